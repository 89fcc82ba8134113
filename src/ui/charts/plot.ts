import type { Point } from './decimate.ts';
import type { Axis } from './ticks.ts';

/** Where a plot lies in its drawing, in pixels. */
export interface Plot {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Room kept round a plot: y ticks at the left, the last values at the right, x ticks and their unit below. */
export const margins = { top: 8, right: 50, bottom: 30, left: 42 } as const;

/** The plot of a drawing of this size. */
export function plotOf(width: number, height: number): Plot {
  return {
    width,
    height,
    left: margins.left,
    right: Math.max(margins.left + 1, width - margins.right),
    top: margins.top,
    bottom: Math.max(margins.top + 1, height - margins.bottom),
  };
}

/** Pixel of a value on the x axis. */
export function xPixel(plot: Plot, axis: Axis, value: number): number {
  return plot.left + share(axis, value) * (plot.right - plot.left);
}

/** Pixel of a value on the y axis, which grows upwards; values outside are put on the edge. */
export function yPixel(plot: Plot, axis: Axis, value: number): number {
  const at = Math.min(1, Math.max(0, share(axis, value)));
  return plot.bottom - at * (plot.bottom - plot.top);
}

/** An SVG path through points. It runs on outside of the plot, where it is to be clipped, but not far. */
export function linePath(plot: Plot, x: Axis, y: Axis, points: readonly Point[]): string {
  const height = plot.bottom - plot.top;
  return points
    .map((point, index) => {
      const at = Math.min(2, Math.max(-1, share(y, point.y)));
      const [px, py] = [xPixel(plot, x, point.x), plot.bottom - at * height];
      return `${index === 0 ? 'M' : 'L'}${px.toFixed(1)} ${py.toFixed(1)}`;
    })
    .join('');
}

/** Value of the x axis under a pixel, kept inside the axis. */
export function xValue(plot: Plot, axis: Axis, pixel: number): number {
  const [from, to] = axis.domain;
  const at = Math.min(1, Math.max(0, (pixel - plot.left) / (plot.right - plot.left)));
  return from + at * (to - from);
}

function share(axis: Axis, value: number): number {
  const [from, to] = axis.domain;
  if (axis.scale === 'linear') return (value - from) / (to - from);
  if (value <= 0) return -1;
  return Math.log(value / from) / Math.log(to / from);
}
