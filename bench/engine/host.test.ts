import { beforeAll, expect, it } from 'vitest';

import { useInstalledWasm } from '../../src/engine/nodeWasmFiles.ts';
import { buildCeiling } from './buildCeiling.ts';
import { ceilingFlops } from './ceiling.ts';
import { createHost } from './host.ts';

beforeAll(useInstalledWasm);

it.each(['registers', 'product of 512'] as const)('times a loop of products alone: %s', async (engine) => {
  const host = createHost();
  const opened = await host({ kind: 'open', engine, task: { net: 'toy' }, ceiling: await buildCeiling() });
  expect(opened).toEqual({ kind: 'ready', note: '' });
  const answer = await host({ kind: 'slice', ms: 50 });
  if (answer.kind !== 'slice') throw new Error('no slice');
  const { steps, ms } = answer.slice;
  expect(ms).toBeGreaterThanOrEqual(50);
  // No machine that runs this is slower, and none does a thousand operations a nanosecond on one core.
  const flopsPerNs = (steps * ceilingFlops[engine]) / (ms * 1e6);
  expect(flopsPerNs).toBeGreaterThan(0.05);
  expect(flopsPerNs).toBeLessThan(1000);
});

it('trains a net on stock TensorFlow.js, and says how', async () => {
  const host = createHost();
  const opened = await host({ kind: 'open', engine: 'stock cpu', task: { dense: [4, 8, 1] } });
  expect(opened).toEqual({ kind: 'ready', note: expect.stringMatching(/^(minimize|trainOnBatch)$/) as string });
  const answer = await host({ kind: 'slice', ms: 20 });
  expect(answer.kind === 'slice' && answer.slice.steps).toBeGreaterThanOrEqual(2);
});

it('says why an engine cannot train a net', async () => {
  const host = createHost();
  const opened = await host({ kind: 'open', engine: 'stock webgl', task: { net: 'toy' } });
  expect(opened).toEqual({ kind: 'refused', reason: 'There is no webgl here.' });
});
