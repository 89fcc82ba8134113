import { ChevronDown, ChevronUp } from 'lucide-react';
import { lazy, Suspense, type KeyboardEvent, type ReactElement } from 'react';
import { useCompiled } from '../../stores/compiled.ts';
import { dockTabs, showDock, useUiStore, type DockTab } from '../../stores/uiStore.ts';
import { ErrorBoundary } from '../frame/ErrorBoundary.tsx';
import { frameWords } from '../frame/frameWords.ts';
import { useWords } from '../i18n/words.ts';
import { classes } from '../parts/classes.ts';
import { IconButton } from '../parts/IconButton.tsx';
import styles from './Dock.module.css';
import { dockWords } from './dockWords.ts';
import { RunSummary } from './RunSummary.tsx';
import { useRunNews } from './train/useRunNews.ts';
import { TrainTab } from './TrainTab.tsx';

const DataTab = lazy(async () => ({ default: (await import('./DataTab.tsx')).DataTab }));
const InsideTab = lazy(async () => ({ default: (await import('./InsideTab.tsx')).InsideTab }));
const ProblemsTab = lazy(async () => ({ default: (await import('./ProblemsTab.tsx')).ProblemsTab }));
const CodeTab = lazy(async () => ({ default: (await import('./CodeTab.tsx')).CodeTab }));

const bodies: Readonly<Record<DockTab, () => ReactElement>> = {
  train: () => <TrainTab />,
  data: () => <DataTab />,
  inside: () => <InsideTab />,
  code: () => <CodeTab />,
  problems: () => <ProblemsTab />,
};

/** The lower part of the page: tabs, a summary of the run, and what the tab shows. */
export function Dock(): ReactElement {
  useRunNews();
  const words = useWords(dockWords);
  const { theDock } = useWords(frameWords);
  const open = useUiStore((state) => state.dockOpen);
  const tab = useUiStore((state) => state.dockTab);
  return (
    <>
      <div className={styles.head}>
        <Tabs current={tab} open={open} />
        <span className={styles.gap} />
        <RunSummary />
        <IconButton
          label={open ? words.hide : words.show}
          icon={open ? ChevronDown : ChevronUp}
          tooltipSide="top"
          aria-expanded={open}
          onClick={() => useUiStore.setState({ dockOpen: !open })}
        />
      </div>
      {open && (
        <div id="dock-body" role="tabpanel" aria-labelledby={`dock-${tab}`} className={styles.body}>
          <ErrorBoundary key={tab} region={theDock}>
            <Suspense fallback={<p className={styles.opening}>{words.opening}</p>}>{bodies[tab]()}</Suspense>
          </ErrorBoundary>
        </div>
      )}
    </>
  );
}

function Tabs({ current, open }: { readonly current: DockTab; readonly open: boolean }): ReactElement {
  const words = useWords(dockWords);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const at = dockTabs.indexOf(current);
    const next = {
      ArrowRight: dockTabs[(at + 1) % dockTabs.length],
      ArrowLeft: dockTabs[(at + dockTabs.length - 1) % dockTabs.length],
      Home: dockTabs[0],
      End: dockTabs.at(-1),
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    showDock(next);
    event.currentTarget.querySelector<HTMLElement>(`#dock-${next}`)?.focus();
  };
  return (
    <div role="tablist" className={styles.tabs} onKeyDown={onKeyDown}>
      {dockTabs.map((tab) => (
        <button
          key={tab}
          id={`dock-${tab}`}
          type="button"
          role="tab"
          data-testid={`tab-${tab}`}
          {...(tab === current ? { 'data-first': '' } : {})}
          aria-selected={tab === current}
          aria-controls="dock-body"
          tabIndex={tab === current ? 0 : -1}
          className={classes(styles.tab, tab === current && open && styles.current)}
          onClick={() => showDock(tab)}
        >
          {words[tab]}
          {tab === 'problems' && <ProblemCount />}
        </button>
      ))}
    </div>
  );
}

/** Errors and warnings; tips are not counted. */
function ProblemCount(): ReactElement | null {
  const words = useWords(dockWords);
  const errors = useCompiled(({ diagnostics }) => diagnostics.filter(({ severity }) => severity === 'error').length);
  const all = useCompiled(({ diagnostics }) => diagnostics.filter(({ severity }) => severity !== 'tip').length);
  if (all === 0) return null;
  return (
    <span
      className={classes(styles.count, errors === 0 && styles.warnings)}
      aria-label={words.problemCount(errors, all)}
    >
      {all}
    </span>
  );
}
