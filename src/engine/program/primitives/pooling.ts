import { averagePool as averagePoolOf, averagePoolGradient, maxPool as maxPoolOf, maxPoolGradient, type PoolGeometry } from '../../kernels/instructions/pooling.ts'; // prettier-ignore
import { windowLength, type Padding } from '../../../tensor/window.ts';
import type { Primitive } from '../primitive.ts';
import type { Tape, Value } from '../tape.ts';
import { multiply } from './binary.ts';

export interface PoolOptions {
  /** Height and width. */
  readonly window: readonly [number, number];
  readonly strides: readonly [number, number];
  readonly padding: Padding;
}

/** The largest number of each window over `[batch, height, width, channels]`. */
export function maxPool(tape: Tape, x: Value, options: PoolOptions): Value {
  return tape.record(maxPoolPrimitive, [x], poolGeometry(x.shape, options))[0]!;
}

/** The mean of each window over `[batch, height, width, channels]`; padding is not counted. */
export function averagePool(tape: Tape, x: Value, options: PoolOptions): Value {
  return tape.record(averagePoolPrimitive, [x], poolGeometry(x.shape, options))[0]!;
}

type Geometry = PoolGeometry & Readonly<Record<string, unknown>>;

const maxPoolPrimitive: Primitive<Geometry> = {
  name: 'maxPool',
  outputs: (_inputs, geometry) => [{ shape: outputShape(geometry) }],
  gradients: ({ tape, attributes, inputs: [x], outputs: [y] }, [dy]) =>
    tape.record(maxPoolGradientPrimitive, [dy!, x!, y!], attributes),
  emit: ({ attributes, inputs: [x], outputs: [y], address }) => [maxPoolOf(address(y!), address(x!), attributes)],
};

const maxPoolGradientPrimitive: Primitive<Geometry> = {
  name: 'maxPoolGradient',
  outputs: ([_dy, x]) => [{ shape: x!.shape }],
  emit: ({ attributes, inputs: [dy, x, y], outputs: [dx], address }) => [
    maxPoolGradient(address(dx!), address(dy!), address(x!), address(y!), attributes),
  ],
};

const averagePoolPrimitive: Primitive<Geometry> = {
  name: 'averagePool',
  outputs: (_inputs, geometry) => [{ shape: outputShape(geometry) }],
  gradients: ({ tape, attributes }, [dy]) => {
    // The kernel shares a slope out among all cells of a window, also where some lie outside and are no part of the mean.
    const shares = cellShares(attributes);
    const slope = shares
      ? multiply(tape, dy!, tape.constant(shares, [1, attributes.outHeight, attributes.outWidth, 1]))
      : dy!;
    return tape.record(averagePoolGradientPrimitive, [slope], attributes);
  },
  emit: ({ attributes, inputs: [x], outputs: [y], address }) => [averagePoolOf(address(y!), address(x!), attributes)],
};

const averagePoolGradientPrimitive: Primitive<Geometry> = {
  name: 'averagePoolGradient',
  outputs: (_inputs, { batch, height, width, channels }) => [{ shape: [batch, height, width, channels] }],
  emit: ({ attributes, inputs: [dy], outputs: [dx], address }) => [
    averagePoolGradient(address(dx!), address(dy!), attributes),
  ],
};

/** How many cells a window has for each that lies in the image, one window after another; undefined where all do. */
function cellShares(g: PoolGeometry): readonly number[] | undefined {
  const down = cellsInside(g.height, g.outHeight, g.windowHeight, g.strideY, g.top);
  const across = cellsInside(g.width, g.outWidth, g.windowWidth, g.strideX, g.left);
  const whole = g.windowHeight * g.windowWidth;
  const shares = down.flatMap((rows) => across.map((columns) => whole / (rows * columns)));
  return shares.every((share) => share === 1) ? undefined : shares;
}

function cellsInside(length: number, places: number, window: number, stride: number, outside: number): number[] {
  return Array.from({ length: places }, (_, place) => {
    const start = place * stride - outside;
    return Math.min(start + window, length) - Math.max(start, 0);
  });
}

function outputShape({ batch, outHeight, outWidth, channels }: PoolGeometry): readonly number[] {
  return [batch, outHeight, outWidth, channels];
}

function poolGeometry(shape: readonly number[], { window, strides, padding }: PoolOptions): Geometry {
  const [batch, height, width, channels] = shape as readonly [number, number, number, number];
  const outHeight = windowLength(height, window[0], strides[0], padding).length;
  const outWidth = windowLength(width, window[1], strides[1], padding).length;
  return {
    batch,
    height,
    width,
    channels,
    outHeight,
    outWidth,
    windowHeight: window[0],
    windowWidth: window[1],
    strideY: strides[0],
    strideX: strides[1],
    top: before(height, outHeight, window[0], strides[0]),
    left: before(width, outWidth, window[1], strides[1]),
  };
}

/** Cells of padding before the first: the smaller half of what the windows need beyond the image. */
function before(length: number, outLength: number, window: number, stride: number): number {
  return Math.floor(Math.max((outLength - 1) * stride + window - length, 0) / 2);
}
