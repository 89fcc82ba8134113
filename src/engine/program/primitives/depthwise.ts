import {
  depthwise,
  depthwiseInputGradient,
  depthwiseKernelGradient,
  depthwiseScratch,
  type DepthwiseConvolution,
} from '../../kernels/instructions/depthwise.ts';
import type { Primitive } from '../primitive.ts';
import type { Tape, Value } from '../tape.ts';
import { windowAxis, type ConvolveOptions } from './convolution.ts';
import { reduceSum } from './reduce.ts';
import { unaryGradient } from './unary.ts';

/**
 * Windows over x [batch, height, width, channels] times kernel [height, width, channels, multiplier], each channel by
 * itself: filter c · multiplier + m of the output is channel c with its kernel m.
 */
export function convolveDepthwise(
  tape: Tape,
  x: Value,
  kernel: Value,
  options: Omit<ConvolveOptions, 'groups'>,
): Value {
  const [images, height, width, channels] = x.shape as readonly [number, number, number, number];
  const [windowHeight, windowWidth, , multiplier] = kernel.shape as readonly [number, number, number, number];
  const convolution = {
    ...{ images, channels, multiplier, rectified: options.activation === 'relu' },
    height: windowAxis(height, windowHeight, 0, options),
    width: windowAxis(width, windowWidth, 1, options),
  };
  return tape.record(depthwisePrimitive, options.bias ? [x, kernel, options.bias] : [x, kernel], convolution)[0]!;
}

type DepthwiseAttributes = DepthwiseConvolution & { readonly rectified: boolean } & Readonly<Record<string, unknown>>;

const depthwisePrimitive: Primitive<DepthwiseAttributes> = {
  name: 'convolveDepthwise',
  outputs: (_inputs, { images, height, width, channels, multiplier }) => [
    { shape: [images, height.outLength, width.outLength, channels * multiplier] },
  ],
  gradients({ tape, attributes, inputs, outputs: [y] }, [dy], [wantX, wantKernel, wantBias]) {
    const [x, kernel] = inputs as readonly [Value, Value];
    const dz = attributes.rectified ? unaryGradient(tape, 'relu', y!, y!, dy!) : dy!;
    return [
      wantX ? tape.record(inputGradientPrimitive, [dz, kernel], attributes)[0] : undefined,
      wantKernel ? tape.record(kernelGradientPrimitive, [x, dz], attributes)[0] : undefined,
      wantBias ? reduceSum(tape, dz, [0, 1, 2]) : undefined,
    ];
  },
  emit({ attributes, inputs, outputs: [y], address, scratch }) {
    const [x, kernel, bias] = inputs as readonly [Value, Value, Value?];
    scratch(depthwiseScratch(attributes));
    const places = { x: address(x), kernel: address(kernel), y: address(y!), bias: bias && address(bias) };
    return [depthwise(attributes, { ...places, rectified: attributes.rectified })];
  },
};

/** Of the slopes of the output and the kernel. */
const inputGradientPrimitive: Primitive<DepthwiseAttributes> = {
  name: 'depthwiseInputGradient',
  outputs: (_inputs, { images, height, width, channels }) => [
    { shape: [images, height.length, width.length, channels] },
  ],
  emit({ attributes, inputs: [dy, kernel], outputs: [dx], address, scratch }) {
    scratch(depthwiseScratch(attributes));
    return [depthwiseInputGradient(attributes, { dy: address(dy!), kernel: address(kernel!), dx: address(dx!) })];
  },
};

/** Of the input and the slopes of the output. */
const kernelGradientPrimitive: Primitive<DepthwiseAttributes> = {
  name: 'depthwiseKernelGradient',
  outputs: (_inputs, { height, width, channels, multiplier }) => [
    { shape: [height.window, width.window, channels, multiplier] },
  ],
  emit({ attributes, inputs: [x, dy], outputs: [kernel], address, scratch }) {
    scratch(depthwiseScratch(attributes));
    return [depthwiseKernelGradient(attributes, { x: address(x!), dy: address(dy!), out: address(kernel!) })];
  },
};
