import type { Block, TensorType } from '../../graph/project.ts';
import { asRaw, own, type Raw } from '../../graph/records.ts';
import { inputShape } from '../../nodes/program/inputShape.ts';
import type { KerasModel } from './kerasModel.ts';

/** Parameters of the input block that stands for an input layer; `classes` where its numbers are looked up in a table. */
export function inputParams(config: Raw, classes: number | undefined): Block['params'] {
  const full = own(config, 'batch_shape') ?? own(config, 'batch_input_shape');
  const rest = own(config, 'shape') ?? own(config, 'input_shape');
  const dims: readonly unknown[] = Array.isArray(full) ? full.slice(1) : Array.isArray(rest) ? rest : [];
  const known = Array.isArray(full) || Array.isArray(rest);
  const shape = dims.slice(0, 8).map((dim) => (Number.isInteger(dim) && (dim as number) > 0 ? (dim as number) : -1));
  const isWhole = classes !== undefined || /^u?int/.test(dtypeName(own(config, 'dtype')));
  return {
    ...(known ? { shape } : {}),
    ...(isWhole ? { dtype: 'int32', ...(classes === undefined ? {} : { classes }) } : {}),
  };
}

/** `float32`, or the object that Keras 3 makes of it. */
function dtypeName(dtype: unknown): string {
  const name = own(asRaw(own(asRaw(dtype) ?? {}, 'config')) ?? {}, 'name');
  return typeof dtype === 'string' ? dtype : typeof name === 'string' ? name : '';
}

/** The type an input block with these parameters has. */
export function inputType(params: Block['params']): TensorType | undefined {
  if (!Array.isArray(params['shape'])) return undefined;
  const shape = inputShape(params['shape'] as readonly number[]);
  const classes = params['classes'];
  if (params['dtype'] !== 'int32') return { kind: 'tensor', shape, dtype: 'float32' };
  return { kind: 'tensor', shape, dtype: 'int32', ...(typeof classes === 'number' ? { classes } : {}) };
}

/** Inputs that go straight into an embedding, by layer name, with how many different numbers it knows. */
export function wholeNumberInputs(model: KerasModel): ReadonlyMap<string, number> {
  const whole = new Map<string, number>();
  for (const layer of model.layers) {
    const classes = own(layer.inner?.layers.find((each) => each.className === 'Embedding')?.config ?? layer.config, 'input_dim'); // prettier-ignore
    const looksUp = layer.className === 'Embedding' || (layer.inner !== null && firstIsEmbedding(layer.inner));
    if (!looksUp || typeof classes !== 'number') continue;
    for (const { inputs } of layer.calls) for (const ref of inputs) whole.set(ref.layer, classes);
  }
  return whole;
}

function firstIsEmbedding({ layers }: KerasModel): boolean {
  return layers.find((each) => each.className !== 'InputLayer')?.className === 'Embedding';
}
