import type { TensorType } from '../../graph/project.ts';
import type { ActivationName } from './activations.ts';
import { axisOf, axisParam, axisText, noSuchAxis } from './axes.ts';
import type { ArgValue } from './calls.ts';
import type { ConfigLine } from './config.ts';
import { defineLayer, type LayerDefinition, type LayerExample } from './define.ts';
import type { ParamSchema, ParamValues } from './param.ts';
import { floatInput, oneOutput } from './ports.ts';
import { line, only, output, refuse, unchanged, unknownLength } from './shapes.ts';

/** Words of an activation's block. */
interface Words {
  readonly type: string;
  readonly label: string;
  readonly aliases: readonly string[];
  readonly summary: string;
  readonly reference: string;
}

/** An activation that has no settings: Keras has it as `Activation('name')`. */
interface Fixed extends Words {
  readonly activation: ActivationName;
}

/** The block of an activation without settings. */
export function defineFixedActivation({ activation, ...words }: Fixed): LayerDefinition {
  return defineLayer({
    ...words,
    category: 'activation',
    icon: 'activity',
    masking: 'passes',
    inputs: floatInput,
    outputs: oneOutput,
    params: {},
    infer: (_p, inputs) => unchanged(inputs),
    lower: () => ({ tfjs: 'activation', keras: 'Activation', args: { activation } }),
    examples: [{ title: 'features', params: {}, in: [[3, 4]], out: [[3, 4]], weights: 0 }],
  });
}

/** An activation with settings, which are its arguments on both engines. */
interface WithSettings<S extends ParamSchema> extends Words {
  /** In `tfjs/layers/activations.ts`. */
  readonly activation: string;
  readonly params: S;
  readonly config: (p: ParamValues<S>) => ConfigLine;
  readonly args: (p: ParamValues<S>) => Readonly<Record<string, ArgValue>>;
  /** Class and arguments in Keras; `null` where it has no layer with these settings. */
  readonly keras: (p: ParamValues<S>) => readonly [string, Readonly<Record<string, ArgValue>>] | null;
  readonly examples: readonly LayerExample[];
}

/** The block of an activation with settings. */
export function defineActivation<const S extends ParamSchema>(definition: WithSettings<S>): LayerDefinition {
  const { activation, args, keras, ...words } = definition;
  return defineLayer<S>({
    ...words,
    category: 'activation',
    icon: 'activity',
    masking: 'passes',
    inputs: floatInput,
    outputs: oneOutput,
    infer: (_p, inputs) => unchanged(inputs),
    lower: (p) => {
      const [layer, kerasArgs] = keras(p) ?? [null, {}];
      return {
        tfjs: 'ActivationFunction',
        custom: true,
        keras: layer,
        args: { activation, ...args(p) },
        ...(layer === null ? {} : { kerasArgs }),
      };
    },
  });
}

/** Keras's `Activation` by name, which takes no settings: `null` unless they are those it has. */
export const kerasPlain = (
  activation: string,
  isPlain: boolean,
): readonly [string, Readonly<Record<string, ArgValue>>] | null => (isPlain ? ['Activation', { activation }] : null);

/** An activation along an axis. */
interface AlongAxis extends Words {
  readonly activation: ActivationName;
  /** Class in Keras that takes the axis; where there is none, `Activation` has it for the last one. */
  readonly keras: string | null;
}

/** The block of an activation along an axis. */
export function defineAxisActivation({ activation, keras, ...words }: AlongAxis): LayerDefinition {
  return defineLayer({
    ...words,
    category: 'activation',
    icon: 'activity',
    masking: 'passes',
    inputs: floatInput,
    outputs: oneOutput,
    params: { axis: axisParam() },
    config: (p) => axisText(p.axis),
    infer: (p, inputs) => {
      const { shape } = only(inputs);
      return axisOf(p.axis, shape) === null ? refuse(noSuchAxis(p.axis, shape)) : unchanged(inputs);
    },
    lower: (p, inputs) => {
      const axis = countedAxis(p.axis, inputs);
      const isLast = axis === only(inputs).shape.length;
      return {
        tfjs: 'ActivationFunction',
        custom: true,
        keras: keras ?? (isLast ? 'Activation' : null),
        args: { activation, axis },
        ...(keras !== null ? { kerasArgs: { axis } } : isLast ? { kerasArgs: { activation } } : {}),
      };
    },
    examples: [
      { title: 'features', params: {}, in: [[3, 4]], out: [[3, 4]], weights: 0 },
      { title: 'along time', params: { axis: 1 }, in: [[3, 4]], out: [[3, 4]], weights: 0 },
    ],
  });
}

/** A gated unit. */
interface Gated extends Words {
  readonly activation: string;
  /** Class in Keras, which has it for the last axis; `null` where it has none. */
  readonly keras: 'Activation' | null;
}

/** The block of a unit in which half of an axis lets the other half through. */
export function defineGatedUnit({ activation, keras, ...words }: Gated): LayerDefinition {
  return defineLayer({
    ...words,
    category: 'activation',
    icon: 'activity',
    masking: 'passes',
    inputs: floatInput,
    outputs: oneOutput,
    params: { axis: axisParam() },
    config: (p) => axisText(p.axis),
    infer: (p, inputs) => {
      const { shape } = only(inputs);
      const axis = axisOf(p.axis, shape);
      if (axis === null) return refuse(noSuchAxis(p.axis, shape));
      const length = shape[axis]!;
      if (typeof length === 'string') return refuse(unknownLength([length])!);
      const half = line(`axis ${axis + 1}`, `${length} / 2`, length / 2);
      if (length % 2 === 0) return output(shape.with(axis, length / 2), [half]);
      const arithmetic = [{ ...half, bad: true }];
      return refuse({ code: 'shape/halves', data: { axis: axis + 1, length }, param: 'axis', arithmetic });
    },
    lower: (p, inputs) => {
      const axis = countedAxis(p.axis, inputs);
      const isLast = axis === only(inputs).shape.length;
      return {
        tfjs: 'ActivationFunction',
        custom: true,
        keras: isLast ? keras : null,
        args: { activation, axis },
        ...(isLast && keras !== null ? { kerasArgs: { activation } } : {}),
      };
    },
    examples: [
      { title: 'features', params: {}, in: [[3, 4]], out: [[3, 2]], weights: 0 },
      { title: 'along time', params: { axis: 1 }, in: [[6, 2]], out: [[3, 2]], weights: 0 },
    ],
  });
}

/** An axis that exists, with the batch axis counted as 0. */
const countedAxis = (axis: number, inputs: readonly TensorType[]): number =>
  (axisOf(axis, only(inputs).shape) ?? 0) + 1;
