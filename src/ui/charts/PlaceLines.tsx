import type { ReactElement } from 'react';
import { xPixel, type Plot } from './plot.ts';
import type { Chart } from './series.ts';

/** Where the run is, dashed, and where the reader points. */
export function PlaceLines(props: {
  readonly chart: Chart;
  readonly plot: Plot;
  readonly at: number | null;
}): ReactElement {
  const { chart, plot, at } = props;
  const now = xPixel(plot, chart.x, chart.now);
  const pointed = at === null ? null : xPixel(plot, chart.x, at);
  return (
    <g aria-hidden>
      <line x1={now} x2={now} y1={plot.top} y2={plot.bottom} stroke="var(--line-block)" strokeDasharray="2 3" />
      {pointed !== null && <line x1={pointed} x2={pointed} y1={plot.top} y2={plot.bottom} stroke="var(--text-3)" />}
    </g>
  );
}
