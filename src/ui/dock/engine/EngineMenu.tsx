import { TriangleAlert } from 'lucide-react';
import { lazy, Suspense, type ReactElement } from 'react';
import { firstUntrained } from '../../../compiler/trainability.ts';
import type { BackendName } from '../../../engine/backend.ts';
import { useCompiled } from '../../../stores/compiled.ts';
import { useRunStore } from '../../../stores/runStore.ts';
import { useSettings } from '../../../stores/settingsStore.ts';
import { blockLabel } from '../../i18n/blockWords.ts';
import { useWords } from '../../i18n/words.ts';
import { Popover } from '../../parts/Popover.tsx';
import { dockWords } from '../dockWords.ts';
import styles from './EngineMenu.module.css';
import { shortNames } from './engineNames.ts';

const loadPanel = async () => ({ default: (await import('./EnginePanel.tsx')).EnginePanel });
const EnginePanel = lazy(loadPanel);

/** Brings in what the tag opens, before it is opened. */
export function warmEngineMenu(): void {
  void loadPanel();
}

/**
 * The tag with the engine of the newest run, else of the one prepared ahead, else the one that was chosen: a button that
 * tells why this one, and lets another be chosen for the next run.
 */
export function EngineMenu(): ReactElement {
  const words = useWords(dockWords);
  const moved = useRunStore((state) => state.runs.at(-1)?.moved ?? null);
  const choice = useRunStore((state) => moved?.choice ?? state.runs.at(-1)?.start?.choice ?? state.ahead);
  const going = useRunStore(({ status }) => status !== 'idle' && status !== 'ended');
  const chosen = useSettings((settings) => settings.engine);
  const name = chosen === 'auto' ? words.automatic : shortNames[chosen];
  const unfit = useCompiled(({ plan }) => (plan && chosen !== 'auto' ? firstUntrained(plan, chosen)?.type : undefined));
  const locale = useSettings((settings) => settings.locale);
  const warning =
    unfit === undefined ? null : words.engineUnfit(shortNames[chosen as BackendName], blockLabel(unfit, locale));
  return (
    <Popover
      label={words.engine}
      side="top"
      align="end"
      className={styles.popover}
      trigger={
        <button type="button" className={styles.tag} title={warning ?? words.engineHint} data-testid="engine">
          {warning !== null && <TriangleAlert size={12} strokeWidth={2} role="img" aria-label={warning} />}
          {choice ? words.engineTag(shortNames[choice.backend], choice.threads) : name}
        </button>
      }
    >
      {(close) => (
        <Suspense fallback={null}>
          <EnginePanel choice={choice} moved={moved} going={going} onClose={close} />
        </Suspense>
      )}
    </Popover>
  );
}
