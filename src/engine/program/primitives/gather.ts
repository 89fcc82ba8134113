import { gatherRows, scatterRows, type TableRows } from '../../kernels/instructions/embedding.ts';
import type { Address } from '../../kernels/instruction.ts';
import type { Primitive } from '../primitive.ts';
import { sizeOf, type Tape, type Value } from '../tape.ts';

/**
 * The rows of `table`, `[rows, features]`, whose numbers are in `ids`: `[...ids, features]`. Ids that are not int32 are
 * rounded towards 0; one that is no row's gives NaN, and has no gradient.
 */
export function gather(tape: Tape, table: Value, ids: Value): Value {
  return tape.record(gatherPrimitive, [table, ids], {})[0]!;
}

const gatherPrimitive: Primitive<Readonly<Record<string, never>>> = {
  name: 'gather',
  outputs: ([table, ids]) => [{ shape: [...ids!.shape, table!.shape[1]!] }],
  gradients: ({ tape, inputs: [table, ids] }, [slope]) =>
    tape.record(scatterPrimitive, [slope!, ids!], { rows: table!.shape[0]! }),
  emit: ({ inputs: [table, ids], outputs: [out], address }) => [
    gatherRows(address(out!), address(table!), tableRows(address, ids!, table!.shape)),
  ],
};

/** Inputs: rows to add up, and the number of each. */
const scatterPrimitive: Primitive<{ readonly rows: number }> = {
  name: 'scatter',
  outputs: ([from], { rows }) => [{ shape: [rows, from!.shape.at(-1)!] }],
  emit: ({ inputs: [from, ids], outputs: [table], address }) => [
    scatterRows(address(table!), address(from!), tableRows(address, ids!, table!.shape)),
  ],
};

function tableRows(address: (value: Value) => Address, ids: Value, [rows, features]: readonly number[]): TableRows {
  return { ids: address(ids), count: sizeOf(ids), fractional: ids.dtype !== 'int32', rows: rows!, features: features! };
}
