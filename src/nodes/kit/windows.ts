import type { Shape } from '../../tensor/shape.ts';
import type { Length, Padding } from '../../tensor/window.ts';
import type { ArgValue } from './calls.ts';
import type { Inferred } from './define.ts';
import type { ArithmeticLine, ParamFix } from './infer.ts';
import { initializer } from './layerParams.ts';
import { line, output, refuse, unknownLength } from './shapes.ts';

/** A window over height and width: what convolutions and pooling share. */
interface Slide {
  /** `[height, width, channels]` */
  readonly input: Shape;
  readonly window: readonly number[];
  readonly strides: readonly number[];
  readonly padding: Padding;
  /** Of the output. */
  readonly channels: number | string;
  /** What the window is called: `kernel`, `pool`. */
  readonly name: string;
  readonly param: string;
  readonly length: (input: number, window: number, stride: number, padding: Padding) => Length;
}

/** Shape after the window, with its arithmetic; refused where the window does not fit. */
export function slide({ input, window, strides, padding, channels, name, param, length }: Slide): Inferred {
  const sides = input.slice(0, 2);
  const unknown = unknownLength(sides);
  if (unknown) return refuse(unknown);
  const results = sides.map((side, axis) => length(Number(side), window[axis] ?? 1, strides[axis] ?? 1, padding));
  const arithmetic = windowArithmetic(results, name === 'kernel' ? channels : undefined);
  if (results.some((side) => side.length <= 0)) {
    return refuse({
      code: 'shape/window',
      data: { window: window.join(' × '), name, input: sides.join(' × ') },
      param,
      arithmetic,
      fixes: windowFixes(sides.map(Number), window, name, param),
    });
  }
  return output([...results.map((side) => side.length), channels], arithmetic);
}

/** One line for a square window on a square image, two otherwise. */
function windowArithmetic(results: readonly Length[], channels: number | string | undefined): ArithmeticLine[] {
  const [height, width] = results;
  if (!height || !width) return [];
  const sides =
    height.formula === width.formula && height.length > 0
      ? [line('height, width', height.formula, height.length)]
      : [line('height', height.formula, height.length), line('width', width.formula, width.length)];
  return channels === undefined ? sides : [...sides, line('channels', 'filters', channels)];
}

function windowFixes(sides: readonly number[], window: readonly number[], name: string, param: string): ParamFix[] {
  const largest = name === 'kernel' ? 3 : 2;
  const fitting = window.map((length, axis) => Math.min(length, sides[axis] ?? 1, largest));
  return [
    { title: `Set ${name} to ${fitting.join(' × ')}`, params: { [param]: fitting } },
    { title: 'Set padding to ‘same’', params: { padding: 'same' } },
  ];
}

/** Settings that a convolution and its transpose share. */
interface ConvolutionSettings {
  readonly filters: number;
  readonly kernelSize: readonly number[];
  readonly strides: readonly number[];
  readonly padding: Padding;
  readonly activation: string;
  readonly useBias: boolean;
  readonly kernelInitializer: string;
}

/** Every argument of a convolution, in the order the code states them. */
export function convolutionArgs(p: ConvolutionSettings): Readonly<Record<string, ArgValue>> {
  return {
    filters: p.filters,
    kernelSize: p.kernelSize,
    strides: p.strides,
    padding: p.padding,
    activation: p.activation,
    useBias: p.useBias,
    kernelInitializer: initializer(p.kernelInitializer),
    biasInitializer: initializer('zeros'),
  };
}
