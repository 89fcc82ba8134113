import { expect, it } from 'vitest';

import type { Contestant } from './contestants.ts';
import { performancePage } from './document.ts';
import type { NetReport } from './measure.ts';
import { netRows } from './rows.ts';
import { inTurns, type Timing } from './turns.ts';
import { verdicts } from './verdicts.ts';

const timing = (place: Timing['place'], engine: string, best: number): Timing => ({
  place,
  engine,
  note: '',
  best,
  median: 0.9 * best,
  worst: 0.5 * best,
  slices: 3,
});

/** A CNN at made-up speeds, in steps a second. */
const report: NetReport = {
  net: 'cnn',
  samples: 64,
  flops: 1e9,
  timings: [
    timing('chromium', 'static', 30),
    timing('chromium', 'static, 2 threads', 50),
    timing('chromium', 'stock webgl', 0.5),
    timing('chromium', 'stock cpu', 0.25),
    timing('node', 'stock cpu', 0.1),
    timing('native', 'TensorFlow, 2 threads', 200),
    timing('native', 'TensorFlow, 2 threads, many steps a call', 400),
  ],
  refusals: [{ place: 'chromium', engine: 'stock wasm', reason: 'a kernel is missing' }],
  ceilings: { chromium: 60e9, node: 50e9 },
};

it('compares our quickest engine with the quickest of the others, and one thread with the ceiling', () => {
  const ratios = verdicts(report, 'chromium').map(({ against, value, floor }) => [against, value, floor]);
  expect(ratios).toEqual([
    ['stock', 100, 80],
    ['ceiling', 0.5, 0.55],
    ['native', 0.25, 0.3],
  ]);
  expect(verdicts(report, 'node')).toEqual([]);
});

it('tells every figure as a row, and judges the ratios that have a floor', () => {
  const rows = netRows(report);
  expect(rows.find(({ name }) => name === 'static, 2 threads')?.value).toBe(3200);
  expect(rows.filter(({ met }) => met !== undefined).map(({ name, met }) => [name, met])).toEqual([
    ['static, 2 threads to stock webgl', true],
    ['static to the SIMD ceiling', false],
    ['static, 2 threads to TensorFlow, 2 threads', false],
  ]);
});

it('writes the page from what was measured alone', async () => {
  const page = await performancePage({
    machine: {
      processor: 'A processor',
      cores: 2,
      memoryGb: 24,
      system: 'Linux 6',
      node: '20.20.2',
      chromium: '156',
      tensorflowJs: '4.22.0',
      date: '2026-01-02',
    },
    reports: [report],
    scaling: [
      { axis: 'batch', points: [{ dense: [16, 128, 4], flops: 2e6, rates: { static: 1000, 'stock wasm': 100 } }] },
    ],
    rounds: 3,
  });
  const cells = page.split('\n').map((line) =>
    line
      .split('|')
      .map((each) => each.trim())
      .join('|'),
  );
  expect(cells).toContain('|CNN, batch 64|3,200|100x (80x)|**50 %** (55 %, missed)|**0.25x** (0.3x, missed)|');
  expect(cells).toContain('|chromium|static|1,920|1,730 (960)|33.3|30||');
  expect(cells).toContain('|16|2|1|10|10x|2|');
  expect(page).toContain('- No stock wasm in chromium: a kernel is missing');
  expect(page).toContain('native TensorFlow was not measured');
});

it('lets everyone have a turn in each round, and the slowest one turn only', async () => {
  const order: string[] = [];
  const contestant = (engine: string, stepMs: number): Contestant => ({
    place: 'node',
    engine,
    note: '',
    slice: () => (order.push(engine), Promise.resolve({ steps: 2, ms: 2 * stepMs + 2 * order.length })),
    close: () => Promise.resolve(),
  });
  const turns = { rounds: 3, sliceMs: 1 };
  const timings = await inTurns([contestant('a', 1), contestant('slow', 3000), contestant('b', 4)], turns);
  expect(order).toEqual(['a', 'slow', 'b', 'a', 'b', 'a', 'b']);
  expect(timings.map(({ engine, best, slices }) => [engine, best, slices])).toEqual([
    ['a', 500, 3],
    ['slow', 1000 / 3002, 1],
    ['b', 1000 / 7, 3],
  ]);
});
