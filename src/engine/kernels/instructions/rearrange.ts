import type { Address, Instruction } from '../instruction.ts';
import { Opcode } from '../opcodes.ts';
import { collapse, type StridedAxis } from './broadcast.ts';

/** Rows a unit when rows become columns. */
const band = 16;
/** Fewest numbers worth a thread. */
const grain = 16384;
/** An axis shorter than this is not worth a walk of its own where there is a longer one. */
const shortRows = 4;

/**
 * Copies numbers from one arrangement to another. Each axis says how far apart neighbours are in `out` and in `x`, in
 * this order, in numbers: 0 in x repeats, a negative step walks backwards. The copy has no overlap.
 */
export function rearrange(out: Address, x: Address, axes: readonly StridedAxis[]): Instruction {
  const { columns, rows, others } = inOrder(collapse(axes));
  const [outColumn, xColumn] = columns.steps as readonly [number, number];
  const [outRow, xRow] = rows.steps as readonly [number, number];
  const turned = xRow === 1 && outColumn === 1 && xColumn !== 1;
  const unit = turned ? band : 1;
  return {
    opcode: Opcode.Rearrange,
    units: others.reduce((product, { length }) => product * length, Math.ceil(rows.length / unit)),
    grain: Math.ceil(grain / (columns.length * unit)),
    words: [
      ...[out, x, rows.length, columns.length, outRow, outColumn, xRow, xColumn, others.length],
      ...others.flatMap(({ length, steps }) => [length, ...steps]),
    ],
  };
}

/**
 * Which axis is walked innermost: where neighbours in out are neighbours; next the one where neighbours in x are, which
 * makes the two a transposition by squares, or else the next one that has some length.
 */
function inOrder(axes: readonly StridedAxis[]) {
  const single: StridedAxis = { length: 1, steps: [0, 0] };
  const walk = axes.toReversed();
  const take = (index: number): StridedAxis => walk.splice(Math.max(index, 0), 1)[0] ?? single;
  const columns = take(walk.findIndex(({ steps }) => steps[0] === 1));
  const turning = columns.steps[0] === 1 && columns.steps[1] !== 1 ? walk.findIndex(({ steps }) => steps[1] === 1) : -1;
  const rows = take(turning >= 0 ? turning : walk.findIndex(({ length }) => length >= shortRows));
  return { columns, rows, others: walk };
}
