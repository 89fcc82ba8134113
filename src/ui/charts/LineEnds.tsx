import type { ReactElement } from 'react';
import { xPixel, yPixel, type Plot } from './plot.ts';
import type { Chart } from './series.ts';
import { spread } from './spread.ts';
import styles from './charts.module.css';

/** The last value of each line, right of where the run stands, in the colour of the line. */
export function LineEnds(props: {
  readonly chart: Chart;
  readonly plot: Plot;
  readonly format: (value: number) => string;
}): ReactElement {
  const { chart, plot, format } = props;
  const ends = chart.lines.map((line) => yPixel(plot, chart.y, line.last));
  const placed = spread(ends, plot.top + 4, plot.bottom - 4);
  const x = Math.min(xPixel(plot, chart.x, chart.now) + 7, plot.right + 7);
  return (
    <g aria-hidden>
      {chart.lines.map((line, index) => (
        <text key={line.id} className={styles.end} x={x} y={(placed[index] ?? 0) + 4} style={{ fill: line.color }}>
          {format(line.last)}
        </text>
      ))}
    </g>
  );
}
