import type { LayerCall, ArgValue } from './calls.ts';
import type { ConfigLine } from './config.ts';
import { defineLayer, type LayerDefinition, type LayerExample } from './define.ts';
import type { Problem } from './infer.ts';
import { choice, float, floats, type ParamSchema, type ParamValues } from './param.ts';
import { imageInput, oneOutput } from './ports.ts';
import { lengths, only, output, refuse } from './shapes.ts';
import { sizeOf } from '../../tensor/shape.ts';

/*
 * Random changes of images during training. Each image has draws of its own, the same in each run of a seed.
 */

/** How much of something: one number for as much either way, two for the least and the most. */
export const factorParam = (value: readonly number[], label: string, help: string, min = -1) =>
  floats(value, { label, help, min, max: 1, minLength: 1, maxLength: 2 });

/** Least and most of {@link factorParam}. */
export function rangeOf(factor: readonly number[]): readonly [least: number, most: number] {
  const [first = 0, second] = factor;
  return second === undefined ? [-Math.abs(first), Math.abs(first)] : [first, second];
}

/** What stands where an image was moved away from, and how places between pixels are read. */
export const fillParams = {
  fillMode: choice(['reflect', 'constant', 'nearest', 'wrap'], {
    label: 'Fill',
    help: 'Beyond the edges: the image mirrored, one value, the nearest pixel, or the image again.',
  }),
  fillValue: float(0, {
    label: 'Fill value',
    help: 'What stands beyond the edges.',
    visibleWhen: { fillMode: ['constant'] },
  }),
  interpolation: choice(['bilinear', 'nearest'], {
    label: 'Interpolation',
    help: 'Between pixels: a mean of the four around, or the nearest one.',
    advanced: true,
  }),
};

export const valueRangeParam = floats([0, 1], {
  label: 'Value range',
  help: 'The lowest and the highest number of an image: results are held between them.',
  minLength: 2,
  maxLength: 2,
});

/** The problem of a least value above the most. */
export function wrongOrder(param: string, label: string, [least, most]: readonly number[]): Problem | null {
  if (least! <= most!) return null;
  return {
    code: 'param/order',
    data: { low: `${label}:`, lowValue: least!, high: 'the second number', highValue: most! },
    param,
    fixes: [{ say: 'exchange', params: { [param]: [most!, least!] } }],
  };
}

/** What one of these layers has of its own. */
interface Augmentation<S extends ParamSchema> {
  readonly type: string;
  readonly keras: string;
  readonly label: string;
  readonly aliases: readonly string[];
  readonly summary: string;
  readonly icon: string;
  readonly params: S;
  /** Parameters that are a least and a most. */
  readonly ranges?: readonly (keyof S & string)[];
  /** Arguments in the names of Keras; the seed is added. */
  readonly args: (p: ParamValues<S>) => Readonly<Record<string, ArgValue>>;
  /** Where Keras has other words for them. */
  readonly kerasArgs?: (p: ParamValues<S>) => Readonly<Record<string, ArgValue>>;
  readonly config: (p: ParamValues<S>) => ConfigLine;
  readonly examples: readonly LayerExample[];
}

/** A layer that changes images at random during training, and passes them through otherwise. */
export function defineAugmentation<const S extends ParamSchema>(own: Augmentation<S>): LayerDefinition {
  const { keras, ranges = [], args, kerasArgs = args, type, ...words } = own;
  return defineLayer<S>({
    ...words,
    type,
    category: 'preprocessing',
    reference: `https://keras.io/api/layers/preprocessing_layers/image_augmentation/${snake(type)}/`,
    inputs: imageInput,
    outputs: oneOutput,
    infer(p, inputs) {
      for (const name of ranges) {
        const value = (p as Readonly<Record<string, unknown>>)[name] as readonly number[];
        const problem = value.length === 2 ? wrongOrder(name, own.params[name]!.label, value) : null;
        if (problem) return refuse(problem);
      }
      return output(only(inputs).shape);
    },
    flops: (_p, inputs) => 8 * sizeOf(lengths(only(inputs).shape)),
    lower: (p): LayerCall => ({
      tfjs: keras,
      custom: true,
      keras,
      args: { ...args(p), seed: { seed: true } },
      kerasArgs: kerasArgs(p),
    }),
  });
}

const snake = (type: string): string => type.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
