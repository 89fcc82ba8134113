import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';

import type { LossPlan } from '../compiler/plan.ts';
import { random } from '../data/random.ts';
import type { LossName } from '../nodes/kit/calls.ts';
import { wrongSlope, type Sloped } from './finiteDifferences.ts';
import { useInstalledWasm } from './nodeWasmFiles.ts';
import { lossValue as lossOnStatic } from './program/losses.ts';
import { slopedTape } from './program/slopedTape.ts';
import type { Given } from './program/testTape.ts';
import { lossValue as lossOnTfjs } from './tfjs/losses.ts';

// The gradient of every loss, by scores and by labels that are floats, is the slope that finite differences find.

beforeAll(async () => {
  useInstalledWasm();
  expect(await tf.setBackend('cpu')).toBe(true);
});

type Inputs = Readonly<Record<string, Given>>;

const [batch, time, classes] = [3, 4, 3];
const perStep = [batch, time];
const perClass = [...perStep, classes];

/** Floats between `low` and 1. */
function floats(shape: readonly number[], low: number, seed: number): Given {
  const draw = random(seed);
  const size = shape.reduce((product, length) => product * length, 1);
  return { data: Float32Array.from({ length: size }, () => low + draw() * (1 - low)), shape };
}

/** Probabilities that no step takes beyond 0 or 1; or logits, some of them 0, where a loss must have no corner. */
const scores = (shape: readonly number[], fromLogits: boolean, seed = 1): Given => {
  const { data } = floats(shape, fromLogits ? -1 : 0, seed);
  return { shape, data: Float32Array.from(data, (x, at) => (fromLogits ? (at % 5 ? 3 * x : 0) : 0.2 + 0.6 * x)) };
};

const classNumbers: Given = {
  data: Int32Array.from({ length: batch * time }, (_, at) => (7 * at) % classes),
  shape: perStep,
  dtype: 'int32',
};

const inputsOf: Readonly<Record<LossName, (fromLogits: boolean) => Inputs>> = {
  categoricalCrossentropy: (fromLogits) => ({ scores: scores(perClass, fromLogits), labels: floats(perClass, 0, 2) }),
  sparseCategoricalCrossentropy: (fromLogits) => ({ scores: scores(perClass, fromLogits), labels: classNumbers }),
  binaryCrossentropy: (fromLogits) => ({ scores: scores(perClass, fromLogits), labels: floats(perClass, 0, 2) }),
  meanSquaredError: () => ({ scores: floats(perClass, -1, 1), labels: floats(perClass, -1, 2) }),
  ganDiscriminator: (fromLogits) => ({ made: scores(perStep, fromLogits), real: scores(perStep, fromLogits, 3) }),
  ganGenerator: (fromLogits) => ({ made: scores(perStep, fromLogits) }),
};

const cases = (Object.keys(inputsOf) as LossName[]).flatMap((loss) =>
  [false, true].flatMap((fromLogits) =>
    // What a GAN judges has no steps.
    [false, ...(loss.startsWith('gan') ? [] : [true])].map((masked) => ({ loss, fromLogits, masked })),
  ),
);

const mask: Given = { data: Float32Array.of(1, 1, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0), shape: perStep };

function onTfjs(plan: LossPlan, inputs: Inputs, masked: boolean, by: readonly string[]): Sloped {
  const tensor = ({ data, shape, dtype }: Given) => tf.tensor(Array.from(data), [...shape], dtype);
  const compute = (tensors: readonly tf.Tensor[]) => lossOnTfjs(plan, tensors, masked ? tensor(mask) : undefined);
  const tensors = (name: string, data: Float32Array) =>
    Object.entries(inputs).map(([each, given]) => tensor(each === name ? { ...given, data } : given));
  return {
    at: new Map(by.map((name) => [name, Float32Array.from(inputs[name]!.data)])),
    outputs: (name, data) => tf.tidy(() => compute(tensors(name, data)).dataSync<'float32'>()),
    gradients([factor]) {
      const given = tensors('', new Float32Array());
      const places = by.map((name) => Object.keys(inputs).indexOf(name));
      const value = (...changed: tf.Tensor[]) => {
        const all = given.map((each, place) => changed[places.indexOf(place)] ?? each);
        return tf.mul(compute(all), factor!);
      };
      const found = tf.grads(value)(places.map((place) => given[place]!));
      return new Map(by.map((name, at) => [name, found[at]!.dataSync<'float32'>()]));
    },
  };
}

describe.each(cases)('$loss, from logits: $fromLogits, with a mask: $masked', ({ loss, fromLogits, masked }) => {
  const plan: LossPlan = { name: 'loss', label: '', block: '', port: '', loss, args: { fromLogits }, inputs: [], metrics: [] }; // prettier-ignore
  const inputs = inputsOf[loss](fromLogits);
  const by = Object.keys(inputs).filter((name) => inputs[name]!.dtype !== 'int32');
  const directions = { wide: 3, single: 12 };

  it('has the slopes it says, on static', async () => {
    const f = await slopedTape(new Map(Object.entries({ ...inputs, mask })), by, (tape, values) => {
      const given = Object.keys(inputs).map((name) => values.get(name)!);
      return [lossOnStatic(tape, plan, given, masked ? values.get('mask')! : undefined)];
    });
    expect(wrongSlope(f, directions)).toBeNull();
    f.dispose();
  });

  it('has the slopes it says, on cpu', () => {
    expect(wrongSlope(onTfjs(plan, inputs, masked, by), directions)).toBeNull();
  });
});
