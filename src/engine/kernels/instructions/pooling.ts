import type { Address, Instruction } from '../instruction.ts';
import { Opcode } from '../opcodes.ts';

/** Windows over images `[batch, height, width, channels]`, giving `[batch, outHeight, outWidth, channels]`. */
export interface PoolGeometry {
  readonly batch: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly windowHeight: number;
  readonly windowWidth: number;
  readonly strideY: number;
  readonly strideX: number;
  /** Rows and columns that the first window hangs over the image. */
  readonly top: number;
  readonly left: number;
}

/** The largest number of each window; NaN where one is. */
export function maxPool(out: Address, x: Address, geometry: PoolGeometry): Instruction {
  return pool(Opcode.MaxPool, geometry, [out, x]);
}

/** The mean of each window's cells that lie in the image. */
export function averagePool(out: Address, x: Address, geometry: PoolGeometry): Instruction {
  return pool(Opcode.AveragePool, geometry, [out, x]);
}

/** The slope of each window goes to its first largest cell (or its first NaN). `y` is what `maxPool` gave. */
export function maxPoolGradient(dx: Address, dy: Address, x: Address, y: Address, geometry: PoolGeometry): Instruction {
  return spread(Opcode.MaxPoolGradient, geometry, [dx, dy, x, y]);
}

/**
 * The slope of each window, divided by the window's whole size, goes to each of its cells. So does TensorFlow.js 4.22,
 * also where a window hangs over the border and its mean was of fewer cells.
 */
export function averagePoolGradient(dx: Address, dy: Address, geometry: PoolGeometry): Instruction {
  return spread(Opcode.AveragePoolGradient, geometry, [dx, dy]);
}

/** Cells looked at that are worth a thread. */
const grainCells = 8192;

function pool(opcode: Opcode, geometry: PoolGeometry, addresses: readonly Address[]): Instruction {
  const units = geometry.batch * geometry.outHeight;
  return { opcode, units, grain: Math.ceil(grainCells / cellsOfRow(geometry)), words: words(geometry, addresses) };
}

/** One row of windows a unit where no two windows share a cell, one image where they do. */
function spread(opcode: Opcode, geometry: PoolGeometry, addresses: readonly Address[]): Instruction {
  const { batch, outHeight } = geometry;
  const rows = areDisjoint(geometry) ? 1 : outHeight;
  return {
    opcode,
    units: (batch * outHeight) / rows,
    grain: Math.ceil(grainCells / (rows * cellsOfRow(geometry))),
    words: words(geometry, addresses),
  };
}

function cellsOfRow({ outWidth, channels, windowHeight, windowWidth }: PoolGeometry): number {
  return outWidth * channels * windowHeight * windowWidth;
}

function areDisjoint({ windowHeight, windowWidth, strideY, strideX }: PoolGeometry): boolean {
  return strideY >= windowHeight && strideX >= windowWidth;
}

function words(geometry: PoolGeometry, addresses: readonly Address[]): readonly number[] {
  const { height, width, channels, outHeight, outWidth, windowHeight, windowWidth, strideY, strideX, top, left } =
    geometry;
  const sizes = [height, width, channels, outHeight, outWidth, windowHeight, windowWidth, strideY, strideX, top, left];
  return [...sizes, areDisjoint(geometry) ? 1 : 0, ...addresses];
}
