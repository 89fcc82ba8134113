import type { Pair, WindowOptions } from '../primitives/convolution.ts';
import { reshape } from '../primitives/movement.ts';
import type { Tape, Value } from '../tape.ts';
import type { SequencePadding } from '../../../tensor/window.ts';

/** How windows slide over a sequence, an image or a volume: a number for each axis. */
export interface Windows {
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  readonly padding: SequencePadding;
}

/** An argument of so many numbers, which may be stated as one number for all of them. */
export function numbersOf(value: unknown, count: number): readonly number[] {
  if (Array.isArray(value)) return value as readonly number[];
  return Array.from({ length: count }, () => value as number);
}

/** A sequence [batch, steps, channels] as images of height 1; images as they are. */
export function asImages(tape: Tape, x: Value): Value {
  const [batch, ...rest] = x.shape as [number, ...number[]];
  return x.shape.length === 3 ? reshape(tape, x, [batch, 1, ...rest]) : x;
}

/** A kernel of a sequence as one of images; one of images as it is. */
export function asImageKernel(tape: Tape, kernel: Value): Value {
  return kernel.shape.length === 3 ? reshape(tape, kernel, [1, ...kernel.shape]) : kernel;
}

/** What came of {@link asImages}, with as many axes as x. */
export function likeInput(tape: Tape, y: Value, x: Value): Value {
  return x.shape.length === 3 ? reshape(tape, y, y.shape.toSpliced(1, 1)) : y;
}

/** Windows over sequences or images as windows over images: height 1 for sequences. */
export function imageWindows({ strides, dilations, padding }: Windows, window: number): WindowOptions {
  const causal = [[0, 0], [(window - 1) * dilations[0]!, 0]] as const; // prettier-ignore
  return {
    strides: asPair(strides),
    dilations: asPair(dilations),
    padding: padding === 'causal' ? causal : padding,
  };
}

export function asPair(sizes: readonly number[]): Pair {
  const [first, second] = sizes as readonly [number, number?];
  return second === undefined ? [1, first] : [first, second];
}
