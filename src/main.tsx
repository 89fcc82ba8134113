import { StrictMode, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import example from '../templates/mlp.json' with { type: 'json' };
import type { Project } from './graph/project.ts';
import './nodes/starting.ts';
import { startAutosave } from './stores/persistence.ts';
import { useSettings } from './stores/settingsStore.ts';
import { warmTraining } from './stores/training.ts';
import { App } from './ui/App.tsx';
import { warmCanvasMenus } from './ui/canvas/CanvasMenus.tsx';
import { warmLooks } from './ui/canvas/looked.tsx';
import { warmEngineMenu } from './ui/dock/engine/EngineMenu.tsx';
import { warmTrainTab } from './ui/dock/TrainTab.tsx';
import { isolate } from './ui/frame/isolation.ts';
import { loadLanguage } from './ui/i18n/language.ts';
import { warmInspector } from './ui/inspector/Inspector.tsx';
import './ui/theme/tokens.css';
import './ui/theme/base.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root".');
const show = (page: ReactElement): void => createRoot(root).render(<StrictMode>{page}</StrictMode>);
void start();

// A function, and no `await` of the module itself: what is imported later imports this file, and would wait for it.
async function start(): Promise<void> {
  if (await isolate()) return;
  if (location.pathname.endsWith('/dev/blocks')) {
    const { DevBlocks } = await import('./ui/dev/DevBlocks.tsx');
    show(<DevBlocks />);
    return;
  }
  // The last project and the language first: nothing else flashes by. Without its language the page speaks English.
  const language = loadLanguage(useSettings.getState().locale).catch(() => undefined);
  await Promise.all([startAutosave(example as unknown as Project), language]);
  show(<App />);
  if (location.search !== '') await (await import('./ui/files/openServed.ts')).openServedFile();
  warmWhenIdle();
}

/** TensorFlow.js in its worker, so that Train answers at once, and the parts that the first selection and run show. */
function warmWhenIdle(): void {
  const whenIdle =
    'requestIdleCallback' in window ? requestIdleCallback : (callback: () => void) => setTimeout(callback, 500);
  const warm = (): void => {
    warmTraining();
    warmInspector();
    warmCanvasMenus();
    warmLooks();
    warmTrainTab();
    warmEngineMenu();
  };
  setTimeout(() => whenIdle(warm), 1000);
}
