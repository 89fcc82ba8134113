import { useId, type ReactElement } from 'react';
import { linePath, type Plot } from './plot.ts';
import type { Chart } from './series.ts';

/**
 * The batches as they came, thin behind the curves. They are hundreds of points that nobody points at, and a chart
 * library does work for every one: as plain paths they cost next to nothing.
 */
export function RawLines(props: { readonly chart: Chart; readonly plot: Plot }): ReactElement {
  const { chart, plot } = props;
  const clip = useId();
  return (
    <g fill="none" strokeWidth={1} strokeOpacity={0.2} strokeLinejoin="round" clipPath={`url(#${clip})`} aria-hidden>
      <clipPath id={clip}>
        <rect x={plot.left} y={plot.top} width={plot.right - plot.left} height={plot.bottom - plot.top} />
      </clipPath>
      {chart.lines.map((line) => (
        <path key={line.id} d={linePath(plot, chart.x, chart.y, line.raw)} stroke={line.color} />
      ))}
    </g>
  );
}
