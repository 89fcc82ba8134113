import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';

import '../../../../scripts/propertySeed.ts';
import type { ActivationName } from '../../../nodes/kit/activations.ts';
import { kerasActivation } from '../../tfjs/layers/activations.ts';
import { MultiHeadAttention } from '../../tfjs/layers/MultiHeadAttention.ts';
import { Bidirectional } from '../../tfjs/layers/Bidirectional.ts';
import { GRU, type GRUArgs } from '../../tfjs/layers/GRU.ts';
import { LSTM } from '../../tfjs/layers/LSTM.ts';
import type { RecurrentLayer } from '../../tfjs/layers/RecurrentLayer.ts';
import { SimpleRNN } from '../../tfjs/layers/SimpleRNN.ts';
import { gradients } from '../gradients.ts';
import { concatenate, reshape } from '../primitives/movement.ts';
import { reduceSum } from '../primitives/reduce.ts';
import { sizeOf, type Tape, type Value } from '../tape.ts';
import { runTape, runWithGradients, type Computed, type Given } from '../testTape.ts';
import { layerLowerings } from './index.ts';
import type { LayerUse } from './lowering.ts';

beforeAll(async () => {
  expect(await tf.setBackend('cpu')).toBe(true);
});

type Shapes = Readonly<Record<string, readonly number[]>>;
const cellStates: Readonly<Record<string, readonly string[]>> = {
  simpleRNN: ['hidden'],
  gru: ['hidden'],
  lstm: ['hidden', 'cell'],
};
const gates: Readonly<Record<string, number>> = { simpleRNN: 1, gru: 3, lstm: 4 };

const settings = fc.record({
  cell: fc.constantFrom('simpleRNN', 'lstm', 'gru'),
  batch: fc.integer({ min: 1, max: 21 }),
  // TensorFlow.js has no gradient for a sequence of one step; the kernels' own tests have.
  steps: fc.integer({ min: 2, max: 5 }),
  units: fc.integer({ min: 1, max: 10 }),
  features: fc.integer({ min: 1, max: 9 }),
  activation: fc.constantFrom('tanh', 'tanh', 'relu', 'sigmoid', 'linear', 'selu', 'softsign', 'relu6'),
  recurrentActivation: fc.constantFrom('sigmoid', 'sigmoid', 'hardSigmoid', 'tanh', 'elu', 'softplus'),
  useBias: fc.boolean(),
  returnSequences: fc.boolean(),
});

it('gives recurrent layers, their states and gradients as TensorFlow.js does', async () => {
  const own = fc.record({ returnState: fc.boolean(), goBackwards: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(settings, own, fc.boolean(), async (drawn, flags, stated) => {
      const { cell, batch, steps, units, features, ...rest } = drawn;
      const args = { ...rest, ...flags, units };
      const inputs = { x: [batch, steps, features], ...(stated ? statesOf(cell, '', batch, units) : {}) };
      await expectSame(cell, args, callOf(cell, args), inputs, weightsOf(cell, '', drawn));
    }),
    { numRuns: 40 },
  );
});

const flags = fc.record({ returnState: fc.boolean(), goBackwards: fc.boolean(), masked: fc.boolean() });
/** Activations that the kernels for whole sequences do not have, and one that they have. */
const anyActivation = fc.constantFrom<ActivationName>('tanh', 'swish', 'gelu', 'hardTanh', 'softmax');

it('gives all that a recurrent layer can be told as our layer on TensorFlow.js does', async () => {
  await fc.assert(
    fc.asyncProperty(settings, flags, anyActivation, async (drawn, { masked, ...told }, activation) => {
      const { cell, batch, steps, units, features, ...rest } = drawn;
      const args = { ...rest, ...told, activation, units, masked: masked ? [0] : [] };
      const inputs = { x: [batch, steps, features], ...(masked ? { mask: [batch, steps] } : {}) };
      await expectSame(ownNames[cell]!, args, ownLayer(cell, args), inputs, weightsOf(cell, '', drawn));
    }),
    { numRuns: 30 },
  );
});

it('gives bidirectional layers as our layer on TensorFlow.js does', async () => {
  const merging = fc.constantFrom('concat', 'sum', 'ave', 'mul', 'none');
  await fc.assert(
    fc.asyncProperty(settings, merging, flags, async (drawn, mergeMode, { masked, returnState }) => {
      const { cell, batch, steps, units, features, ...rest } = drawn;
      const own = { ...rest, units, returnState, goBackwards: false, masked: masked ? [0] : [] };
      const callFor = (goBackwards: boolean) => ({ layer: { tfjs: ownNames[cell], args: { ...own, goBackwards } } });
      const args = { layer: callFor(false), backwardLayer: callFor(true), mergeMode };
      const [ahead, back] = [ownLayer(cell, own), ownLayer(cell, { ...own, goBackwards: true })];
      const layer = new Bidirectional({ layer: ahead, backwardLayer: back, mergeMode });
      const weights = { ...weightsOf(cell, 'forward_', drawn), ...weightsOf(cell, 'backward_', drawn) };
      const inputs = { x: [batch, steps, features], ...(masked ? { mask: [batch, steps] } : {}) };
      await expectSame('Bidirectional', args, layer, inputs, weights);
    }),
    { numRuns: 20 },
  );
});

it('gives multi-head attention as our layer on TensorFlow.js does', async () => {
  const heads = fc.record({
    numHeads: fc.integer({ min: 1, max: 3 }),
    keyDim: fc.integer({ min: 1, max: 5 }),
    useBias: fc.boolean(),
    useCausalMask: fc.boolean(),
  });
  const length = fc.integer({ min: 1, max: 6 });
  const lengths = fc.tuple(length, length, length, length, length);
  await fc.assert(
    fc.asyncProperty(heads, lengths, fc.boolean(), async (args, [batch, time, features, from, width], alone) => {
      const { numHeads, keyDim } = args;
      const source = alone ? features : width;
      const inputs = { x: [batch, time, features], ...(alone ? {} : { value: [batch, from, width] }) };
      const settings = {
        ...{ ...args, valueDim: keyDim, outputShape: null, useGate: false, slidingWindow: null, dropout: 0, seed: 0 },
        inputs: alone ? ['query' as const] : ['query' as const, 'value' as const],
      };
      const zeros = { kernelInitializer: 'zeros', biasInitializer: 'zeros', masked: [] } as const;
      const layer = new MultiHeadAttention({ ...settings, ...zeros, masked: [] });
      const one = (name: string, kernel: readonly number[], bias: readonly number[]): Shapes => ({
        [`${name}_kernel`]: kernel,
        ...(args.useBias ? { [`${name}_bias`]: bias } : {}),
      });
      const weights = {
        ...one('query', [features, numHeads, keyDim], [numHeads, keyDim]),
        ...one('key', [source, numHeads, keyDim], [numHeads, keyDim]),
        ...one('value', [source, numHeads, keyDim], [numHeads, keyDim]),
        ...one('attention_output', [numHeads, keyDim, features], [features]),
      };
      await expectSame('MultiHeadAttention', settings, layer, inputs, weights);
    }),
    { numRuns: 20 },
  );
});

it('gives a GRU whose reset gate scales a product, as Keras has it by default', async () => {
  const [batch, steps, units, features] = [6, 4, 5, 3] as const;
  const weights = { kernel: [features, 15], recurrent_kernel: [units, 15], bias: [2, 15] };
  const given = numbersOf({ x: [batch, steps, features], ...weights });
  const args = { units, activation: 'tanh', recurrentActivation: 'sigmoid', useBias: true, resetAfter: true };
  const expected = Array.from({ length: batch }, (_, sample) => {
    const x = (given['x']!.data as number[]).slice(sample * steps * features, (sample + 1) * steps * features);
    return resetAfter(x, steps, units, given);
  });
  const { value } = await lowered('gru', args, ['x'], given, batch * units);
  expectClose(value, expected.flat());
});

/** The last state of one sample: https://keras.io/api/layers/recurrent_layers/gru/ with `reset_after`. */
function resetAfter(x: readonly number[], steps: number, units: number, weights: Record<string, Given>): number[] {
  const [kernel, recurrent, bias] = ['kernel', 'recurrent_kernel', 'bias'].map((name) => weights[name]!.data);
  const features = x.length / steps;
  const width = 3 * units;
  let state: number[] = Array.from({ length: units }, () => 0);
  const product = (row: readonly number[], matrix: ArrayLike<number>, column: number, shift: number): number =>
    row.reduce((sum, value, index) => sum + value * matrix[index * width + column]!, shift);
  for (let step = 0; step < steps; step++) {
    const input = x.slice(step * features, (step + 1) * features);
    const columns = Array.from({ length: width }, (_, column) => column);
    const ofInput = columns.map((column) => product(input, kernel!, column, bias![column]!));
    const ofState = columns.map((column) => product(state, recurrent!, column, bias![width + column]!));
    const gate = (index: number): number => 1 / (1 + Math.exp(-ofInput[index]! - ofState[index]!));
    state = state.map((old, unit) => {
      const candidate = Math.tanh(ofInput[2 * units + unit]! + gate(units + unit) * ofState[2 * units + unit]!);
      return gate(unit) * old + (1 - gate(unit)) * candidate;
    });
  }
  return state;
}

it('gives the same numbers however often it runs', async () => {
  const given = numbersOf({ x: [7, 4, 3], ...weightsOf('lstm', '', { units: 5, features: 3, useBias: true }) });
  const args = { units: 5, activation: 'tanh', recurrentActivation: 'sigmoid', useBias: true, returnSequences: true };
  const write = (tape: Tape, values: Readonly<Record<string, Value>>): readonly Value[] => {
    const use = {
      tape,
      args,
      inputs: [values['x']!],
      masks: [],
      training: true,
      weight: (name: string): Value => values[name]!,
    };
    const [sequence] = layerLowerings['lstm']!(use as unknown as LayerUse);
    const targets = Object.values(values);
    const found = gradients(tape, reduceSum(tape, sequence!), targets);
    return [sequence!, ...targets.map((target) => found.get(target)!)];
  };
  const once = await runTape(given, write);
  const often = await runTape(given, write, 300);
  expect(often.outputs).toEqual(once.outputs);
});

function statesOf(cell: string, prefix: string, batch: number, units: number): Shapes {
  return Object.fromEntries(cellStates[cell]!.map((name) => [`${prefix}${name}`, [batch, units]]));
}

/** The weights of a cell, by the plan's names. */
function weightsOf(
  cell: string,
  prefix: string,
  { units, features, useBias }: { readonly units: number; readonly features: number; readonly useBias: boolean },
): Shapes {
  const width = gates[cell]! * units;
  return {
    [`${prefix}kernel`]: [features, width],
    [`${prefix}recurrent_kernel`]: [units, width],
    ...(useBias ? { [`${prefix}bias`]: [width] } : {}),
  };
}

function callOf(cell: string, args: { readonly recurrentActivation: string }): tf.layers.Layer {
  const recurrentActivation = kerasActivation(args.recurrentActivation as ActivationName);
  const factories = tf.layers as unknown as Record<string, (args: object) => tf.layers.Layer>;
  return factories[cell]!({ ...args, recurrentActivation });
}

/** The names of our own layers in a plan. */
const ownNames: Readonly<Record<string, string>> = { simpleRNN: 'SimpleRNN', lstm: 'LSTM', gru: 'GRU' };

/** Our own layer of a cell. */
function ownLayer(cell: string, args: object): RecurrentLayer {
  const zeros = { kernelInitializer: 'zeros', recurrentInitializer: 'zeros', biasInitializer: 'zeros' } as const;
  const others = { dropout: 0, recurrentDropout: 0, stateful: false, resetAfter: false, seed: 0 };
  const all = { ...zeros, ...others, ...args } as unknown as GRUArgs;
  return cell === 'gru' ? new GRU(all) : cell === 'lstm' ? new LSTM(all) : new SimpleRNN(all);
}

function numbersOf(shapes: Shapes): Record<string, Given> {
  return Object.fromEntries(
    Object.entries(shapes).map(([name, shape], turn) => {
      const count = shape.reduce((product, length) => product * length, 1);
      const number = (index: number): number => Math.fround(0.6 * Math.sin(index * 1.7 + turn + 1));
      const data = Array.from({ length: count }, (_, index) => (name === 'mask' ? Number(number(index) > -0.3) : number(index))); // prettier-ignore
      return [name, { shape, data }];
    }),
  );
}

/** All outputs of a layer written in primitives, one after another, and the gradients of a weighted sum of them. */
async function lowered(
  name: string,
  args: object,
  inputs: readonly string[],
  given: Record<string, Given>,
  size: number,
) {
  return runWithGradients(
    given,
    (tape, values) => {
      const weight = (key: string): Value => values[key]!;
      const read = inputs.filter((key) => key !== 'mask').map((key) => values[key]!);
      const use = { tape, args, inputs: read, masks: [values['mask']], training: true, weight };
      const outputs = layerLowerings[name]!(use as unknown as LayerUse);
      return concatenate(tape, outputs.map((value) => reshape(tape, value, [sizeOf(value)])), 0); // prettier-ignore
    },
    upstreamOf(size),
  );
}

function upstreamOf(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => Math.cos(index * 2.3));
}

/** Our layer and TensorFlow.js's give the same outputs, and the same gradients by inputs and weights. */
async function expectSame(name: string, args: object, layer: tf.layers.Layer, inputs: Shapes, weights: Shapes) {
  const given = numbersOf({ ...inputs, ...weights });
  const tensors = Object.values(given).map(({ data, shape }) => tf.tensor([...(data as number[])], [...shape]));
  const names = Object.keys(inputs);
  const read = tensors.slice(0, names.length).map((tensor) => tf.variable(tensor));
  const call = (): tf.Tensor => {
    const result = layer.apply(read.length === 1 ? read[0]! : read) as tf.Tensor | tf.Tensor[];
    return tf.concat((Array.isArray(result) ? result : [result]).map((tensor) => tf.reshape(tensor, [-1])));
  };
  call();
  layer.setWeights(tensors.slice(names.length));
  const judged = call();
  const upstream = tf.tensor1d([...upstreamOf(judged.size)]);
  const variables = [...read, ...layer.trainableWeights.map((weight) => weight.read() as tf.Variable)];
  const { grads } = tf.variableGrads(() => tf.sum(tf.mul(call(), upstream)) as tf.Scalar, variables);

  const { value, gradients } = await lowered(name, args, names, given, judged.size);
  expectClose(value, judged.dataSync());
  Object.keys(given).forEach((key, index) => {
    expectClose(gradients[key], grads[variables[index]!.name]!.dataSync());
  });
  tf.dispose([...tensors, ...variables, ...Object.values(grads), judged, upstream]);
}

/** Each number is near, as a share of the largest. */
function expectClose(computed: Computed | undefined, judged: ArrayLike<number>): void {
  expect(computed?.data.length).toBe(judged.length);
  const wanted = Array.from(judged);
  const largest = wanted.reduce((most, number) => Math.max(most, Math.abs(number)), 1);
  const distances = wanted.map((number, index) => Math.abs(computed!.data[index]! - number) / largest);
  expect(distances.reduce((most, distance) => (distance <= most ? most : distance), 0)).toBeLessThan(2e-5);
}
