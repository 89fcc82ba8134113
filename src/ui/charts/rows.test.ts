import { expect, it } from 'vitest';
import { chartRows } from './rows.ts';
import type { Chart, ChartLine } from './series.ts';

const line = (id: string, points: ChartLine['points']): ChartLine => ({
  id,
  label: { part: 'train' },
  color: 'red',
  dash: undefined,
  dots: false,
  raw: [{ x: 0.5, y: 1 }],
  points,
  at: () => undefined,
  last: 0,
});

it('merges lines by their place and puts what a log axis cannot show on its edge', () => {
  const chart: Chart = {
    kind: { measure: 'loss', series: [] },
    lines: [
      line('a', [
        { x: 1, y: 0 },
        { x: 2, y: 0.5 },
      ]),
      line('b', [{ x: 1, y: 0.7 }]),
    ],
    x: { domain: [0, 3], ticks: [], scale: 'linear' },
    unit: 'epoch',
    y: { domain: [0.1, 1], ticks: [], scale: 'log' },
    now: 2,
  };
  expect(chartRows(chart)).toEqual([
    { x: 1, a: 0.1, b: 0.7 },
    { x: 2, a: 0.5 },
  ]);
});
