import { stridesOf } from '../../kernels/instructions/broadcast.ts';
import { rearrange } from '../../kernels/instructions/rearrange.ts';
import type { Primitive } from '../primitive.ts';
import type { Tape, Value } from '../tape.ts';
import { concatenate, reshape } from './movement.ts';
import { broadcastTo } from './reduce.ts';

/**
 * What stands at each place of an axis, without that axis: the steps of a sequence. Where all are read, the gradient is
 * put together once, which that of as many slices is not.
 */
export function unstack(tape: Tape, x: Value, axis: number): readonly Value[] {
  return tape.record(unstackPrimitive, [x], { axis });
}

/** Values of one shape side by side along a new axis. */
export function stack(tape: Tape, values: readonly Value[], axis: number): Value {
  const rows = values.map((value) => reshape(tape, value, value.shape.toSpliced(axis, 0, 1)));
  return concatenate(tape, rows, axis);
}

const unstackPrimitive: Primitive<{ readonly axis: number }> = {
  name: 'unstack',
  outputs: ([x], { axis }) =>
    Array.from({ length: x!.shape[axis]! }, () => ({ shape: x!.shape.toSpliced(axis, 1), dtype: x!.dtype })),
  gradients: ({ tape, attributes: { axis }, inputs: [x] }, slopes) => {
    const zeros = (): Value => broadcastTo(tape, tape.constant([0], []), x!.shape.toSpliced(axis, 1));
    return [stack(tape, slopes.map((slope) => slope ?? zeros()), axis)]; // prettier-ignore
  },
  emit: ({ attributes: { axis }, inputs: [x], outputs, address }) => {
    const strides = stridesOf(x!.shape);
    const along = strides.toSpliced(axis, 1);
    return outputs.map((y, place) => {
      const own = stridesOf(y.shape);
      const axes = y.shape.map((length, at) => ({ length, steps: [own[at]!, along[at]!] }));
      return rearrange(address(y), address(x!) + 4 * place * strides[axis]!, axes);
    });
  },
};
