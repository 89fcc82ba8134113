import { formatShape, type Shape } from '../../tensor/shape.ts';
import type { ParamValue, TensorType } from '../../graph/project.ts';
import type { ArgValue } from './calls.ts';
import type { ConfigPart } from './config.ts';
import { defineLayer, type Inferred, type LayerDefinition, type PortSpec } from './define.ts';
import { config } from './layerParams.ts';
import { float, shape } from './param.ts';
import { floatInput, oneOutput } from './ports.ts';
import { only, refuse, unchanged } from './shapes.ts';

/** Share of the inputs that a kind of dropout drops. */
export const rateParam = (value: number, help = 'Share of the inputs that are dropped.') =>
  float(value, { label: 'Rate', help, min: 0, max: 0.95 });

export const noiseShapeParam = shape([], {
  label: 'Noise shape',
  help: 'Empty: each number is dropped by itself. Else one entry an axis: 1 drops all along it at once, −1 each by itself.',
  allowRest: true,
  advanced: true,
});

/** Axes, the batch axis counted as 0, along which all numbers are dropped or kept together. */
export function sharedAxes(noiseShape: readonly number[], input: Shape): readonly number[] {
  return noiseShape.flatMap((length, axis) => (length === 1 && input[axis] !== 1 ? [axis + 1] : []));
}

/** `noise_shape` as Keras takes it: with the batch axis, and `None` for an axis as it is. */
export function kerasNoiseShape(noiseShape: readonly number[]): { readonly noiseShape?: ArgValue } {
  if (noiseShape.length === 0) return {};
  return { noiseShape: [null, ...noiseShape.map((length) => (length === -1 ? null : length))] };
}

/** The noise shape of a file: Keras's `noise_shape`, or the axes that a layer of ours shares. */
export function readNoiseShape(
  { noise_shape, shared_axes }: Readonly<Record<string, unknown>>,
  inputs: readonly TensorType[],
): Readonly<Record<string, ParamValue>> {
  if (Array.isArray(noise_shape))
    return { noiseShape: noise_shape.slice(1).map((length) => (typeof length === 'number' ? length : -1)) };
  if (!Array.isArray(shared_axes) || shared_axes.length === 0) return {};
  return { noiseShape: (inputs[0]?.shape ?? []).map((_, axis) => (shared_axes.includes(axis + 1) ? 1 : -1)) };
}

/** Refuses a noise shape that does not broadcast to the input. */
export function checkNoiseShape(noiseShape: readonly number[], inputs: readonly TensorType[]): Inferred {
  const input = only(inputs).shape;
  const fits = (length: number, axis: number): boolean => length === 1 || length === -1 || length === input[axis];
  if (noiseShape.length === 0 || (noiseShape.length === input.length && noiseShape.every(fits)))
    return unchanged(inputs);
  return refuse({
    code: 'shape/noise',
    data: { noise: formatShape(noiseShape).replaceAll('-', '−'), input: formatShape(input) },
    param: 'noiseShape',
    fixes: [{ say: 'eachByItself', params: { noiseShape: [] } }],
  });
}

/** The layers that drop whole channels differ in how many axes their inputs have. */
export function defineSpatialDropout(rank: 1 | 2 | 3): LayerDefinition {
  const { input, axes, what } = {
    1: { input: 'sequence', axes: [5, 4], what: 'a sequence' },
    2: { input: 'image', axes: [4, 4, 3], what: 'an image' },
    3: { input: 'volume', axes: [3, 2, 2, 2], what: 'a volume' },
  }[rank];
  const port: PortSpec = { name: input, rank: rank + 1, dtype: 'float32' };
  return defineLayer({
    type: `spatialDropout${rank}d`,
    category: 'regularization',
    label: `Spatial dropout ${rank}D`,
    aliases: [`SpatialDropout${rank}D`, `nn.Dropout${rank}d`, 'channel dropout', 'feature dropout'],
    summary: `Drops whole channels of ${what} while training: neighbours are too alike for dropping them one by one.`,
    icon: 'dices',
    reference: `https://keras.io/api/layers/regularization_layers/spatial_dropout${rank}d/`,
    masking: 'passes',
    inputs: [port],
    outputs: oneOutput,
    params: { rate: rateParam(0.2, 'Share of the channels that are dropped.') },
    config: (p) => config({ rate: p.rate }),
    infer: (_p, inputs) => unchanged(inputs),
    lower: (p) => ({
      tfjs: 'Dropout',
      custom: true,
      keras: `SpatialDropout${rank}D`,
      args: { rate: p.rate, sharedAxes: Array.from({ length: rank }, (_, axis) => axis + 1), seed: { seed: true } },
      kerasArgs: { rate: p.rate },
    }),
    examples: [{ title: 'a fifth of the channels', params: {}, in: [axes], out: [axes], weights: 0 }],
  });
}

/** What a noise layer has of its own. */
interface Noise<S extends Record<string, ReturnType<typeof float>>> {
  readonly type: string;
  readonly label: string;
  readonly aliases: readonly string[];
  readonly summary: string;
  readonly reference: string;
  readonly keras: string;
  readonly params: S;
}

/** Layers whose only setting is how much noise there is. */
export function defineNoise<const S extends Record<string, ReturnType<typeof float>>>({
  keras,
  params,
  ...words
}: Noise<S>): LayerDefinition {
  const [[amount, param]] = Object.entries(params) as [[string, ReturnType<typeof float>]];
  return defineLayer({
    ...words,
    category: 'regularization',
    icon: 'waves',
    masking: 'passes',
    inputs: floatInput,
    outputs: oneOutput,
    params: { [amount]: param },
    config: (p) => config({ [amount]: p[amount] } as ConfigPart),
    infer: (_p, inputs) => unchanged(inputs),
    lower: (p) => ({
      tfjs: keras,
      custom: true,
      keras,
      args: { [amount]: p[amount] as number, seed: { seed: true } },
    }),
    examples: [{ title: 'while training only', params: {}, in: [[6]], out: [[6]], weights: 0 }],
  });
}
