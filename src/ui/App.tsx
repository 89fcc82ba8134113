import { useEffect, type CSSProperties, type ReactElement } from 'react';
import { loadCatalogue } from '../stores/catalogue.ts';
import { useDocumentStore } from '../stores/documentStore.ts';
import { dockClosed, dockMaximum, useLayout } from '../stores/layoutStore.ts';
import { useUiStore } from '../stores/uiStore.ts';
import styles from './App.module.css';
import { Canvas } from './canvas/Canvas.tsx';
import { useCommandKeys } from './commands/useCommandKeys.ts';
import { Dialogs } from './Dialogs.tsx';
import { Banner } from './files/Banner.tsx';
import { FileDrop } from './files/FileDrop.tsx';
import { ErrorBoundary } from './frame/ErrorBoundary.tsx';
import { frameWords } from './frame/frameWords.ts';
import { LiveRegion } from './frame/LiveRegion.tsx';
import { DockPanel, InspectorPanel, PalettePanel } from './frame/Panels.tsx';
import { focusRegion } from './frame/regions.ts';
import { useDockPurpose } from './frame/useDockPurpose.ts';
import { useGlobalKeys } from './frame/useGlobalKeys.ts';
import { narrowPage, useMedia, usePageHeight } from './frame/useMedia.ts';
import { FirstVisitHint } from './hint/FirstVisitHint.tsx';
import { useWords } from './i18n/words.ts';
import { loadBlockIcons } from './parts/BlockIcon.tsx';
import { TooltipLayer } from './parts/Tooltip.tsx';
import { useTheme } from './theme/useTheme.ts';
import { TopBar } from './topbar/TopBar.tsx';

/** The page: top bar, blocks, canvas, inspector and dock, and the dialogs over them. */
export function App(): ReactElement {
  useTheme();
  useGlobalKeys();
  useCommandKeys();
  useTitle();
  useRestOfBlocks();
  const words = useWords(frameWords);
  return (
    <>
      <ErrorBoundary region={words.thePage}>
        <a
          className={styles.skip}
          href="#canvas"
          onClick={(event) => {
            event.preventDefault();
            focusRegion('canvas');
          }}
        >
          {words.skip}
        </a>
        <Regions />
        <Dialogs />
        <FileDrop />
        <LiveRegion />
      </ErrorBoundary>
      <TooltipLayer />
    </>
  );
}

function Regions(): ReactElement {
  const words = useWords(frameWords);
  const narrow = useMedia(narrowPage);
  const small = useMedia('(max-width: 1099px)');
  return (
    <div className={styles.app} style={useGrid(narrow)}>
      <header className={styles.bar} data-region="topbar" aria-label={words.topBar}>
        <ErrorBoundary region={words.theTopBar}>
          <TopBar narrow={small} />
        </ErrorBoundary>
      </header>
      <PalettePanel narrow={narrow} />
      <main className={styles.canvas} data-region="canvas" id="canvas" aria-label={words.canvas}>
        <ErrorBoundary region={words.theCanvas}>
          <Canvas />
          <FirstVisitHint />
          <Banner />
        </ErrorBoundary>
      </main>
      <InspectorPanel narrow={narrow} />
      <DockPanel />
    </div>
  );
}

const paletteRail = 44;
const inspectorRail = 36;

/** Sizes of the panels, as the grid's custom properties. */
function useGrid(narrow: boolean): CSSProperties {
  const layout = useLayout();
  const { paletteOpen, inspectorOpen, dockOpen } = useUiStore();
  const purpose = useDockPurpose();
  const most = dockMaximum(usePageHeight());
  const sizes = {
    '--palette': `${narrow || !paletteOpen ? paletteRail : layout.palette}px`,
    '--inspector': `${narrow || !inspectorOpen ? inspectorRail : layout.inspector}px`,
    '--dock': `${dockOpen ? Math.min(layout.dock[purpose], most) : dockClosed}px`,
  };
  return sizes as CSSProperties;
}

/** Brings in the blocks that the page does not start with, as soon as it is there and has nothing to do. */
function useRestOfBlocks(): void {
  useEffect(() => {
    const load = (): void => void Promise.all([loadCatalogue().catch(() => undefined), loadBlockIcons()]);
    if ('requestIdleCallback' in window) requestIdleCallback(load, { timeout: 1000 });
    else setTimeout(load, 200);
  }, []);
}

function useTitle(): void {
  const name = useDocumentStore((state) => state.project.name);
  useEffect(() => {
    document.title = `${name} · Layerloom`;
  }, [name]);
}
