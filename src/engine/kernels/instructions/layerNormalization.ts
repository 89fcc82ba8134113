import { fraction, type Address, type Instruction } from '../instruction.ts';
import { Opcode } from '../opcodes.ts';
import { combineSlopes, type ChannelRows } from './batchNormalization.ts';

/** Rows of a part: sums are made of parts that do not depend on how many threads there are. */
const partRows = 32;

/** What the gradient needs of each row. */
export interface RowMoments {
  readonly means: Address;
  /** 1 / sqrt(variance + epsilon) */
  readonly inverses: Address;
}

/** Each row of x gets the mean 0 and the variance 1, then a scale and a shift for each channel. May be written over x. */
export function layerNormalization(
  y: Address,
  { means, inverses }: RowMoments,
  { x, rows, channels }: ChannelRows,
  { gamma, beta, epsilon }: { readonly gamma: Address; readonly beta: Address; readonly epsilon: number },
): Instruction {
  const words = [y, means, inverses, x, gamma, beta, channels, fraction(epsilon)];
  return { opcode: Opcode.LayerNormalization, units: rows, grain: Math.ceil(2048 / channels), words };
}

/** Numbers of workspace that the gradient needs. */
export function layerWorkspace({ rows, channels }: Pick<ChannelRows, 'rows' | 'channels'>): number {
  return 2 * Math.ceil(rows / partRows) * channels;
}

/** The gradients of `layerNormalization`. `dx` may be `dy`. */
export function layerNormalizationGradient(
  { dx, dgamma, dbeta }: { readonly dx: Address; readonly dgamma: Address; readonly dbeta: Address },
  { x, rows, channels }: ChannelRows,
  dy: Address,
  { means, inverses }: RowMoments,
  { gamma, workspace }: { readonly gamma: Address; readonly workspace: Address },
): readonly Instruction[] {
  const parts = Math.ceil(rows / partRows);
  const words = [dx, workspace, x, dy, means, inverses, gamma, rows, channels, partRows];
  return [
    { opcode: Opcode.LayerNormalizationGradient, units: parts, grain: 1, words },
    combineSlopes(dbeta, dgamma, workspace, parts, channels),
  ];
}
