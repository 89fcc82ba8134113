import type { Address, Instruction } from '../instruction.ts';
import { Opcode } from '../opcodes.ts';

/** Columns of a panel and rows of a tile: see `assembly/packing.ts` and `assembly/tile.ts`. */
const panelColumns = 8;
const tileRows = 4;
/** Multiplications that are worth a thread: about 10 microseconds. */
export const worthAThread = 2 ** 17;

/** Bytes of scratch that a product needs: see `assembly/tile.ts`. */
export const matMulScratch = 256;

/** Numbers that `matrices` right matrices [k, n] take when packed: whole panels. */
export function packedSize(k: number, n: number, matrices = 1): number {
  return matrices * k * Math.ceil(n / panelColumns) * panelColumns;
}

/** Right matrices as they lie in memory. */
interface Right {
  readonly out: Address;
  readonly b: Address;
  /** [k, n], or [n, k] where `transposed`. */
  readonly k: number;
  readonly n: number;
  readonly transposed: boolean;
  /** Numbers from row to row, where they do not touch. */
  readonly stride?: number;
  /** Several lie one after another. */
  readonly matrices?: number;
}

/** Lays right matrices out as `matMul` reads them, in `packedSize` numbers. */
export function packRight({ out, b, k, n, transposed, stride = transposed ? k : n, matrices = 1 }: Right): Instruction {
  return {
    opcode: Opcode.PackRight,
    units: matrices * Math.ceil(n / panelColumns),
    grain: Math.ceil(worthAThread / (8 * k * panelColumns + 1)),
    words: [b, stride, Number(transposed), k, n, k * n, out],
  };
}

/** Products out = op(A) B of `matrices` pairs, each one after another. */
export interface Product {
  readonly out: Address;
  readonly a: Address;
  /** From `packRight`. */
  readonly packed: Address;
  readonly m: number;
  readonly n: number;
  readonly k: number;
  /** Whether A is [k, m] in memory rather than [m, k]. */
  readonly transposeA?: boolean;
  readonly matrices?: number;
  /** The same A, or the same B, for all matrices. */
  readonly sharedA?: boolean;
  readonly sharedB?: boolean;
  /** n numbers that are added to each row. */
  readonly bias?: Address | undefined;
  /** What falls below zero becomes zero. */
  readonly rectified?: boolean | undefined;
  /** Adds to what `out` holds. */
  readonly accumulate?: boolean;
}

/** Products of matrices. Needs `matMulScratch`. Shared among threads by rows, or by columns where there are more. */
export function matMul(product: Product): Instruction {
  const { out, a, packed, m, n, k, transposeA = false, matrices = 1, sharedA = false, sharedB = false } = product;
  const tiles = Math.ceil(m / tileRows);
  const panels = Math.ceil(n / panelColumns);
  const byPanels = tiles < 8 && panels > tiles;
  return {
    opcode: Opcode.MatMul,
    units: matrices * (byPanels ? panels : tiles),
    grain: Math.ceil(worthAThread / (k * (byPanels ? m * panelColumns : n * tileRows) + 1)),
    words: [
      a,
      ...(transposeA ? [1, m] : [k, 1]),
      sharedA ? 0 : m * k,
      packed,
      sharedB ? 0 : packedSize(k, n),
      out,
      m,
      n,
      k,
      productFinish(product),
      product.bias ?? 0,
      Number(byPanels),
    ],
  };
}

/** How sums are stored: the bits of `assembly/tile.ts`. */
export function productFinish({
  accumulate,
  bias,
  rectified,
}: Pick<Product, 'accumulate' | 'bias' | 'rectified'>): number {
  return (accumulate ? 1 : 0) + (bias === undefined ? 0 : 2) + (rectified ? 4 : 0);
}
