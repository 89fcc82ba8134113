import { useState, type ReactElement } from 'react';
import type { Plan } from '../../../compiler/plan.ts';
import { column, type Run, type RunState } from '../../../stores/runStore.ts';
import type { Scores } from '../../../training/protocol.ts';
import { useDocumentStore } from '../../../stores/documentStore.ts';
import { useSettings } from '../../../stores/settingsStore.ts';
import { shownName } from '../../i18n/blockWords.ts';
import { ChartPanel } from '../../charts/ChartPanel.tsx';
import { buildChart, chartKinds, runUnit, type Chart, type ChartKind } from '../../charts/series.ts';
import { linearAxis, logAxis, runAxis, shareAxis, type Axis } from '../../charts/ticks.ts';
import { Column } from '../Column.tsx';

/** The charts the next run would have, as far as the plan tells. */
export function emptyCharts(plan: Plan | null): readonly ChartKind[] {
  return chartKinds(zeroScores(plan), {});
}

/** The series a run of the plan has, before any has a value; those of a classifier without a plan. */
function zeroScores(plan: Plan | null): Scores {
  const names = plan?.losses.flatMap(({ name, metrics }) => [name, ...metrics.map((metric) => `${name}/${metric}`)]);
  return Object.fromEntries((names ?? ['loss', 'loss/accuracy']).map((name) => [name, 0]));
}

/** The frames that the curves of the next run will grow into. */
export function EmptyCharts(props: { readonly charts: readonly ChartKind[]; readonly x: Axis }): ReactElement {
  // Steps can only be counted once the data is there.
  const bySteps = props.charts.some((kind) => kind.series.length > 1);
  const x = bySteps ? { ...props.x, ticks: [] } : props.x;
  return (
    <>
      {props.charts.map((kind) => (
        <Column key={kind.measure}>
          <ChartPanel
            measure={kind.measure}
            build={null}
            empty={{ x, y: emptyY(kind), unit: bySteps ? 'step' : 'epoch' }}
            epochs={[]}
          />
        </Column>
      ))}
    </>
  );
}

function emptyY(kind: ChartKind): Axis {
  if (kind.measure === 'accuracy') return shareAxis(0);
  return kind.measure === 'loss' && kind.series.length === 1 ? logAxis(0.03, 3) : linearAxis(0, 4);
}

/** The curves of a run: its losses, then one chart for each metric. */
export function LiveCharts(props: {
  readonly frame: RunState;
  readonly run: Run;
  readonly plan: Plan | null;
  /** A gallery stands beside it and takes the room. */
  readonly wide: boolean;
  readonly hideLast: boolean;
}): ReactElement {
  const { frame, run, plan, wide, hideLast } = props;
  const scores = frame.latest?.scores ?? zeroScores(plan);
  const labels = useLossLabels(plan);
  const kinds = chartKinds(scores, labels);
  const shown = hideLast ? kinds.slice(0, Math.max(0, kinds.length - 1)) : kinds;
  return (
    <>
      {shown.map((kind) => (
        <Column key={kind.measure} width={wide && shown.length === 1 ? 440 : undefined}>
          <LiveChart kind={kind} run={run} unit={runUnit(scores)} />
        </Column>
      ))}
    </>
  );
}

/** What each loss is called, in the language of the page where its block has not been named. */
function useLossLabels(plan: Plan | null): Record<string, string> {
  const locale = useSettings((settings) => settings.locale);
  const blocks = useDocumentStore((state) => state.project.main.blocks);
  const losses = plan?.losses ?? [];
  return Object.fromEntries(
    losses.map(({ name, label, block: id }) => {
      const block = blocks[id];
      // A block of two losses tells them apart by their ports.
      const alone = losses.filter((loss) => loss.block === id).length === 1;
      return [name, block && alone ? shownName(block, label, locale) : label];
    }),
  );
}

function LiveChart(props: {
  readonly kind: ChartKind;
  readonly run: Run;
  readonly unit: Chart['unit'];
}): ReactElement | null {
  const { kind, run, unit } = props;
  const { start, epochs } = run;
  const [chosen, setScale] = useState<'linear' | 'log' | null>(null);
  if (!start) return null;
  const isLoss = kind.measure === 'loss';
  // Losses that play against each other hover; one that is minimised falls by decades.
  const scale = chosen ?? (isLoss && kind.series.length === 1 ? 'log' : 'linear');
  const x = runAxis(unit === 'epoch' ? start.epochs : start.epochs * start.batchesPerEpoch);
  return (
    <ChartPanel
      measure={kind.measure}
      subtitle={isLoss && kind.series.length === 1 ? kind.series[0]?.label.toLowerCase() : undefined}
      build={(width) => buildChart(kind, { start, epochs, unit, column }, scale, width)}
      empty={{ x, y: emptyY(kind), unit }}
      epochs={epochs}
      {...(isLoss ? { scale: { value: scale, onChange: setScale } } : {})}
    />
  );
}
