import { useRef, useState, type ReactElement } from 'react';
import { useCompiled } from '../../stores/compiled.ts';
import { useDocumentStore } from '../../stores/documentStore.ts';
import type { RunState } from '../../stores/runStore.ts';
import { runAxis } from '../charts/ticks.ts';
import { useSize } from '../charts/useSize.ts';
import { useWords } from '../i18n/words.ts';
import { Column, ColumnHead } from './Column.tsx';
import dock from './dock.module.css';
import { SmallButton } from './SmallButton.tsx';
import { BoundaryPanel } from './train/BoundaryPanel.tsx';
import { emptyCharts, LiveCharts, EmptyCharts } from './train/TrainCharts.tsx';
import { NoRun } from './train/NoRun.tsx';
import { RunPanel } from './train/RunPanel.tsx';
import { RunsTable } from './train/RunsTable.tsx';
import { SamplesView } from './train/SamplesView.tsx';
import { TextPanel } from './train/TextPanel.tsx';
import { trainWords } from './train/trainWords.ts';
import { useRunFrame } from './train/useRunFrame.ts';

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
      <Column width={run ? 264 : narrow ? 300 : 340} scroll>
        {run ? (
          <RunPanel frame={frame} run={run}>
            {!runsFit && (
              <SmallButton pressed={showRuns} onClick={() => setShowRuns(!showRuns)}>
                {words.runs}
              </SmallButton>
            )}
          </RunPanel>
        ) : (
          <NoRun />
        )}
      </Column>
      {view && <LiveColumn frame={frame} view={view} height={height} />}
      {run?.start ? (
        <LiveCharts frame={frame} run={run} plan={plan} wide={view === 'samples'} hideLast={!runsFit && showRuns} />
      ) : (
        <EmptyCharts {...empty} />
      )}
      {run && (runsFit || showRuns) && (
        <Column width={344} scroll>
          <ColumnHead title={words.runs} />
          <RunsTable runs={frame.runs} />
        </Column>
      )}
    </div>
  );
}

type LiveView = 'samples' | 'boundary' | 'text';

/** The view that shows best what this run learns. */
function liveView(frame: RunState): LiveView | null {
  if (frame.sampleHistory.length > 0) return 'samples';
  if (frame.views.boundary) return 'boundary';
  return frame.textHistory.length > 0 ? 'text' : null;
}

function LiveColumn(props: {
  readonly frame: RunState;
  readonly view: LiveView;
  readonly height: number;
}): ReactElement | null {
  const { frame, view, height } = props;
  switch (view) {
    case 'samples':
      return (
        <Column>
          <SamplesView history={frame.sampleHistory} />
        </Column>
      );
    case 'boundary': {
      const boundary = frame.views.boundary;
      // A square as high as the column has room, and not wider than a chart.
      const side = Math.max(120, Math.min(420, height - 41));
      return boundary?.probe === 'boundary' ? (
        <Column width={side + 33}>
          <BoundaryPanel view={boundary} />
        </Column>
      ) : null;
    }
    case 'text':
      return (
        <Column width={320}>
          <TextPanel history={frame.textHistory} />
        </Column>
      );
    default:
      return view satisfies never;
  }
}
