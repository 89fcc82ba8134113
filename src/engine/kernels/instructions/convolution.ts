import type { Address, Instruction } from '../instruction.ts';
import { Opcode } from '../opcodes.ts';
import { packedSize, packRight, productFinish, matMulScratch, worthAThread } from './matMul.ts';
import { byPositions, positionSums, type Windows } from './positions.ts';
import {
  backwardPhases,
  forwardPhases,
  imagesWords,
  paddingOf,
  phasesOf,
  phaseWords,
  walkOf,
  type Axis,
} from './windows.ts';

/** Images, kernel and windows of a convolution [images, height, width, channels] with kernel [height, width, channels / groups, filters]. */
export interface Convolution {
  readonly images: number;
  readonly height: Axis;
  readonly width: Axis;
  readonly channels: number;
  readonly filters: number;
  readonly groups: number;
}

/** How an output is finished. */
interface Finish {
  readonly bias?: Address | undefined;
  readonly rectified?: boolean | undefined;
}

const tileRows = 4;
const panelColumns = 8;
/** Positions of a block: see `assembly/convolution.ts` and `assembly/kernelGradient.ts`. */
const placesBytes = 128 * 8;
const gradientPositions = 256;
/** Parts that a batch is cut into at least, so that threads find work. */
const fewestUnits = 16;

const ceilDivide = (count: number, size: number): number => Math.ceil(count / size);

/** Numbers of a packed kernel, for the convolution and for its gradient by the input. */
export function packedKernelSize({ height, width, channels, filters, groups }: Convolution): {
  forward: number;
  backward: number;
} {
  const taps = height.window * width.window;
  const [inside, outside] = [channels / groups, filters / groups];
  return {
    forward: packedSize(taps * inside, outside, groups),
    backward: packedSize(taps * outside, inside, groups),
  };
}

/** y = x convolved with the kernel. `packed` has room for the packed kernel. */
export function convolve(
  convolution: Convolution,
  { x, kernel, packed, y, ...finish }: { x: Address; kernel: Address; packed: Address; y: Address } & Finish,
): readonly Instruction[] {
  const { images, channels, filters, groups, height, width } = convolution;
  const [inside, outside] = [channels / groups, filters / groups];
  const k = height.window * width.window * inside;
  const phases = phasesOf(convolution, forwardPhases);
  return eachGroup(groups, (group) => {
    const place = packed + 4 * group * packedSize(k, outside);
    const b = kernel + 4 * group * outside;
    return [
      isNarrow(inside, outside)
        ? packNarrow([b, 1, 1, 0, 0, 1, filters, k, outside, place])
        : packRight({ out: place, b, k, n: outside, transposed: false, stride: filters }),
      ...sums({
        images,
        phases: phases.map((phase) => ({ ...phase, packed: place })),
        ...{ from: x + 4 * group * inside, pixel: channels, channels: inside },
        ...{ height: height.length, width: width.length },
        ...{ out: y + 4 * group * outside, outHeight: height.outLength, outWidth: width.outLength },
        ...{ outPixel: filters, outChannels: outside },
        ...finishOf(finish, group * outside),
      }),
    ];
  });
}

/** dx from dy; also a transposed convolution, from its input to its output. */
export function convolveInputGradient(
  convolution: Convolution,
  { dy, kernel, packed, dx, ...finish }: { dy: Address; kernel: Address; packed: Address; dx: Address } & Finish,
): readonly Instruction[] {
  const { images, channels, filters, groups, height, width } = convolution;
  const [inside, outside] = [channels / groups, filters / groups];
  const rows = width.window * inside * filters;
  return eachGroup(groups, (group) => {
    let place = packed + 4 * group * packedSize(height.window * width.window * outside, inside);
    const packs: Instruction[] = [];
    const phases = phasesOf(convolution, backwardPhases).map((phase) => {
      const { y, x } = phase;
      const first = kernel + 4 * (y.kernelStart * rows + x.kernelStart * inside * filters + group * outside);
      const steps = [y.kernelStep * rows, x.kernelStep * inside * filters];
      const at = place;
      const terms = y.taps * x.taps * outside;
      const taps = [first, y.taps, x.taps, ...steps, filters] as const;
      if (terms > 0) {
        packs.push(
          isNarrow(outside, inside)
            ? packNarrow([...taps, 1, outside, inside, at])
            : packTaps([...taps, outside, inside, at]),
        );
      }
      place += 4 * packedSize(terms, inside);
      return { ...phase, packed: at };
    });
    return [
      ...packs,
      ...sums({
        images,
        phases,
        ...{ from: dy + 4 * group * outside, pixel: filters, channels: outside },
        ...{ height: height.outLength, width: width.outLength },
        ...{ out: dx + 4 * group * inside, outHeight: height.length, outWidth: width.length },
        ...{ outPixel: channels, outChannels: inside },
        ...finishOf(finish, group * inside),
      }),
    ];
  });
}

/** Parts of the batch whose kernel gradients are summed apart, so that threads find work where the kernel is small. */
export function gradientChunks({ images, height, width, channels, filters, groups }: Convolution): number {
  const tiles = height.window * ceilDivide((width.window * channels) / groups, tileRows);
  const work = (height.window * width.window * channels * filters * height.outLength * width.outLength) / groups;
  return Math.min(images, ceilDivide(fewestUnits, tiles), Math.ceil((work * images) / worthAThread));
}

/**
 * The gradient by the kernel, `gradientChunks` of them one after another: their sum is the gradient. The shares of
 * chunks depend on the convolution only, never on the number of threads.
 */
export function convolveKernelGradient(
  convolution: Convolution,
  { x, dy, out }: { x: Address; dy: Address; out: Address },
): readonly Instruction[] {
  const { channels, filters, groups, images, height, width } = convolution;
  const [inside, outside] = [channels / groups, filters / groups];
  const [phase] = phasesOf(convolution, forwardPhases);
  const { y, x: across } = phase!;
  const positions = y.positions * across.positions;
  const source = { pixel: channels, channels: inside, height: height.length, width: width.length };
  const padding = paddingOf([phase!], source);
  const walk = walkOf(phase!, padding.paddedWidth, inside);
  const chunks = gradientChunks(convolution);
  const blockImages = positions === 0 ? 1 : Math.max(1, Math.floor(gradientPositions / positions));
  const blockRows = blockImages > 1 ? y.positions : Math.max(1, Math.floor(gradientPositions / across.positions));
  const tiles = walk.outer * walk.inner * ceilDivide(walk.run, tileRows);
  // A run is one tap, or a row of them, and a tile has only terms of one where the terms of a tap fill tiles.
  const tapTerms = walk.inner > 1 || across.taps === 1 || inside % tileRows === 0 ? inside : 0;
  return eachGroup(groups, (group) => [
    {
      opcode: Opcode.ConvolveKernelGradient,
      units: chunks * tiles,
      grain: ceilDivide(worthAThread * chunks, tileRows * outside * positions * images + 1),
      words: [
        ...imagesWords(x + 4 * group * inside, source, padding),
        ...[dy + 4 * group * outside, y.positions, across.positions, filters, outside],
        ...[walk.rowStep, walk.columnStep, walk.outer, walk.outerStep, walk.inner, walk.innerStep, walk.run],
        ...[out + 4 * group * outside, filters, images, chunks, height.window * width.window * inside * filters],
        ...[blockImages, blockRows],
        ...[y.start, y.positionStep, y.tapStep, across.start, across.positionStep, across.tapStep, tapTerms],
      ],
    },
  ]);
}

/** Bytes of scratch that the gradient by the kernel needs. */
export function kernelGradientScratch(convolution: Convolution): number {
  const { channels, filters, groups, height, width } = convolution;
  const phases = phasesOf(convolution, forwardPhases);
  const source = { pixel: channels, channels: channels / groups, height: height.length, width: width.length };
  const { numbers } = paddingOf(phases, source);
  const positions = Math.max(1, height.outLength * width.outLength);
  const blockImages = Math.max(1, Math.floor(gradientPositions / positions));
  const blockPositions = Math.max(gradientPositions, width.outLength);
  return matMulScratch + 4 * (blockImages * numbers + packedSize(blockPositions, filters / groups));
}

/** Bytes of scratch that the convolution and its gradient by the input need. */
export function convolveScratch(convolution: Convolution, direction: 'forward' | 'backward'): number {
  const { channels, filters, groups, height, width } = convolution;
  const phases = phasesOf(convolution, direction === 'forward' ? forwardPhases : backwardPhases);
  const source =
    direction === 'forward'
      ? { pixel: channels, channels: channels / groups, height: height.length, width: width.length }
      : { pixel: filters, channels: filters / groups, height: height.outLength, width: width.outLength };
  return matMulScratch + placesBytes + 4 * paddingOf(phases, source).numbers;
}

/** Sums of windows: position by position, or image by image. */
function sums(of: Windows): readonly Instruction[] {
  const narrow = isNarrow(of.channels, of.outChannels);
  return !narrow && byPositions(of) ? positionSums(of) : [imageSums(of, narrow)];
}

/** The instruction that sums windows of all phases. A unit is a band of rows of an image. */
function imageSums(of: Windows, narrow: boolean): Instruction {
  const { images, phases, channels, outWidth, outHeight, outPixel, outChannels } = of;
  const padding = paddingOf(phases, of);
  const rows = Math.max(...phases.map(({ y }) => y.positions));
  const bandRows = ceilDivide(rows, Math.min(rows, ceilDivide(fewestUnits, images)));
  const bands = ceilDivide(rows, bandRows);
  const work = phases.reduce((sum, { y, x }) => sum + y.positions * y.taps * x.positions * x.taps, 0);
  return {
    opcode: Opcode.Convolve,
    units: images * bands,
    grain: ceilDivide(worthAThread * bands, work * channels * outChannels + 1),
    words: [
      ...imagesWords(of.from, of, padding),
      ...[of.out, outHeight * outWidth * outPixel, outPixel, outChannels, of.finish, of.bias, bands],
      ...[Number(narrow), phases.length],
      ...phases.flatMap((phase) => {
        const walk = walkOf(phase, padding.paddedWidth, channels);
        return phaseWords(phase, padding, walk, { channels, bandRows, packed: phase.packed, outWidth, outPixel });
      }),
    ],
  };
}

function finishOf({ bias, rectified }: Finish, first: number): { finish: number; bias: Address } {
  return { finish: productFinish({ bias, rectified }), bias: bias === undefined ? 0 : bias + 4 * first };
}

/** Whether so few channels are made of so many that sums run along windows: see `assembly/narrow.ts`. */
function isNarrow(channels: number, outChannels: number): boolean {
  return outChannels <= 4 && channels >= 4;
}

function packNarrow(words: readonly number[]): Instruction {
  return { opcode: Opcode.PackNarrow, units: words.at(-2)!, grain: 1 << 20, words };
}

function packTaps(words: readonly number[]): Instruction {
  const [, rows = 0, columns = 0, , , , k = 0, n = 0] = words;
  return {
    opcode: Opcode.PackTaps,
    units: ceilDivide(n, panelColumns),
    grain: ceilDivide(worthAThread, 8 * rows * columns * k * panelColumns + 1),
    words,
  };
}

function eachGroup(groups: number, emit: (group: number) => readonly Instruction[]): readonly Instruction[] {
  return Array.from({ length: groups }, (_, group) => emit(group)).flat();
}
