import { beforeAll, expect, it } from 'vitest';

import { random } from '../../../data/random.ts';
import { wrongSlope } from '../../finiteDifferences.ts';
import { BinaryFunction, UnaryFunction } from '../../kernels/functions.ts';
import { useInstalledWasm } from '../../nodeWasmFiles.ts';
import { slopedTape } from '../slopedTape.ts';
import type { Tape, Value } from '../tape.ts';
import type { Given } from '../testTape.ts';
import { sampleAffine } from './affine.ts';
import { binary, select, type BinaryName } from './binary.ts';
import { convolve, convolveTransposed } from './convolution.ts';
import { convolveDepthwise } from './depthwise.ts';
import { gather } from './gather.ts';
import { layerNormalization } from './layerNormalization.ts';
import { matMul } from './matMul.ts';
import { averagePool, maxPool } from './pooling.ts';
import { broadcastTo, reduceMax, reduceMean, reduceMin, reduceSum } from './reduce.ts';
import { logSoftmax, softmax } from './softmax.ts';
import { topK } from './topK.ts';
import { unary, type UnaryName } from './unary.ts';
import { stack, unstack } from './unstack.ts';

/*
 * The gradient of each primitive that has one is the slope that finite differences find. What it does at ties and
 * corners, and at sizes that threads share out, is held to TensorFlow.js and Keras elsewhere; recurrent and batch
 * normalizing primitives are judged with their layers.
 */

beforeAll(useInstalledWasm);

type Numbers = Readonly<Record<string, readonly number[]>>;
type Write = (tape: Tape, values: Readonly<Record<string, Value>>) => readonly Value[];

/** Holds what is written of floats of these shapes, between `low` and 1.5, to differences. */
async function expectSlopes(shapes: Numbers, write: Write, low = -1.5, fixed: Readonly<Record<string, Given>> = {}) {
  const draw = random(1);
  const drawn = Object.entries(shapes).map(([name, shape]): [string, Given] => {
    const size = shape.reduce((product, length) => product * length, 1);
    return [name, { shape, data: Float32Array.from({ length: size }, () => low + draw() * (1.5 - low)) }];
  });
  const given = new Map([...drawn, ...Object.entries(fixed)]);
  const f = await slopedTape(given, Object.keys(shapes), (tape, values) => write(tape, Object.fromEntries(values)));
  expect(wrongSlope(f, { wide: 3, single: 6 })).toBeNull();
  f.dispose();
}

const named = (names: object): string[] =>
  Object.keys(names).filter((name) => Number.isNaN(Number(name))).map((name) => name[0]!.toLowerCase() + name.slice(1)); // prettier-ignore

const settings: Partial<Readonly<Record<UnaryName, { first: number; second?: number }>>> = {
  affine: { first: -1.7, second: 0.3 },
  leakyRelu: { first: 0.2 },
  elu: { first: 1.3 },
  clip: { first: -0.7, second: 0.8 },
  step: { first: 0.5 },
};
const positive = ['log', 'sqrt', 'reciprocalSqrt', 'reciprocal'];
const ofWhole = ['toFloat', 'toInteger'];

it.each(named(UnaryFunction).filter((name) => !ofWhole.includes(name)))('%s of each number', async (name) => {
  const write: Write = (tape, { x }) => [unary(tape, name as UnaryName, x!, settings[name as UnaryName])];
  await expectSlopes({ x: [3, 7] }, write, positive.includes(name) ? 0.3 : -1.5);
});

it.each(named(BinaryFunction))('%s of two, of which one is repeated', async (name) => {
  const write: Write = (tape, { a, b }) => [binary(tape, name as BinaryName, a!, b!)];
  await expectSlopes({ a: [3, 5], b: [5] }, write, ['divide', 'power'].includes(name) ? 0.3 : -1.5);
});

const rows = { data: Int32Array.of(1, 0, 1), shape: [3], dtype: 'int32' } as const;
const places = { data: [1, 0, 0, 1, 0, 1], shape: [2, 3] };
const maps = { data: [0.9, 0.2, 0.1, -0.1, 1.1, -0.3], shape: [1, 6] };
const image = { x: [1, 4, 5, 2] };
const windows = { window: [2, 3], strides: [2, 1], padding: 'same' } as const;
const around = { strides: [1, 2], padding: 'same' } as const;
const look = { size: [3, 4], fillMode: 'reflect', fillValue: 0, interpolation: 'bilinear' } as const;

it.each<[string, Numbers, Write]>([
  ['sum', { x: [2, 3, 4] }, (tape, { x }) => [reduceSum(tape, x!, [1])]],
  ['mean', { x: [2, 3, 4] }, (tape, { x }) => [reduceMean(tape, x!, [0, 2])]],
  ['largest', { x: [2, 3, 4] }, (tape, { x }) => [reduceMax(tape, x!, [-1])]],
  ['smallest', { x: [2, 3, 4] }, (tape, { x }) => [reduceMin(tape, x!, [0])]],
  ['broadcast', { x: [3, 1] }, (tape, { x }) => [broadcastTo(tape, x!, [2, 3, 4])]],
  ['softmax', { x: [3, 5] }, (tape, { x }) => [softmax(tape, x!)]],
  ['log of softmax', { x: [3, 5] }, (tape, { x }) => [logSoftmax(tape, x!)]],
  ['top k', { x: [3, 7] }, (tape, { x }) => [topK(tape, x!, 3).values]],
  ['unstack and stack', { x: [3, 2] }, (tape, { x }) => [stack(tape, unstack(tape, x!, 0).slice(1), 1)]],
  ['gather', { x: [2, 4] }, (tape, { x, rows }) => [gather(tape, x!, rows!)]],
  ['select', { a: [2, 3], b: [2, 3] }, (tape, { a, b, places }) => [select(tape, places!, a!, b!)]],
  ['product of matrices', { a: [2, 3, 4], b: [2, 4, 5] }, (tape, { a, b }) => [matMul(tape, a!, b!)]],
  ['product with a bias and ReLU', { a: [6, 3], b: [3, 4], bias: [4] }, (tape, { a, b, bias }) => [matMul(tape, a!, b!, { bias: bias!, activation: 'relu' })]],
  ['convolution', { ...image, kernel: [3, 2, 2, 3] }, (tape, { x, kernel }) => [convolve(tape, x!, kernel!, around)]],
  ['transposed convolution', { ...image, kernel: [3, 2, 3, 2] }, (tape, { x, kernel }) => [convolveTransposed(tape, x!, kernel!, around)]],
  ['depthwise convolution', { ...image, kernel: [2, 3, 2, 2] }, (tape, { x, kernel }) => [convolveDepthwise(tape, x!, kernel!, around)]],
  ['largest of windows', image, (tape, { x }) => [maxPool(tape, x!, windows)]],
  ['mean of windows', image, (tape, { x }) => [averagePool(tape, x!, windows)]],
  ['layer normalization', { x: [3, 5], gamma: [5], beta: [5] }, (tape, { x, gamma, beta }) => [layerNormalization(tape, x!, { gamma: gamma!, beta: beta! }, 1e-3)]],
  ['images through an affine map', image, (tape, { x, maps }) => [sampleAffine(tape, x!, maps!, look)]],
])('%s', (_name, shapes, write) => expectSlopes(shapes, write, -1.5, { rows, places, maps })); // prettier-ignore
