import { topK as topKInstruction } from '../../kernels/instructions/topK.ts';
import type { Primitive } from '../primitive.ts';
import { sizeOf, type Tape, type Value } from '../tape.ts';
import { gather } from './gather.ts';
import { reshape } from './movement.ts';

/**
 * The k largest numbers along the last axis, the largest first, and their places on it as whole numbers. Of equal ones
 * the first comes first. The gradient goes to the numbers that were found.
 */
export function topK(tape: Tape, x: Value, k: number): { readonly values: Value; readonly indices: Value } {
  const [indices, places] = tape.record(topKPrimitive, [x], { k });
  const numbers = gather(tape, reshape(tape, x, [sizeOf(x), 1]), places!);
  return { values: reshape(tape, numbers, indices!.shape), indices: indices! };
}

const topKPrimitive: Primitive<{ readonly k: number }> = {
  name: 'topK',
  outputs: ([x], { k }) => {
    const shape = x!.shape.with(-1, k);
    return [
      { shape, dtype: 'int32' },
      { shape, dtype: 'int32' },
    ];
  },
  emit: ({ attributes: { k }, inputs: [x], outputs: [indices, places], address }) => {
    const columns = x!.shape.at(-1)!;
    const rows = { rows: sizeOf(x!) / columns, columns, k };
    return [topKInstruction(address(indices!), address(places!), address(x!), rows)];
  },
};
