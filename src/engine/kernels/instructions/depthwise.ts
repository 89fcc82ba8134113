import type { Address, Instruction } from '../instruction.ts';
import { Opcode } from '../opcodes.ts';
import { worthAThread } from './matMul.ts';
import {
  backwardPhases,
  forwardPhases,
  imagesWords,
  paddingOf,
  phasesOf,
  phaseWords,
  type Axis,
  type Phase,
  type PhaseWalk,
} from './windows.ts';

/** Images [images, height, width, channels], each channel convolved with `multiplier` kernels of its own. */
export interface DepthwiseConvolution {
  readonly images: number;
  readonly height: Axis;
  readonly width: Axis;
  readonly channels: number;
  readonly multiplier: number;
}

const padded = (count: number): number => Math.ceil(count / 4) * 4;

/** y = x convolved with kernel [height, width, channels, multiplier]; filter c · multiplier + m is channel c's m-th. */
export function depthwise(
  convolution: DepthwiseConvolution,
  of: { x: Address; kernel: Address; y: Address; bias?: Address | undefined; rectified?: boolean | undefined },
): Instruction {
  const { height, width, channels, multiplier } = convolution;
  return windows(convolution, phasesOf(convolution, forwardPhases), {
    ...{ from: of.x, height: height.length, width: width.length, pixel: channels, kernel: of.kernel, forward: true },
    ...{ out: of.y, outHeight: height.outLength, outWidth: width.outLength, outPixel: channels * multiplier },
    ...{ bias: of.bias ?? 0, rectified: of.rectified ?? false },
  });
}

/** dx from dy. */
export function depthwiseInputGradient(
  convolution: DepthwiseConvolution,
  of: { dy: Address; kernel: Address; dx: Address },
): Instruction {
  const { height, width, channels, multiplier } = convolution;
  return windows(convolution, phasesOf(convolution, backwardPhases), {
    ...{ from: of.dy, height: height.outLength, width: width.outLength, pixel: channels * multiplier },
    ...{ kernel: of.kernel, forward: false, bias: 0, rectified: false },
    ...{ out: of.dx, outHeight: height.length, outWidth: width.length, outPixel: channels },
  });
}

/** The gradient by the kernel. Shared among threads by taps. */
export function depthwiseKernelGradient(
  convolution: DepthwiseConvolution,
  { x, dy, out }: { x: Address; dy: Address; out: Address },
): Instruction {
  const { images, height, width, channels, multiplier } = convolution;
  const filters = channels * multiplier;
  const source = { pixel: channels, channels, height: height.length, width: width.length };
  const [phase] = phasesOf(convolution, forwardPhases);
  const padding = paddingOf([phase!], source);
  const walk = stepsOf(phase!, padding.paddedWidth, padded(filters));
  return {
    opcode: Opcode.DepthwiseKernelGradient,
    units: height.window * width.window,
    grain: Math.ceil(worthAThread / (4 * images * height.outLength * width.outLength * filters + 1)),
    words: [
      ...imagesWords(x, source, padding),
      ...[dy, height.outLength, width.outLength, filters, multiplier, walk.rowStep, walk.columnStep],
      ...[width.window, walk.outerStep, walk.innerStep, out, images],
    ],
  };
}

/** Bytes of scratch that these instructions need: a copy of an image, the kernel, and four pixels. */
export function depthwiseScratch(convolution: DepthwiseConvolution): number {
  const { height, width, channels, multiplier } = convolution;
  const wide = padded(channels * multiplier);
  const copies = ([forwardPhases, backwardPhases] as const).map((axisPhases, index) => {
    const sides = index === 0 ? [height.length, width.length] : [height.outLength, width.outLength];
    const source = { pixel: channels, channels, height: sides[0]!, width: sides[1]! };
    const { paddedHeight, paddedWidth } = paddingOf(phasesOf(convolution, axisPhases), source);
    return paddedHeight * paddedWidth * wide;
  });
  return 4 * (Math.max(...copies) + (height.window * width.window + 4) * wide);
}

interface Windows {
  readonly from: Address;
  readonly height: number;
  readonly width: number;
  readonly pixel: number;
  readonly kernel: Address;
  readonly forward: boolean;
  readonly out: Address;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly outPixel: number;
  readonly bias: Address;
  readonly rectified: boolean;
}

/** The instruction that sums windows of all phases, its words as `assembly/depthwise.ts` reads them. */
function windows(convolution: DepthwiseConvolution, phases: readonly Phase[], of: Windows): Instruction {
  const { images, width, channels, multiplier } = convolution;
  const filters = channels * multiplier;
  const wide = padded(filters);
  const { outWidth, outPixel } = of;
  const padding = paddingOf(phases, { ...of, channels: of.pixel });
  const work = phases.reduce((sum, { y, x }) => sum + y.positions * y.taps * x.positions * x.taps, 0);
  return {
    opcode: Opcode.Depthwise,
    units: images,
    grain: Math.ceil(worthAThread / (2 * work * filters + 1)),
    words: [
      ...imagesWords(of.from, { ...of, channels: of.pixel }, padding),
      ...[of.kernel, filters, multiplier, Number(of.forward)],
      ...[of.out, of.outHeight * outWidth * outPixel, outPixel, of.bias, Number(of.rectified), phases.length],
      ...phases.flatMap((phase) => {
        const { y, x } = phase;
        const walk = stepsOf(phase, padding.paddedWidth, wide);
        return [
          ...phaseWords(phase, padding, walk, { channels: wide, bandRows: 0, packed: 0, outWidth, outPixel }),
          ...[y.kernelStart * width.window + x.kernelStart, y.kernelStep * width.window, x.kernelStep],
        ];
      }),
    ],
  };
}

/** As `walkOf`, with each pixel of a window a run. */
function stepsOf({ y, x }: Phase, paddedWidth: number, wide: number): PhaseWalk {
  const row = paddedWidth * wide;
  return {
    ...{ rowStep: y.positionStep * row, columnStep: x.positionStep * wide },
    ...{ outer: y.taps, outerStep: y.tapStep * row, inner: x.taps, innerStep: x.tapStep * wide, run: 1 },
  };
}
