import type { Dim, Shape } from '../../tensor/shape.ts';
import type { Length } from '../../tensor/window.ts';
import type { ConfigPart } from './config.ts';
import type { Inferred, PortSpec } from './define.ts';
import type { ArithmeticLine, ArithmeticWord, ParamFix } from './infer.ts';
import { dims } from './param.ts';
import { imageInput, sequenceInput, volumeInput } from './ports.ts';
import { line, output, refuse, unknownLength } from './shapes.ts';

/** Over how many axes a window slides: those of a sequence, an image or a volume. */
export type Rank = 1 | 2 | 3;

/** From the outermost. */
export const axisNames: Readonly<Record<Rank, readonly ArithmeticWord[]>> = {
  1: ['steps'],
  2: ['height', 'width'],
  3: ['depth', 'height', 'width'],
};

/** All of them on one line. */
const allAxes = { 1: 'steps', 2: 'height, width', 3: 'depth, height, width' } as const satisfies Record<
  Rank,
  ArithmeticWord
>;

/** What stands before the channels: `height and width`. */
export const axesText = (rank: Rank): string => ['length', 'height and width', 'depth, height and width'][rank - 1]!;

/** `[steps, channels]`, `[height, width, channels]` or `[depth, height, width, channels]`. */
export const windowInput = (rank: Rank): readonly PortSpec[] =>
  ({ 1: sequenceInput, 2: imageInput, 3: volumeInput })[rank];

/** The same number for each axis. */
export const eachAxis = (rank: Rank, value: number): readonly number[] => Array.from({ length: rank }, () => value);

export const windowParam = (rank: Rank, label: string, value: number) =>
  dims(eachAxis(rank, value), { label, help: `${capital(axesText(rank))} of the window.`, min: 1 });

export const stridesParam = (rank: Rank, value: number, help = 'How far the window moves each time.') =>
  dims(eachAxis(rank, value), { label: 'Strides', help, min: 1 });

export const dilationParam = (rank: Rank) =>
  dims(eachAxis(rank, 1), {
    label: 'Dilation',
    help: 'How far the numbers that a window looks at stand apart: 2 leaves one out between them.',
    min: 1,
    advanced: true,
  });

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** `stride 2`, and nothing where the window moves by one. */
export const strideText = (strides: readonly number[]): ConfigPart | false =>
  strides.some((stride) => stride !== 1) && { stride: sizesText(strides) };

/** `dilation 2`, and nothing where there is none. */
export const dilationText = (dilation: readonly number[]): ConfigPart | false =>
  isDilated(dilation) && { dilation: sizesText(dilation) };

export const isDilated = (dilation: readonly number[]): boolean => dilation.some((rate) => rate > 1);

/** `3 × 5`, and one number where all are the same. */
export const sizesText = (sizes: readonly number[]): string =>
  new Set(sizes).size === 1 ? `${sizes[0]!}` : sizes.join(' × ');

/** A window over the axes before the channels: what convolutions and pooling share. */
interface Slide {
  /** `[..., channels]` */
  readonly input: Shape;
  readonly window: readonly number[];
  /** Of the output. */
  readonly channels: Dim;
  /** What the window is called: `kernel`, `pool`. */
  readonly name: string;
  readonly param: string;
  /** Length of an axis after the window. */
  readonly length: (input: number, axis: number) => Length;
}

/** Shape after the window, with its arithmetic; refused where the window does not fit. */
export function slide({ input, window, channels, name, param, length }: Slide): Inferred {
  const sides = input.slice(0, -1);
  const unknown = unknownLength(sides.filter((_, axis) => !keepsLength(length, axis)));
  if (unknown) return refuse(unknown);
  const results = sides.map((side, axis) => ({
    side,
    ...(typeof side === 'number' ? length(side, axis) : named(side)),
  }));
  const arithmetic = windowArithmetic(results, name === 'kernel' ? channels : undefined);
  if (results.some((result) => typeof result.length === 'number' && result.length <= 0)) {
    return refuse({
      code: 'shape/window',
      data: { window: window.join(' × '), name, input: sides.join(' × ') },
      param,
      arithmetic,
      fixes: windowFixes(sides, window, name, param),
    });
  }
  return output([...results.map((result) => result.length), channels], arithmetic);
}

/** Whether the axis stays as long as it is, whatever its length: then it need not be known. */
function keepsLength(length: Slide['length'], axis: number): boolean {
  // A window takes off the same number everywhere, or divides: a long axis tells.
  const long = 10_000;
  return length(long, axis).length === long;
}

const named = (side: string): { length: Dim; formula: string } => ({ length: side, formula: side });

/** One line where all axes come out alike, and one for each otherwise. */
function windowArithmetic(
  results: readonly { readonly length: Dim; readonly formula: string }[],
  channels: Dim | undefined,
): ArithmeticLine[] {
  const names = axisNames[results.length as Rank];
  const [first] = results;
  const alike = results.every(({ formula }) => formula === first?.formula);
  const sides =
    first && alike && (typeof first.length === 'string' || first.length > 0 || results.length === 1)
      ? [line(allAxes[results.length as Rank], first.formula, first.length)]
      : results.map(({ formula, length }, axis) => line(names[axis]!, formula, length));
  return channels === undefined ? sides : [...sides, line('channels', 'filters', channels)];
}

/** Each is tried before it is offered. */
function windowFixes(sides: readonly Dim[], window: readonly number[], name: string, param: string): ParamFix[] {
  const largest = name === 'kernel' ? 3 : 2;
  const fitting = window.map((length, axis) => {
    const side = sides[axis];
    return typeof side === 'number' ? Math.min(length, side, largest) : length;
  });
  const rate = window.map(() => 1);
  return [
    { params: { [param]: fitting } },
    { params: { padding: 'same' } },
    ...(name === 'kernel' ? [{ params: { dilationRate: rate } }] : []),
  ];
}
