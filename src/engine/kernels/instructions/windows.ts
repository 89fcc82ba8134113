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
