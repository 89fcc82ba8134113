import type { Address } from '../instruction.ts';

/**
 * One axis of a convolution: which places there are, and which taps of the kernel each of them meets where. Source
 * indexes may lie outside of the image, where it reads as zeros.
 */
export interface AxisPhase {
  /** Windows along the axis. */
  readonly positions: number;
  /** Where the first tap of the first window reads, how far the next window is, and how far the next tap. */
  readonly start: number;
  readonly positionStep: number;
  readonly taps: number;
  readonly tapStep: number;
  /** The kernel's tap that comes first, and the way to the next one. */
  readonly kernelStart: number;
  readonly kernelStep: number;
  /** Where the first position is written, and how far the next is. */
  readonly outStart: number;
  readonly outStep: number;
}

/** Settings of one axis: `padding` is what comes before the first number. */
export interface Axis {
  readonly length: number;
  readonly outLength: number;
  readonly window: number;
  readonly stride: number;
  readonly dilation: number;
  readonly padding: number;
}

/** A convolution itself is one phase: each window meets all taps in order. */
export function forwardPhases(axis: Axis): readonly AxisPhase[] {
  return [
    {
      positions: axis.outLength,
      start: -axis.padding,
      positionStep: axis.stride,
      taps: axis.window,
      tapStep: axis.dilation,
      kernelStart: 0,
      kernelStep: 1,
      outStart: 0,
      outStep: 1,
    },
  ];
}

/**
 * The gradient by the input: input number i meets output o with tap t where i + padding = o · stride + t · dilation.
 * One phase for each remainder of i by the stride; its taps are taken from the last, so that they read forwards.
 */
export function backwardPhases({ length, outLength, window, stride, dilation, padding }: Axis): readonly AxisPhase[] {
  return Array.from({ length: Math.min(stride, length) }, (_, outStart) => {
    const taps = Array.from({ length: window }, (_, tap) => tap)
      .filter((tap) => (outStart + padding - tap * dilation) % stride === 0)
      .reverse();
    const [last = 0, previous = last - stride] = taps;
    const positions = Math.ceil((length - outStart) / stride);
    const start = (outStart + padding - last * dilation) / stride;
    return {
      ...{ positions, start: taps.length === 0 ? 0 : start, positionStep: 1 },
      ...{ taps: outLength === 0 ? 0 : taps.length, tapStep: ((last - previous) * dilation) / stride },
      ...{ kernelStart: last, kernelStep: previous - last, outStart, outStep: stride },
    };
  });
}

/** The zeros that all phases together read before and behind `length` numbers. */
export function border(phases: readonly AxisPhase[], length: number): { before: number; padded: number } {
  const used = phases.filter(({ taps, positions }) => taps > 0 && positions > 0);
  const lows = used.map(({ start }) => start);
  const highs = used.map((p) => p.start + (p.positions - 1) * p.positionStep + (p.taps - 1) * p.tapStep);
  const before = Math.max(0, ...lows.map((low) => -low));
  return { before, padded: before + Math.max(length, ...highs.map((high) => high + 1)) };
}

/** A phase of both axes. */
export interface Phase {
  readonly y: AxisPhase;
  readonly x: AxisPhase;
}

/** Each phase of the height with each of the width. */
export function phasesOf(
  { height, width }: { readonly height: Axis; readonly width: Axis },
  axisPhases: (axis: Axis) => readonly AxisPhase[],
): readonly Phase[] {
  const across = axisPhases(width);
  return axisPhases(height).flatMap((y) => across.map((x) => ({ y, x })));
}

/** Images that are read: `channels` numbers of pixels that are `pixel` apart. */
export interface Source {
  readonly pixel: number;
  readonly channels: number;
  readonly height: number;
  readonly width: number;
}

/** The copy of an image that windows read, if they do. */
export interface Padding {
  readonly top: number;
  readonly left: number;
  readonly paddedHeight: number;
  readonly paddedWidth: number;
  readonly copied: boolean;
  /** Of one image's copy. */
  readonly numbers: number;
}

/** The border that all phases together need. */
export function paddingOf(phases: readonly Phase[], { pixel, channels, height, width }: Source): Padding {
  const vertical = border(phases.map(({ y }) => y), height); // prettier-ignore
  const horizontal = border(phases.map(({ x }) => x), width); // prettier-ignore
  const copied = pixel !== channels || vertical.padded !== height || horizontal.padded !== width;
  return {
    ...{ top: vertical.before, left: horizontal.before },
    ...{ paddedHeight: vertical.padded, paddedWidth: horizontal.padded, copied },
    numbers: copied ? vertical.padded * horizontal.padded * channels : 0,
  };
}

/** The words of `Images` in `assembly/images.ts`. */
export function imagesWords(
  start: Address,
  { height, width, pixel, channels }: Source,
  padding: Padding,
): readonly number[] {
  const { top, left, paddedHeight, paddedWidth, copied } = padding;
  return [start, height, width, pixel, channels, top, left, paddedHeight, paddedWidth, Number(copied)];
}

/** How windows follow one another, and what lies in a window: `outer` times `inner` runs. */
export interface PhaseWalk {
  readonly rowStep: number;
  readonly columnStep: number;
  readonly outer: number;
  readonly outerStep: number;
  readonly inner: number;
  readonly innerStep: number;
  readonly run: number;
}

/** The steps of a phase's windows and of what lies in a window, in numbers. Neighbouring pixels are one run. */
export function walkOf({ y, x }: Phase, paddedWidth: number, channels: number): PhaseWalk {
  const row = paddedWidth * channels;
  const merged = x.tapStep === 1 || x.taps === 1;
  return {
    ...{ rowStep: y.positionStep * row, columnStep: x.positionStep * channels },
    ...{ outer: y.taps, outerStep: y.tapStep * row },
    ...{ inner: merged ? 1 : x.taps, innerStep: x.tapStep * channels, run: merged ? x.taps * channels : channels },
  };
}

/** The words of `Phase` in `assembly/phase.ts`. */
export function phaseWords(
  { y, x }: Phase,
  { paddedWidth, top, left }: Padding,
  walk: PhaseWalk,
  of: { channels: number; bandRows: number; packed: Address; outWidth: number; outPixel: number },
): readonly number[] {
  const empty = y.taps * x.taps === 0;
  return [
    ...[y.positions, x.positions, of.bandRows],
    empty ? 0 : ((y.start + top) * paddedWidth + x.start + left) * of.channels,
    ...[walk.rowStep, walk.columnStep],
    ...(empty ? [0, 0, 1, 0, 0] : [walk.outer, walk.outerStep, walk.inner, walk.innerStep, walk.run]),
    of.packed,
    (y.outStart * of.outWidth + x.outStart) * of.outPixel,
    ...[y.outStep * of.outWidth * of.outPixel, x.outStep * of.outPixel],
  ];
}
