import {
  countUp as countUpInstruction,
  dropoutMask as dropoutMaskInstruction,
} from '../../kernels/instructions/random.ts';
import type { Primitive, PrimitiveAttributes } from '../primitive.ts';
import { sizeOf, type Tape, type Value } from '../tape.ts';

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
