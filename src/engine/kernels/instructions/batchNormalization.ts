import { fraction, type Address, type Instruction } from '../instruction.ts';
import { Opcode } from '../opcodes.ts';

/** Of x `[rows, channels]`. */
export interface ChannelRows {
  readonly x: Address;
  readonly rows: number;
  readonly channels: number;
}

/** Averages that follow the moments of each batch: moving -= (moving - moment) (1 - momentum). */
export interface MovingAverages {
  readonly mean: Address;
  readonly variance: Address;
  readonly momentum: number;
}

/** What a channel is normalized with; each has a number for every channel. */
export interface ChannelMoments {
  readonly mean: Address;
  readonly variance: Address;
}

/** Rows of a part: sums are made of parts that do not depend on how many threads there are. */
const partRows = 128;
/** Channels of a part that make a unit. */
const blockChannels = 64;

/** Numbers of workspace that `batchMoments` and `batchSlopes` need. */
export function batchWorkspace({ rows, channels }: Pick<ChannelRows, 'rows' | 'channels'>): number {
  return 3 * parts(rows) * channels;
}

/** The mean and variance of each channel over the rows (divided by the number of rows). */
export function batchMoments(
  { mean, variance }: ChannelMoments,
  { x, rows, channels }: ChannelRows,
  workspace: Address,
  moving?: MovingAverages,
): readonly Instruction[] {
  const { mean: movingMean, variance: movingVariance, momentum } = moving ?? { mean: 0, variance: 0, momentum: 1 };
  const follow = [movingMean, movingVariance, fraction(1 - momentum)];
  return [
    {
      opcode: Opcode.BatchMoments,
      units: parts(rows) * Math.ceil(channels / blockChannels),
      grain: 1,
      words: [workspace, x, rows, channels, partRows],
    },
    {
      opcode: Opcode.CombineMoments,
      units: channels,
      grain: Math.ceil(4096 / parts(rows)),
      words: [mean, variance, workspace, rows, channels, partRows, ...follow],
    },
  ];
}

/** Bytes of scratch of `normalizeChannels` and of `batchNormalizationGradient`. */
export function channelScratch(channels: number): number {
  return 3 * 4 * channels;
}

/** y = (x - mean) / sqrt(variance + epsilon) gamma + beta. May be written over x. */
export function normalizeChannels(
  y: Address,
  { x, rows, channels }: ChannelRows,
  { mean, variance }: ChannelMoments,
  { gamma, beta, epsilon }: { readonly gamma: Address; readonly beta: Address; readonly epsilon: number },
): Instruction {
  const words = [y, x, mean, variance, gamma, beta, channels, fraction(epsilon)];
  return { opcode: Opcode.NormalizeChannels, units: rows, grain: Math.ceil(4096 / channels), words };
}

/** The gradients of `normalizeChannels` when the moments are those of x itself. `dx` may be `dy`. */
export function batchNormalizationGradient(
  { dx, dgamma, dbeta }: { readonly dx: Address; readonly dgamma: Address; readonly dbeta: Address },
  { x, rows, channels }: ChannelRows,
  dy: Address,
  { mean, variance }: ChannelMoments,
  { gamma, epsilon, workspace }: { readonly gamma: Address; readonly epsilon: number; readonly workspace: Address },
): readonly Instruction[] {
  return [
    {
      opcode: Opcode.BatchSlopes,
      units: parts(rows) * Math.ceil(channels / blockChannels),
      grain: 1,
      words: [workspace, x, dy, mean, rows, channels, partRows],
    },
    combineSlopes(dbeta, dgamma, workspace, parts(rows), channels, { variance, epsilon }),
    {
      opcode: Opcode.BatchNormalizationGradient,
      units: rows,
      grain: Math.ceil(4096 / channels),
      words: [dx, x, dy, mean, variance, gamma, dgamma, dbeta, rows, channels, fraction(epsilon)],
    },
  ];
}

/** Adds up two sums of `[parts, 2, channels]`; the second is divided by the deviation where there is one. */
export function combineSlopes(
  first: Address,
  second: Address,
  workspace: Address,
  count: number,
  channels: number,
  deviation?: { readonly variance: Address; readonly epsilon: number },
): Instruction {
  const { variance, epsilon } = deviation ?? { variance: 0, epsilon: 0 };
  const words = [first, second, workspace, count, channels, variance, fraction(epsilon)];
  return { opcode: Opcode.CombineSlopes, units: channels, grain: Math.ceil(4096 / count), words };
}

function parts(rows: number): number {
  return Math.ceil(rows / partRows);
}
