import { lazy, Suspense, useRef, useState, type ReactElement } from 'react';
import { useCompiled } from '../../stores/compiled.ts';
import { useDocumentStore } from '../../stores/documentStore.ts';
import { warmCharts } from '../charts/ChartPanel.tsx';
import { runAxis } from '../charts/ticks.ts';
import { useSize } from '../charts/useSize.ts';
import { useWords } from '../i18n/words.ts';
import { Column, ColumnHead } from './Column.tsx';
import dock from './dock.module.css';
import { SmallButton } from './SmallButton.tsx';
import { emptyCharts, LiveCharts, EmptyCharts } from './train/TrainCharts.tsx';
import { NoRun } from './train/NoRun.tsx';
import { liveView } from './train/liveView.ts';
import { trainWords } from './train/trainWords.ts';
import { useRunFrame } from './train/useRunFrame.ts';

// What only a run shows comes with the first one, or before it while the page is idle.
const loadRunPanel = async () => ({ default: (await import('./train/RunPanel.tsx')).RunPanel });
const loadRunsTable = async () => ({ default: (await import('./train/RunsTable.tsx')).RunsTable });
const loadLiveColumn = async () => ({ default: (await import('./train/LiveColumn.tsx')).LiveColumn });
const RunPanel = lazy(loadRunPanel);
const RunsTable = lazy(loadRunsTable);
const LiveColumn = lazy(loadLiveColumn);

/** Brings in what a run shows before there is one. */
export function warmTrainTab(): void {
  void Promise.all([loadRunPanel(), loadRunsTable(), loadLiveColumn(), warmCharts()]);
}

/** The newest run with its curves and its live view, and the table of all runs. */
export function TrainTab(): ReactElement {
  const frame = useRunFrame();
  const words = useWords(trainWords);
  const box = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(box);
  const [showRuns, setShowRuns] = useState(false);
  const plan = useCompiled((compiled) => compiled.plan);
  const epochs = useDocumentStore((state) => state.project.run.epochs);
  const run = frame.runs.at(-1);
  const view = run ? liveView(frame) : null;
  const runsFit = width >= (view === null ? 1240 : view === 'boundary' ? 1400 : 1680);
  const empty = { charts: emptyCharts(plan), x: runAxis(epochs) };
  const narrow = width > 0 && width < 1240;
  return (
    <div ref={box} className={dock.columns}>
      <Column width={run ? 264 : narrow ? 300 : 340} scroll label={run ? words.run(run.number) : words.noRun}>
        {run ? (
          <Suspense fallback={null}>
            <RunPanel frame={frame} run={run}>
              {!runsFit && (
                <SmallButton pressed={showRuns} onClick={() => setShowRuns(!showRuns)}>
                  {words.runs}
                </SmallButton>
              )}
            </RunPanel>
          </Suspense>
        ) : (
          <NoRun />
        )}
      </Column>
      {view && (
        <Suspense fallback={null}>
          <LiveColumn frame={frame} view={view} height={height} />
        </Suspense>
      )}
      {run?.start ? (
        <LiveCharts frame={frame} run={run} plan={plan} wide={view === 'samples'} hideLast={!runsFit && showRuns} />
      ) : (
        <EmptyCharts {...empty} />
      )}
      {run && (runsFit || showRuns) && (
        <Column width={344} scroll label={words.runs}>
          <ColumnHead title={words.runs} />
          <Suspense fallback={null}>
            <RunsTable runs={frame.runs} />
          </Suspense>
        </Column>
      )}
    </div>
  );
}
