import type { Chart } from './series.ts';

/** One place on the x axis, with the values of the lines that have a point there. */
export type ChartRow = { x: number } & Record<string, number>;

/**
 * The points of all curves as one list, in the order of x: a chart library reads rows. A logarithmic axis has no place
 * for 0, so such values are put on its lower edge.
 */
export function chartRows(chart: Chart): ChartRow[] {
  const rows = new Map<number, ChartRow>();
  const floor = chart.y.scale === 'log' ? chart.y.domain[0] : Number.NEGATIVE_INFINITY;
  for (const line of chart.lines) {
    for (const { x, y } of line.points) {
      const row: ChartRow = rows.get(x) ?? { x };
      row[line.id] = Math.max(y, floor);
      rows.set(x, row);
    }
  }
  return [...rows.values()].sort((a, b) => a.x - b.x);
}
