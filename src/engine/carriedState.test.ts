import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';

import { withCarriedState } from '../compiler/carriedState.ts';
import type { Plan } from '../compiler/plan.ts';
import { createProgram } from './program.ts';
import { dense, from, model, smallCnn, smallRnn, supervised, tensor, layer, weight } from './testPlans.ts';

beforeAll(async () => {
  expect(await tf.setBackend('cpu')).toBe(true);
});

describe.each(['simpleRNN', 'lstm', 'gru'] as const)('%s', (kind) => {
  it('says the same read piece by piece as read at once', async () => {
    const plan = smallRnn(kind);
    const carried = withCarriedState(plan.models[0]!)!;
    const whole = createProgram(plan);
    const pieces = createProgram({ ...plan, models: [carried.model], calls: [], losses: [], steps: [] } satisfies Plan);
    pieces.setWeights(await whole.weights());

    const characters = [3, 1, 4, 1, 5, 9];
    const expected = whole.models.get('text')!.predict(tf.tensor2d([characters], [1, 6], 'int32')) as tf.Tensor;
    const stepped = pieces.models.get('text')!;
    let states: tf.Tensor[] = carried.states.map(({ shape }) => tf.zeros([1, ...(shape as number[])]));
    const outputs: tf.Tensor[] = [];
    for (const piece of [[3, 1], [4], [1, 5, 9]]) {
      const input = tf.tensor2d([piece], [1, piece.length], 'int32');
      const [output, ...next] = stepped.predict([input, ...states]) as tf.Tensor[];
      outputs.push(output!);
      states = next;
    }
    const joined = Array.from(tf.concat(outputs, 1).dataSync());
    Array.from(expected.dataSync()).forEach((value, at) => expect(joined[at]).toBeCloseTo(value, 5));
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
});
