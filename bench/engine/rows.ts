import { judged, type Row } from '../row.ts';
import type { NetReport, ScalingReport } from './measure.ts';
import { verdicts } from './verdicts.ts';

/** A row of one engine's training, with how far its slices lay apart. */
interface TimedRow extends Row {
  readonly median: number;
  readonly worst: number;
  readonly note: string;
}

/** What a net reached, engine by engine, and whether that is enough: judged in Chromium, told in Node. */
export function netRows(report: NetReport): Row[] {
  const { net, samples, flops, timings, ceilings } = report;
  const timed = timings.map(({ place, engine, note, best, median, worst }): TimedRow => ({
    bench: `${net} in ${place}`,
    name: engine,
    value: best * samples,
    unit: 'samples/s',
    median: median * samples,
    worst: worst * samples,
    note,
  }));
  const limits = Object.entries(ceilings).map(([place, value]): Row => ({
    bench: `${net} in ${place}`,
    name: 'SIMD ceiling',
    value: value / 1e9,
    unit: 'GFLOP/s',
  }));
  const ratios = (['chromium', 'node'] as const).flatMap((place) =>
    verdicts(report, place).map(({ what, value, floor }) => {
      const row: Row = { bench: `${net} in ${place}`, name: what, value, unit: 'ratio' };
      return place === 'node' || floor === undefined ? row : judged(row, 'at least', floor);
    }),
  );
  const work: Row = { bench: net, name: 'work of a step', value: flops / 1e6, unit: 'MFLOP' };
  return [work, ...timed, ...limits, ...ratios];
}

/** How long a step takes along each axis. */
export function scalingRows(reports: readonly ScalingReport[]): Row[] {
  return reports.flatMap(({ axis, points }) =>
    points.flatMap(({ dense: [batch, width, depth], rates }) =>
      Object.entries(rates).map(([engine, rate]): Row => ({
        bench: `growth with ${axis}`,
        name: `batch ${batch}, ${depth} x ${width}, ${engine}`,
        value: 1000 / rate,
        unit: 'ms/step',
      })),
    ),
  );
}
