import { describe, expect, it } from 'vitest';
import { linePath, plotOf, xPixel, xValue, yPixel } from './plot.ts';
import type { Axis } from './ticks.ts';

const plot = plotOf(392, 138);
const linear: Axis = { domain: [0, 10], ticks: [], scale: 'linear' };
const log: Axis = { domain: [0.01, 1], ticks: [], scale: 'log' };

describe('plot', () => {
  it('puts the ends of the axes on the edges', () => {
    expect(xPixel(plot, linear, 0)).toBe(plot.left);
    expect(xPixel(plot, linear, 10)).toBe(plot.right);
    expect(yPixel(plot, linear, 0)).toBe(plot.bottom);
    expect(yPixel(plot, linear, 10)).toBe(plot.top);
  });

  it('puts a tenth in the middle of two decades', () => {
    expect(yPixel(plot, log, 0.1)).toBeCloseTo((plot.top + plot.bottom) / 2, 9);
  });

  it('keeps values outside on the edge, and what has no logarithm at the bottom', () => {
    expect(yPixel(plot, log, 0)).toBe(plot.bottom);
    expect(yPixel(plot, log, 50)).toBe(plot.top);
  });

  it('draws a path that leaves the plot where values do', () => {
    const path = linePath(plot, linear, linear, [
      { x: 0, y: 5 },
      { x: 10, y: 20 },
      { x: 10, y: 1e9 },
    ]);
    const middle = (plot.top + plot.bottom) / 2;
    const over = plot.bottom - 2 * (plot.bottom - plot.top);
    expect(path).toBe(
      `M${plot.left.toFixed(1)} ${middle.toFixed(1)}` + `L${plot.right.toFixed(1)} ${over.toFixed(1)}`.repeat(2),
    );
  });

  it('reads the pixel back', () => {
    expect(xValue(plot, linear, xPixel(plot, linear, 3.7))).toBeCloseTo(3.7, 9);
    expect(xValue(plot, linear, -100)).toBe(0);
  });
});
