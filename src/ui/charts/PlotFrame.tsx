import type { ReactElement } from 'react';
import { xPixel, yPixel, type Plot } from './plot.ts';
import type { Axis } from './ticks.ts';
import styles from './charts.module.css';

/** Grid, axes and ticks: the same lines before a run, drawn alone, and during it, under the curves. */
export function PlotFrame(props: {
  readonly plot: Plot;
  readonly x: Axis;
  readonly y: Axis;
  readonly unit: string;
  readonly formatX: (value: number) => string;
  readonly formatY: (value: number) => string;
}): ReactElement {
  const { plot, x, y, unit, formatX, formatY } = props;
  const base = half(plot.bottom);
  return (
    <g className={styles.frame} aria-hidden>
      {y.ticks.map((tick) => {
        const at = half(yPixel(plot, y, tick));
        return (
          <g key={tick}>
            <line className={styles.grid} x1={plot.left} x2={plot.right} y1={at} y2={at} />
            <text x={plot.left - 6} y={at + 3.5} textAnchor="end">
              {formatY(tick)}
            </text>
          </g>
        );
      })}
      <line className={styles.axis} x1={plot.left} x2={plot.right} y1={base} y2={base} />
      {x.ticks.map((tick) => {
        const at = half(xPixel(plot, x, tick));
        return (
          <g key={tick}>
            <line className={styles.axis} x1={at} x2={at} y1={base} y2={base + 4} />
            <text x={at} y={plot.bottom + 15} textAnchor="middle">
              {formatX(tick)}
            </text>
          </g>
        );
      })}
      <text x={plot.right} y={plot.bottom + 28} textAnchor="end">
        {unit}
      </text>
    </g>
  );
}

/** One-pixel lines are crisp on half pixels. */
function half(pixel: number): number {
  return Math.round(pixel - 0.5) + 0.5;
}
