import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';

import { withCarriedState } from '../compiler/carriedState.ts';
import type { Column } from './program.ts';
import { dense, from, model, smallCnn, smallRnn, supervised, tensor, layer, weight } from './testPlans.ts';
import { createTfjsProgram } from './tfjs/program.ts';

beforeAll(async () => {
  expect(await tf.setBackend('cpu')).toBe(true);
});

describe.each(['simpleRNN', 'lstm', 'gru'] as const)('%s', (kind) => {
  it('says the same read piece by piece as read at once', async () => {
    const plan = smallRnn(kind);
    const carried = withCarriedState(plan.models[0]!)!;
    const whole = createTfjsProgram(plan);
    const pieces = createTfjsProgram({ ...plan, models: [carried.model], calls: [], losses: [], steps: [] });
    pieces.setWeights(await whole.weights());

    const characters = [3, 1, 4, 1, 5, 9];
    const sequence = (piece: readonly number[]): Column => ({
      data: Int32Array.from(piece),
      shape: [1, piece.length],
      dtype: 'int32',
    });
    const [expected] = await whole.apply('text', [sequence(characters)]);
    let states = carried.states.map(({ shape }): Column => {
      const [units] = shape as [number];
      return { data: new Float32Array(units), shape: [1, units], dtype: 'float32' };
    });
    const joined: number[] = [];
    for (const piece of [[3, 1], [4], [1, 5, 9]]) {
      const [output, ...next] = await pieces.apply('text', [sequence(piece), ...states]);
      joined.push(...output!.data);
      states = next;
    }
    expect(joined).toHaveLength(expected!.data.length);
    expected!.data.forEach((value, at) => expect(joined[at]).toBeCloseTo(value, 5));
    whole.dispose();
    pieces.dispose();
  });
});

it('leaves models alone that look at a sequence as a whole, or have no state', () => {
  expect(withCarriedState(smallCnn().models[0]!)).toBeNull();
  const wired = model('wired', { sequence: tensor([4, 3]), start: tensor([2]) }, [
    layer(
      'rnn',
      'simpleRNN',
      { units: 2 },
      { inputs: [{ input: 0 }, { input: 1 }], weights: [weight('kernel', 3, 2)] },
    ),
    dense('dense', 2, 1, 'linear', from('rnn')),
  ]);
  expect(withCarriedState(supervised(wired, { loss: 'meanSquaredError', metrics: [] }).models[0]!)).toBeNull();
  const backwards = smallRnn('gru').models[0]!;
  const turned = backwards.layers.map((each) => ({
    ...each,
    call: { ...each.call, args: { ...each.call.args, goBackwards: true } },
  }));
  expect(withCarriedState(backwards)).not.toBeNull();
  expect(withCarriedState({ ...backwards, layers: turned })).toBeNull();
});
