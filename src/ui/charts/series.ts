import type { EpochEvent, Scores, StartEvent } from '../../training/protocol.ts';
import { decimate, type Point } from './decimate.ts';
import { smooth } from './smooth.ts';
import { linearAxis, logAxis, runAxis, shareAxis, type Axis } from './ticks.ts';

/** What a chart can be of. A metric's series is named after its loss: `cross_entropy/accuracy`. */
export interface ChartKind {
  /** `loss`, or the name of a metric. */
  readonly measure: string;
  /** The series in it, and what to call them. */
  readonly series: readonly { readonly name: string; readonly label: string }[];
}

/** A line of a chart, ready to be drawn. */
export interface ChartLine {
  readonly id: string;
  /** The part of a run it tells of, or the name of its loss. */
  readonly label: { readonly part: 'train' | 'validation' } | { readonly loss: string };
  readonly color: string;
  readonly dash: string | undefined;
  /** Hollow dots at the epochs. */
  readonly dots: boolean;
  /** Batches as they came, thinned; empty for validation. */
  readonly raw: readonly Point[];
  readonly points: readonly Point[];
  /** The value the line has at `x`, if it has come that far. */
  readonly at: (x: number) => number | undefined;
  readonly last: number;
}

export interface Chart {
  readonly kind: ChartKind;
  readonly lines: readonly ChartLine[];
  readonly x: Axis;
  /** What `x` counts. */
  readonly unit: 'epoch' | 'step';
  readonly y: Axis;
  /** How far the run is, in the units of `x`. */
  readonly now: number;
}

/** What a chart is drawn from. */
export interface ChartSource {
  readonly unit: Chart['unit'];
  readonly start: StartEvent;
  readonly epochs: readonly EpochEvent[];
  readonly column: (series: string) => ArrayLike<number | undefined>;
}

const colors = ['--viz-train', '--viz-val', '--viz-3', '--viz-4'] as const;
/** Several training lines are told apart by their dashes too. */
const dashes = [undefined, '7 2', '3 2', '1 2'] as const;

/** A mean over many batches turns slowly: it keeps its shape with its extremes of every few pixels. */
const smoothPixels = 3;

/** The charts a run has: the losses, then one for each metric. `labels` are of the losses, by name. */
export function chartKinds(scores: Scores, labels: Readonly<Record<string, string>>): ChartKind[] {
  const measures = new Map<string, { name: string; label: string }[]>();
  for (const name of Object.keys(scores)) {
    const [loss = name, measure = 'loss'] = name.split('/');
    const series = measures.get(measure) ?? [];
    series.push({ name, label: labels[loss] ?? loss.replaceAll('_', ' ') });
    measures.set(measure, series);
  }
  return [...measures]
    .map(([measure, series]) => ({ measure, series }))
    .sort((a, b) => Number(b.measure === 'loss') - Number(a.measure === 'loss'));
}

/** A chart of a run as far as it has come, for a plot `width` pixels wide. */
export function buildChart(kind: ChartKind, source: ChartSource, scale: 'linear' | 'log', width: number): Chart {
  const { start, epochs, unit } = source;
  const perEpoch = Math.max(1, start.batchesPerEpoch);
  const x = runAxis(unit === 'epoch' ? start.epochs : start.epochs * perEpoch);
  const stride = unit === 'epoch' ? 1 / perEpoch : 1;
  const shown = kind.series.slice(0, colors.length);
  const lines = shown.flatMap(({ name, label }, index) => {
    const values = source.column(name);
    const train = trainLine(
      name,
      shown.length === 1 ? { part: 'train' } : { loss: label },
      index,
      values,
      stride,
      x,
      width,
    );
    const validation = shown.length === 1 ? validationLine(name, epochs, unit === 'epoch' ? 1 : perEpoch) : [];
    return [...train, ...validation];
  });
  const done = Math.max(0, ...shown.map(({ name }) => source.column(name).length)) * stride;
  return { kind, lines, x, unit, y: yAxis(kind.measure, lines, scale), now: Math.min(done, x.domain[1]) };
}

/** A run with one loss is read by the epoch; where losses play against each other (a GAN), by the step. */
export function runUnit(scores: Scores): Chart['unit'] {
  return Object.keys(scores).filter((name) => !name.includes('/')).length > 1 ? 'step' : 'epoch';
}

function trainLine(
  name: string,
  label: ChartLine['label'],
  index: number,
  values: ArrayLike<number | undefined>,
  stride: number,
  x: Axis,
  width: number,
): ChartLine[] {
  const means = smooth(values);
  const last = means.at(-1);
  if (last === undefined || Number.isNaN(last)) return [];
  const xs = (batch: number): number => (batch + 1) * stride;
  return [
    {
      id: name,
      label,
      color: `var(${colors[index] ?? colors[0]})`,
      dash: dashes[index],
      dots: false,
      raw: decimate(xs, values, x.domain, width),
      points: decimate(xs, means, x.domain, width / smoothPixels),
      at: (where) => means[Math.max(0, Math.round(where / stride) - 1)],
      last,
    },
  ];
}

function validationLine(name: string, epochs: readonly EpochEvent[], epochWidth: number): ChartLine[] {
  const points = epochs.flatMap(({ epoch, validation }) => {
    const y = validation?.[name];
    return y === undefined || !Number.isFinite(y) ? [] : [{ x: (epoch + 1) * epochWidth, y }];
  });
  const last = points.at(-1);
  if (!last) return [];
  return [
    {
      id: `${name} validation`,
      label: { part: 'validation' },
      color: `var(${colors[1]})`,
      dash: undefined,
      dots: true,
      raw: [],
      points,
      at: (where) => points.findLast((point) => point.x <= where + 1e-9)?.y,
      last: last.y,
    },
  ];
}

function yAxis(measure: string, lines: readonly ChartLine[], scale: 'linear' | 'log'): Axis {
  const values = lines.flatMap((line) => line.points.map((point) => point.y));
  const highest = Math.max(...values);
  if (measure === 'accuracy') {
    const judged = lines.find((line) => line.dots) ?? lines[0];
    return shareAxis(Math.max(...(judged?.points.map((point) => point.y) ?? [0])));
  }
  if (scale === 'linear') return linearAxis(Math.min(...values), highest);
  return logAxis(Math.min(...values.filter((value) => value > 0)), highest);
}
