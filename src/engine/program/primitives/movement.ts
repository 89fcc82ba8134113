import { stridesOf, type StridedAxis } from '../../kernels/instructions/broadcast.ts';
import { fill } from '../../kernels/instructions/movement.ts';
import { rearrange } from '../../kernels/instructions/rearrange.ts';
import type { Primitive } from '../primitive.ts';
import { sizeOf, type Tape, type Value } from '../tape.ts';

/*
 * What moves numbers and computes none. All take values of any rank and both types.
 */

/** The same numbers in the same order, in another shape: no copy is made. */
export function reshape(tape: Tape, x: Value, shape: readonly number[]): Value {
  if (sameShape(x.shape, shape)) return x;
  if (sizeOf({ shape }) !== sizeOf(x)) throw new Error(`[${x.shape.join()}] does not go into [${shape.join()}].`);
  return tape.record(reshapePrimitive, [x], { shape })[0]!;
}

/** Axes in another order: axis `i` of the result is axis `order[i]` of x. */
export function transpose(tape: Tape, x: Value, order: readonly number[]): Value {
  const moved = order.map((axis) => x.shape[axis]!);
  // Where only axes of length 1 move, the numbers stay where they are.
  const long = order.filter((axis) => x.shape[axis] !== 1);
  if (long.every((axis, index) => index === 0 || long[index - 1]! < axis)) return reshape(tape, x, moved);
  return tape.record(transposePrimitive, [x], { order })[0]!;
}

/** Values side by side along one axis. */
export function concatenate(tape: Tape, values: readonly Value[], axis: number): Value {
  if (values.length === 1) return values[0]!;
  const along = axis < 0 ? axis + values[0]!.shape.length : axis;
  return tape.record(concatenatePrimitive, values, { axis: along })[0]!;
}

/** `lengths[i]` numbers along axis `i`, from `starts[i]` on, `steps[i]` apart: negative ones walk backwards. */
export function slice(
  tape: Tape,
  x: Value,
  starts: readonly number[],
  lengths: readonly number[],
  steps: readonly number[] = lengths.map(() => 1),
): Value {
  if (sameShape(lengths, x.shape) && steps.every((step) => step === 1)) return x;
  return tape.record(slicePrimitive, [x], { starts, lengths, steps })[0]!;
}

/** Zeros in front of and behind each axis: `[before, after]` for every one. */
export function pad(tape: Tape, x: Value, widths: readonly (readonly [before: number, after: number])[]): Value {
  if (widths.every(([before, after]) => before === 0 && after === 0)) return x;
  const shape = x.shape.map((length, axis) => widths[axis]![0] + length + widths[axis]![1]);
  return spread(tape, x, { shape, starts: widths.map(([before]) => before), steps: widths.map(() => 1) });
}

function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((length, axis) => length === b[axis]);
}

function axesOf(shape: readonly number[], outSteps: readonly number[], xSteps: readonly number[]): StridedAxis[] {
  return shape.map((length, axis) => ({ length, steps: [outSteps[axis]!, xSteps[axis]!] }));
}

/** Bytes from the first number to the one at these places. */
function bytesTo(places: readonly number[], strides: readonly number[]): number {
  return 4 * places.reduce((sum, place, axis) => sum + place * strides[axis]!, 0);
}

const reshapePrimitive: Primitive<{ readonly shape: readonly number[] }> = {
  name: 'reshape',
  outputs: ([x], { shape }) => [{ shape, dtype: x!.dtype }],
  gradients: ({ tape, inputs: [x] }, [dy]) => [reshape(tape, dy!, x!.shape)],
  emit: () => [],
  alias: 0,
};

const transposePrimitive: Primitive<{ readonly order: readonly number[] }> = {
  name: 'transpose',
  outputs: ([x], { order }) => [{ shape: order.map((axis) => x!.shape[axis]!), dtype: x!.dtype }],
  gradients: ({ tape, attributes: { order } }, [dy]) => [
    transpose(
      tape,
      dy!,
      order.map((_, axis) => order.indexOf(axis)),
    ),
  ],
  emit: ({ attributes: { order }, inputs: [x], outputs: [y], address }) => {
    const strides = stridesOf(x!.shape);
    const steps = order.map((axis) => strides[axis]!);
    return [rearrange(address(y!), address(x!), axesOf(y!.shape, stridesOf(y!.shape), steps))];
  },
};

const concatenatePrimitive: Primitive<{ readonly axis: number }> = {
  name: 'concatenate',
  outputs: (values, { axis }) => {
    const total = values.reduce((sum, { shape }) => sum + shape[axis]!, 0);
    return [{ shape: values[0]!.shape.with(axis, total), dtype: values[0]!.dtype }];
  },
  gradients: ({ tape, attributes: { axis }, inputs }, [dy], wanted) => {
    let start = 0;
    return inputs.map(({ shape }, index) => {
      const starts = shape.map((_, each) => (each === axis ? start : 0));
      start += shape[axis]!;
      return wanted[index] ? slice(tape, dy!, starts, shape) : undefined;
    });
  },
  emit: ({ attributes: { axis }, inputs, outputs: [y], address }) => {
    const strides = stridesOf(y!.shape);
    let start = 0;
    return inputs.map((x) => {
      const out = address(y!) + 4 * start * strides[axis]!;
      start += x.shape[axis]!;
      return rearrange(out, address(x), axesOf(x.shape, strides, stridesOf(x.shape)));
    });
  },
};

type SliceAttributes = {
  readonly starts: readonly number[];
  readonly lengths: readonly number[];
  readonly steps: readonly number[];
};

const slicePrimitive: Primitive<SliceAttributes> = {
  name: 'slice',
  outputs: ([x], { lengths }) => [{ shape: lengths, dtype: x!.dtype }],
  gradients: ({ tape, attributes: { starts, steps }, inputs: [x] }, [dy]) => [
    spread(tape, dy!, { shape: x!.shape, starts, steps }),
  ],
  emit: ({ attributes: { starts, steps }, inputs: [x], outputs: [y], address }) => {
    const strides = stridesOf(x!.shape);
    const xSteps = steps.map((step, axis) => step * strides[axis]!);
    const from = address(x!) + bytesTo(starts, strides);
    return [rearrange(address(y!), from, axesOf(y!.shape, stridesOf(y!.shape), xSteps))];
  },
};

export type SpreadAttributes = {
  readonly shape: readonly number[];
  readonly starts: readonly number[];
  readonly steps: readonly number[];
};

/** Zeros of a shape, with x in them from `starts` on, its numbers `steps` apart: what a slice took, put back. */
export function spread(tape: Tape, x: Value, attributes: SpreadAttributes): Value {
  return tape.record(spreadPrimitive, [x], attributes)[0]!;
}

const spreadPrimitive: Primitive<SpreadAttributes> = {
  name: 'spread',
  outputs: ([x], { shape }) => [{ shape, dtype: x!.dtype }],
  gradients: ({ tape, attributes: { starts, steps }, inputs: [x] }, [dy]) => [
    slice(tape, dy!, starts, x!.shape, steps),
  ],
  emit: ({ attributes: { starts, steps }, inputs: [x], outputs: [y], address }) => {
    const strides = stridesOf(y!.shape);
    const outSteps = steps.map((step, axis) => step * strides[axis]!);
    const out = address(y!) + bytesTo(starts, strides);
    return [
      fill(address(y!), sizeOf(y!), 0),
      rearrange(out, address(x!), axesOf(x!.shape, outSteps, stridesOf(x!.shape))),
    ];
  },
};
