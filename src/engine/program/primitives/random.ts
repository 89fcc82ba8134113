import {
  countUp as countUpInstruction,
  dropoutMask as dropoutMaskInstruction,
  uniformDraws as uniformDrawsInstruction,
} from '../../kernels/instructions/random.ts';
import type { Primitive, PrimitiveAttributes } from '../primitive.ts';
import { sizeOf, type Tape, type Value } from '../tape.ts';
import { multiply } from './binary.ts';
import { reshape, slice } from './movement.ts';
import { affine, unary } from './unary.ts';

/** Which places a mask sets to zero. */
export interface MaskSettings {
  /** Share of the places, from 0 up to but not including 1. */
  readonly rate: number;
  readonly seed: number;
}

/**
 * 0 in a random share of the places, 1 / (1 - rate) in the others. `counter` is a kept whole number: it counts the masks
 * drawn, and the next one is another. The TensorFlow.js layer `Dropout` draws the same masks.
 */
export function dropoutMask(tape: Tape, shape: readonly number[], { rate, seed }: MaskSettings, counter: Value): Value {
  const mask = tape.record(maskPrimitive, [counter], { shape, rate, seed })[0]!;
  countUp(tape, counter);
  return mask;
}

const maskPrimitive: Primitive<MaskSettings & { readonly shape: readonly number[] } & PrimitiveAttributes> = {
  name: 'dropoutMask',
  outputs: (_, { shape }) => [{ shape }],
  emit: ({ attributes: { rate, seed }, inputs: [counter], outputs: [mask], address }) => [
    dropoutMaskInstruction(address(mask!), sizeOf(mask!), rate, { seed, calls: address(counter!) }),
  ],
};

/**
 * Random fractions above 0 and up to 1: `fractionAt` of `src/data/random.ts`. `counter` is a kept whole number that
 * counts the calls, and the next one draws others.
 */
export function uniformDraws(tape: Tape, shape: readonly number[], seed: number, counter: Value): Value {
  const draws = tape.record(uniformPrimitive, [counter], { shape, seed })[0]!;
  countUp(tape, counter);
  return draws;
}

const uniformPrimitive: Primitive<{ readonly shape: readonly number[]; readonly seed: number }> = {
  name: 'uniformDraws',
  outputs: (_, { shape }) => [{ shape }],
  emit: ({ attributes: { seed }, inputs: [counter], outputs: [draws], address }) => [
    uniformDrawsInstruction(address(draws!), sizeOf(draws!), { seed, calls: address(counter!) }),
  ],
};

/** Draws from the normal distribution of mean 0 and deviation 1: `normalAt` of `src/data/random.ts`. */
export function normalDraws(tape: Tape, shape: readonly number[], seed: number, counter: Value): Value {
  const size = sizeOf({ shape });
  const fractions = uniformDraws(tape, [2, size], seed, counter);
  const [radii, angles] = [0, 1].map((row) => slice(tape, fractions, [row, 0], [1, size]));
  const radius = unary(tape, 'sqrt', affine(tape, unary(tape, 'log', radii!), -2));
  const draws = multiply(tape, radius, unary(tape, 'cos', affine(tape, angles!, 2 * Math.PI)));
  return reshape(tape, draws, shape);
}

/** Adds 1 to a kept whole number. */
export function countUp(tape: Tape, counter: Value): void {
  tape.record(countUpPrimitive, [counter], {});
}

const countUpPrimitive: Primitive<PrimitiveAttributes> = {
  name: 'countUp',
  outputs: () => [],
  emit: ({ inputs: [counter], address }) => [countUpInstruction(address(counter!))],
  updates: [0],
};
