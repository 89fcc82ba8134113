import { Reduction } from '../../kernels/functions.ts';
import {
  convolve as convolveOf,
  convolveInputGradient as inputGradientOf,
  convolveKernelGradient as kernelGradientOf,
  convolveScratch,
  gradientChunks,
  kernelGradientScratch,
  packedKernelSize,
  type Convolution,
} from '../../kernels/instructions/convolution.ts';
import { reduce } from '../../kernels/instructions/reduce.ts';
import type { Axis } from '../../kernels/instructions/windows.ts';
import { transposedLength, type Padding } from '../../../tensor/window.ts';
import type { Primitive, Use } from '../primitive.ts';
import { sizeOf, type Tape, type Value } from '../tape.ts';
import { reduceSum } from './reduce.ts';
import { unaryGradient } from './unary.ts';

/** Of height and width. */
export type Pair = readonly [height: number, width: number];

export interface WindowOptions {
  readonly strides: Pair;
  readonly dilations?: Pair;
  /** `same` pads more behind than before; or the zeros before and behind height and width. */
  readonly padding: Padding | readonly [Pair, Pair];
}

export interface ConvolveOptions extends WindowOptions {
  /** Channels and filters are cut into so many groups, each of which sees only its own. */
  readonly groups?: number;
  /** [filters] */
  readonly bias?: Value | undefined;
  readonly activation?: 'linear' | 'relu';
}

/**
 * Windows over x [batch, height, width, channels] times kernel [height, width, channels / groups, filters], as
 * TensorFlow defines it: the kernel is not turned round.
 */
export function convolve(tape: Tape, x: Value, kernel: Value, options: ConvolveOptions): Value {
  const { groups = 1, bias, activation } = options;
  const [images, height, width, channels] = x.shape as Four;
  const [windowHeight, windowWidth, , filters] = kernel.shape as Four;
  const axes = [windowAxis(height, windowHeight, 0, options), windowAxis(width, windowWidth, 1, options)] as const;
  const convolution = { images, height: axes[0], width: axes[1], channels, filters, groups };
  const inputs = bias ? [x, kernel, bias] : [x, kernel];
  return tape.record(convolvePrimitive, inputs, { ...convolution, rectified: activation === 'relu' })[0]!;
}

export interface ConvolveTransposedOptions extends Omit<ConvolveOptions, 'padding'> {
  readonly padding: Padding;
  /** Places added behind the image, for height and width; as many as the padding asks for where it is not stated. */
  readonly outputPadding?: Pair | undefined;
}

/**
 * A transposed convolution of x [batch, height, width, channels] with kernel [height, width, filters, channels]: each
 * number paints the kernel into a larger image. It is the gradient of a convolution by its input.
 */
export function convolveTransposed(tape: Tape, x: Value, kernel: Value, options: ConvolveTransposedOptions): Value {
  const { groups = 1, bias, activation } = options;
  const [images, ...sides] = x.shape as Four;
  const [windowHeight, windowWidth, filters] = kernel.shape as Four;
  const axes = ([0, 1] as const).map((axis) => {
    const { strides, dilations = [1, 1], padding, outputPadding } = options;
    const [side, window] = [sides[axis]!, [windowHeight, windowWidth][axis]!];
    const extra = outputPadding?.[axis] ?? null;
    const { length } = transposedLength(side, window, strides[axis], padding, extra, dilations[axis]);
    return { ...windowAxis(length, window, axis, options), outLength: side };
  }) as [Axis, Axis];
  const convolution = {
    images,
    height: axes[0],
    width: axes[1],
    channels: filters * groups,
    filters: sides[2],
    groups,
  };
  const inputs = bias ? [x, kernel, bias] : [x, kernel];
  return tape.record(inputGradientPrimitive, inputs, { ...convolution, rectified: activation === 'relu' })[0]!;
}

/** How a window moves along an axis of an image; `axis` is 0 for height. */
export function windowAxis(length: number, window: number, axis: 0 | 1, options: WindowOptions): Axis {
  const { strides, dilations = [1, 1], padding } = options;
  const [stride, dilation] = [strides[axis], dilations[axis]];
  const reach = (window - 1) * dilation + 1;
  if (padding === 'same') {
    const outLength = Math.ceil(length / stride);
    const zeros = Math.max(0, (outLength - 1) * stride + reach - length);
    return { length, outLength, window, stride, dilation, padding: Math.floor(zeros / 2) };
  }
  const [before, behind] = padding === 'valid' ? [0, 0] : padding[axis];
  const outLength = Math.floor((length + before + behind - reach) / stride) + 1;
  return { length, outLength, window, stride, dilation, padding: before };
}

type Four = readonly [number, number, number, number];
type ConvolutionAttributes = Convolution & { readonly rectified: boolean } & Readonly<Record<string, unknown>>;

const convolvePrimitive: Primitive<ConvolutionAttributes> = {
  name: 'convolve',
  outputs: (_inputs, { images, height, width, filters }) => [
    { shape: [images, height.outLength, width.outLength, filters] },
  ],
  gradients(use, [dy], [wantX, wantKernel, wantBias]) {
    const { tape, attributes, inputs } = use;
    const dz = beforeActivation(use, dy!);
    const plain = { ...attributes, rectified: false };
    return [
      wantX ? tape.record(inputGradientPrimitive, [dz, inputs[1]!], plain)[0] : undefined,
      wantKernel ? tape.record(kernelGradientPrimitive, [inputs[0]!, dz], plain)[0] : undefined,
      wantBias ? reduceSum(tape, dz, [0, 1, 2]) : undefined,
    ];
  },
  emit({ attributes, inputs, outputs, address, workspace, scratch }) {
    const [x, kernel, bias] = inputs as [Value, Value, Value?];
    scratch(convolveScratch(attributes, 'forward'));
    return convolveOf(attributes, {
      ...{ x: address(x), kernel: address(kernel), packed: workspace(packedKernelSize(attributes).forward) },
      ...{ y: address(outputs[0]!), bias: bias && address(bias), rectified: attributes.rectified },
    });
  },
};

/** Of the slopes of a convolution's output and its kernel; with a bias and relu it is a layer of its own. */
const inputGradientPrimitive: Primitive<ConvolutionAttributes> = {
  name: 'convolveInputGradient',
  outputs: (_inputs, { images, height, width, channels }) => [
    { shape: [images, height.length, width.length, channels] },
  ],
  gradients(use, [dy], [wantX, wantKernel, wantBias]) {
    const { tape, attributes, inputs } = use;
    const dz = beforeActivation(use, dy!);
    const plain = { ...attributes, rectified: false };
    return [
      wantX ? tape.record(convolvePrimitive, [dz, inputs[1]!], plain)[0] : undefined,
      wantKernel ? tape.record(kernelGradientPrimitive, [dz, inputs[0]!], plain)[0] : undefined,
      wantBias ? reduceSum(tape, dz, [0, 1, 2]) : undefined,
    ];
  },
  emit({ attributes, inputs, outputs, address, workspace, scratch }) {
    const [dy, kernel, bias] = inputs as [Value, Value, Value?];
    scratch(convolveScratch(attributes, 'backward'));
    return inputGradientOf(attributes, {
      ...{ dy: address(dy), kernel: address(kernel), packed: workspace(packedKernelSize(attributes).backward) },
      ...{ dx: address(outputs[0]!), bias: bias && address(bias), rectified: attributes.rectified },
    });
  },
};

/** Of the input of a convolution and the slopes of its output. */
const kernelGradientPrimitive: Primitive<ConvolutionAttributes> = {
  name: 'convolveKernelGradient',
  outputs: (_inputs, { height, width, channels, filters, groups }) => [
    { shape: [height.window, width.window, channels / groups, filters] },
  ],
  gradients({ tape, attributes, inputs: [x, dy] }, [slope], [wantX, wantDy]) {
    return [
      wantX ? tape.record(inputGradientPrimitive, [dy!, slope!], attributes)[0] : undefined,
      wantDy ? tape.record(convolvePrimitive, [x!, slope!], attributes)[0] : undefined,
    ];
  },
  emit({ attributes, inputs: [x, dy], outputs: [kernel], address, workspace, scratch }) {
    scratch(kernelGradientScratch(attributes));
    const chunks = gradientChunks(attributes);
    const size = sizeOf(kernel!);
    const parts = chunks === 1 ? address(kernel!) : workspace(chunks * size);
    const instructions = kernelGradientOf(attributes, { x: address(x!), dy: address(dy!), out: parts });
    if (chunks === 1) return instructions;
    const whole = { outer: 1, length: chunks, inner: size, chunk: chunks, divisor: 1 };
    return [...instructions, reduce(Reduction.Sum, address(kernel!), parts, whole)];
  },
};

/** The slope of what went into the activation. */
function beforeActivation({ tape, attributes, outputs: [y] }: Use<ConvolutionAttributes>, dy: Value): Value {
  return attributes.rectified ? unaryGradient(tape, 'relu', y!, y!, dy) : dy;
}
