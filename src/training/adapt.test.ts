import { beforeAll, describe, expect, it, vi } from 'vitest';

import { diskAssets } from '../data/nodeAssets.ts';
import { createMoments } from '../data/moments.ts';
import { useInstalledWasm } from '../engine/nodeWasmFiles.ts';
import { layer, weight } from '../engine/testPlans.ts';
import type { Plan } from '../compiler/plan.ts';
import { createControl, type RunControl } from './control.ts';
import { trainRun } from './loop.ts';
import { prepare } from './prepare.ts';
import type { RunEvent } from './protocol.ts';
import { range, samplesOf } from './feed.ts';
import { adaptToData, adapts } from './adapt.ts';
import { pointsPlan } from './testRuns.ts';

beforeAll(useInstalledWasm);

/** The plan of points with layers in front that adapt: to the points, and to twice what the first of them gives, plus 3. */
function adaptingPlan(): Plan {
  const plan = pointsPlan();
  const net = plan.models[0]!;
  const normalization = (name: string, axes: readonly number[], shape: number[], input: string | null) => {
    const args = { axes, mean: null, variance: null, invert: false };
    const weights = ['mean', 'variance'].map((each) => ({ ...weight(each, ...shape), trainable: false }));
    const count = { ...weight('count'), trainable: false };
    const inputs = [input === null ? { input: 0 } : { layer: input, output: 0 }];
    const made = layer(name, 'Normalization', args, { custom: true, inputs, weights: [...weights, count] });
    return { ...made, call: { ...made.call, adapts: 'moments' as const } };
  };
  const before = [
    normalization('first', [1], [2], null),
    layer('scaled', 'rescaling', { scale: 2, offset: 3 }, { inputs: [{ layer: 'first', output: 0 }] }),
    normalization('second', [], [], 'scaled'),
  ];
  const [dense, ...others] = net.layers;
  const after = [{ ...dense!, inputs: [{ layer: 'second', output: 0 }] }, ...others];
  return { ...plan, models: [{ ...net, layers: [...before, ...after] }] };
}

describe('adapting to the data', () => {
  it.each(['static', 'cpu'] as const)(
    'gives layers the moments of what reaches them, one after another, on %s',
    async (backend) => {
      const plan = adaptingPlan();
      expect(adapts(plan)).toBe(true);
      const { datasets, program } = await prepare(plan, backend, diskAssets());
      const before = await program.weights();
      for await (const _ of adaptToData({ plan, datasets, program }));

      const { data } = samplesOf(plan, datasets, 'train', range(0, 200))['data']!['points']!;
      const columns = [0, 1].map((column) => [...data].filter((_, at) => at % 2 === column));
      const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
      const means = columns.map(mean);
      const variances = columns.map((values, column) => mean(values.map((value) => (value - means[column]!) ** 2)));

      const weights = await program.weights();
      const values = (name: string) => [...weights.get(`mlp/${name}`)!.values];
      values('first/mean').forEach((value, column) => expect(value).toBeCloseTo(means[column]!, 5));
      values('first/variance').forEach((value, column) => expect(value).toBeCloseTo(variances[column]!, 5));
      // Mean 0 and variance 1, doubled and moved by 3.
      expect(values('second/mean')[0]).toBeCloseTo(3, 4);
      expect(values('second/variance')[0]).toBeCloseTo(4, 3);
      expect(weights.get('mlp/dense/kernel')).toEqual(before.get('mlp/dense/kernel'));
      program.dispose();
    },
  );
});

describe('a run of layers that adapt', () => {
  /** A run whose data are looked at through `look`, and what it told. */
  async function told(look: (control: RunControl, times: number) => unknown) {
    const prepared = await prepare(adaptingPlan(), 'cpu', diskAssets());
    const { program } = prepared;
    const control = createControl();
    let times = 0;
    prepared.program = {
      ...program,
      value(ref, batch) {
        look(control, ++times);
        return program.value(ref, batch);
      },
    };
    const events: RunEvent[] = [];
    for await (const event of trainRun(prepared, control, { batches: 1 })) events.push(event);
    const weights = await program.weights();
    program.dispose();
    const words = events.map((event) => (event.kind === 'state' ? event.state : event.kind));
    return { words, end: events.at(-1), times, mean: [...weights.get('mlp/first/mean')!.values] };
  }

  it('hears Stop between two looks at the data, and leaves the weights as they were', async () => {
    const { words, end, times, mean } = await told((control, time) => time === 1 && control.ask('stop'));
    expect(words).toEqual(['end']);
    expect(end).toMatchObject({ reason: 'stopped', batch: 0, epoch: 0 });
    expect(times).toBe(1);
    expect(mean).toEqual([0, 0]);
  });

  it('tells of it where it takes longer than a moment', async () => {
    let clock = 0;
    const now = vi.spyOn(performance, 'now').mockImplementation(() => clock);
    try {
      // Each look takes 60 ms: there are four, two for each layer.
      const slow = await told((_control, time) => time <= 4 && (clock += 60));
      expect(slow.words).toEqual(['adapting', 'start', 'batches', 'end']);
      const quick = await told(() => undefined);
      expect(quick.words).toEqual(['start', 'batches', 'end']);
    } finally {
      now.mockRestore();
    }
  });
});

describe('moments', () => {
  it('are those of all batches together, beside a mean that is large', () => {
    const moments = createMoments([1]);
    const rows = Array.from({ length: 50 }, (_, row) => [1e6 + (row % 5), row % 2]);
    moments.add(rows.slice(0, 33).flat(), [33, 2]);
    moments.add(rows.slice(33).flat(), [17, 2]);
    const { mean, variance } = moments.read()!;
    expect([...mean]).toEqual([1_000_002, 0.5]);
    expect(variance[0]).toBeCloseTo(2, 5);
    expect(variance[1]).toBeCloseTo(0.25, 6);
  });

  it('keep several axes, in the order of the axes', () => {
    const moments = createMoments([3, 1]);
    // [2, 2, 3, 2]: the number tells its places on axes 1 and 3.
    const values = Array.from({ length: 24 }, (_, at) => 10 * (Math.floor(at / 6) % 2) + (at % 2));
    moments.add(values, [2, 2, 3, 2]);
    expect([...moments.read()!.mean]).toEqual([0, 1, 10, 11]);
    expect([...moments.read()!.variance]).toEqual([0, 0, 0, 0]);
  });
});
