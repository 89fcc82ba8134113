import { formatShape, type Shape } from '../../tensor/shape.ts';
import type { TensorType } from '../../graph/project.ts';
import { axisOf, axisText, noSuchAxis } from './axes.ts';
import type { ArgValue, WeightSpec } from './calls.ts';
import type { ConfigPart } from './config.ts';
import type { Inferred } from './define.ts';
import { initializer, initializerParam } from './layerParams.ts';
import { bool, float, integers } from './param.ts';
import { only, output, refuse, unknownLength } from './shapes.ts';
import { ruleArgs, trained, weightRules } from './weightRules.ts';

/** What is added under the root. */
export const epsilonParam = (value: number, least = 1e-7) =>
  float(value, {
    label: 'Epsilon',
    help: 'Added to the variance, so that nothing is divided by zero.',
    min: least,
    max: 1,
    advanced: true,
  });

/** Axes that are normalized together. */
export const axesParam = integers([-1], {
  label: 'Axes',
  help: 'Normalized together: the last one, or several. Counted with the batch axis as 0; −1 is the last.',
  min: -8,
  max: 8,
  minLength: 1,
  advanced: true,
});

/** A learned scale and shift for each place along the axes, with their penalties and constraints. */
export const scaleAndShiftParams = {
  center: bool(true, { label: 'Center', help: 'Adds a learned number, beta, to each channel.', advanced: true }),
  scale: bool(true, { label: 'Scale', help: 'Multiplies each channel by a learned number, gamma.', advanced: true }),
  betaInitializer: initializerParam('zeros', 'Beta initializer'),
  gammaInitializer: initializerParam('ones', 'Gamma initializer'),
  ...weightRules('beta', 'gamma'),
} as const;

interface ScaleAndShift {
  readonly center: boolean;
  readonly scale: boolean;
  readonly betaInitializer: string;
  readonly gammaInitializer: string;
}

/** Gamma and beta, as far as there are any. */
export function scaleAndShiftWeights(p: ScaleAndShift, shape: readonly number[]): readonly WeightSpec[] {
  return [...(p.scale ? [trained('gamma', shape, p)] : []), ...(p.center ? [trained('beta', shape, p)] : [])];
}

/** The arguments of scale and shift, in the order the code states them. */
export function scaleAndShiftArgs(p: ScaleAndShift): Readonly<Record<string, ArgValue>> {
  return {
    center: p.center,
    scale: p.scale,
    betaInitializer: initializer(p.betaInitializer),
    gammaInitializer: initializer(p.gammaInitializer),
    ...ruleArgs(p, 'beta', 'gamma'),
  };
}

/** Passes the shape through, if the input has these axes, each is named once, and their lengths are known. */
export function alongAxes(axes: readonly number[], inputs: readonly TensorType[], param = 'axis'): Inferred {
  const { shape } = only(inputs);
  const places = axes.map((axis) => axisOf(axis, shape));
  const missing = axes.find((_, index) => places[index] === null);
  if (missing !== undefined) {
    const problem = noSuchAxis(missing, shape, param);
    // An axis may be a parameter by itself or one of a list.
    return refuse(axes.length === 1 && param === 'axis' ? problem : { ...problem, fixes: lastAxis(param) });
  }
  if (new Set(places).size < places.length) {
    const data = { axes: axes.join(', ').replaceAll('-', '−'), shape: formatShape(shape) };
    return refuse({ code: 'shape/same-axis', data, param, fixes: lastAxis(param) });
  }
  const unknown = unknownLength(places.map((place) => shape[place!]!));
  return unknown ? refuse(unknown) : output(shape);
}

const lastAxis = (param: string) => [{ params: { [param]: [-1] } }];

/** Axes from 1 up in ascending order, with the batch axis as 0: as Keras counts them, without those from the back. */
export function ascending(axes: readonly number[], shape: Shape): readonly number[] {
  return axes.map((axis) => (axisOf(axis, shape) ?? 0) + 1).sort((a, b) => a - b); // prettier-ignore
}

/** Lengths of some axes, which {@link alongAxes} has found known. */
export function lengthsAlong(axes: readonly number[], { shape }: TensorType): readonly number[] {
  return ascending(axes, shape).map((axis) => Number(shape[axis - 1]));
}

/** Whether axes are the last one alone, which is what TensorFlow.js can do. */
export const isLast = (axes: readonly number[], shape: Shape): boolean =>
  axes.length === 1 && axisOf(axes[0]!, shape) === shape.length - 1;

/** `last axis`, `axes 1, 2`. */
export function axesText(axes: readonly number[]): ConfigPart {
  return axes.length === 1 ? axisText(axes[0]!) : { axes: axes.join(', ') };
}
