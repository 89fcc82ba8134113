import { createHash } from 'node:crypto';

import type { TensorType } from '../../graph/project.ts';
import { blockDefinitions } from '../../nodes/index.ts';
import type { LayerCall, WeightSpec } from '../../nodes/kit/calls.ts';
import { inputPorts, type LayerDefinition, type LayerExample } from '../../nodes/kit/define.ts';
import { exampleInputs } from '../../nodes/kit/example.ts';
import type { ParamSchema, ParamValues } from '../../nodes/kit/param.ts';
import { readParams } from '../../nodes/kit/read.ts';
import { kerasConfig, type Json } from '../../compiler/kerasConfig.ts';
import { portProblem } from '../../compiler/passes/ports.ts';
import { variantsOf, type Variant } from './variants.ts';
import { sizeOf } from '../../tensor/shape.ts';

/** A layer with settings and inputs, to be computed here and by Keras. */
export interface KerasCase {
  /** `conv2d: a kernel a side, padding same`. */
  readonly id: string;
  readonly definition: LayerDefinition;
  readonly call: LayerCall;
  readonly inputs: readonly TensorType[];
  readonly outputs: readonly TensorType[];
  readonly weights: readonly WeightSpec[];
  /** What Keras is told. */
  readonly told: Readonly<Record<string, Json>>;
  /** Of what Keras is told: a record made for another one is stale. */
  readonly hash: string;
}

/** Of each block every example, and settings around its smallest one. */
export function kerasCases(
  definitions: readonly LayerDefinition[] = blockDefinitions.filter(({ role }) => role === 'layer') as never,
): readonly KerasCase[] {
  return definitions.flatMap((definition) => {
    const cases = new Map<string, KerasCase>();
    const add = (title: string, params: Variant['params'], inputs: readonly TensorType[]) => {
      const made = caseOf(definition, `${definition.type}: ${title}`, params, inputs);
      // Settings that do not reach Keras (how weights are drawn) make the same case again.
      const key = made && JSON.stringify({ ...made.told, config: drawnByUs(made.told['config'] as Config) });
      if (key !== undefined && !cases.has(key)) cases.set(key, made!);
    };
    for (const example of definition.examples) add(example.title, example.params, exampleInputs(example));
    const smallest = definition.examples.toSorted((a, b) => size(a) - size(b))[0];
    if (smallest) {
      const inputs = exampleInputs(smallest);
      for (const { title, params } of variantsOf(definition.type, definition.params, smallest.params))
        add(`${smallest.title}, ${title}`, params, inputs);
      const masked = inputs.map((input): TensorType => (input.shape.length > 0 ? { ...input, masked: true } : input));
      for (const { title, params } of [smallest, ...variantsOf(definition.type, definition.params, smallest.params)])
        if (readsMasks(definition, params, masked)) add(`${title}, masked`, params, masked);
    }
    return [...cases.values()];
  });
}

const size = (example: LayerExample): number =>
  [...example.in, ...example.out].reduce((sum, shape) => sum + sizeOf(shape), 0) + example.weights;

function readsMasks(definition: LayerDefinition, params: Variant['params'], inputs: readonly TensorType[]): boolean {
  const { values } = readParams(definition.params, params);
  if (typeof definition.masking !== 'function') return false;
  return (definition.masking(values, inputs).reads ?? []).some((index) => inputs[index]?.masked === true);
}

/** `undefined` where the block refuses these settings. */
function caseOf(
  definition: LayerDefinition,
  id: string,
  params: Variant['params'],
  inputs: readonly TensorType[],
): KerasCase | undefined {
  const { values, problems } = readParams(definition.params, params);
  if (problems.length > 0) return undefined;
  if (!fitsPorts(definition, values, inputs)) return undefined;
  const inferred = definition.infer(values, inputs);
  if ('problem' in inferred) return undefined;
  const outputs = inferred.outputs.filter((type): type is TensorType => type.kind === 'tensor');
  const call = definition.lower(values, inputs);
  const weights = definition.weights?.(values, inputs) ?? [];
  const told = {
    type: definition.type,
    keras: call.keras,
    config: kerasConfig(call),
    inputs: inputPorts(definition, values)
      .slice(0, inputs.length)
      .map(({ name }, index) => ({ port: name, ...typeTold(inputs[index]!, masksRead(call).includes(index)) })),
    ...(isPositive(call) ? { positive: true } : {}),
    outputs: outputs.map((type) => typeTold(type, false)),
    weights: weightsInKeras(call, weights).map(({ name, shape, trainable }) => ({ name, shape, trainable })),
    ...(adaptsFirst(call) ? { adapts: true } : {}),
  };
  const hash = createHash('sha256').update(JSON.stringify(told)).digest('base64url').slice(0, 8);
  return { id, definition, call, inputs, outputs, weights, told, hash };
}

/**
 * Whether a layer adapts to the inputs of its case before it computes anything: where Keras keeps what it took from the data
 * outside of its weights, none can be drawn.
 */
export const adaptsFirst = ({ adapts }: LayerCall): boolean => adapts !== undefined && adapts !== 'moments';

/** The weights that a layer has in Keras too. */
export const weightsInKeras = (call: LayerCall, weights: readonly WeightSpec[]): readonly WeightSpec[] =>
  adaptsFirst(call) ? weights.filter(({ trainable }) => trainable) : weights;

/** The inputs whose masks a call reads, or the layer that it wraps. */
export const masksRead = ({ args }: LayerCall): readonly number[] => {
  const { masked, layer } = args;
  if (typeof layer === 'object' && layer !== null && 'layer' in layer) return masksRead(layer.layer);
  return Array.isArray(masked) ? (masked as readonly number[]) : [];
};

/** Functions of positive numbers only. */
const positiveOnly: ReadonlySet<unknown> = new Set(['log', 'log2', 'log10', 'log1p', 'sqrt', 'rsqrt', 'power']);

/** Whether a call is given positive numbers, because others have no result. */
export const isPositive = ({ args }: LayerCall): boolean => positiveOnly.has(args['function']);

function fitsPorts(definition: LayerDefinition, values: ParamValues<ParamSchema>, inputs: readonly TensorType[]) {
  const ports = inputPorts(definition, values);
  const wanted = ports.filter(({ optional }) => optional !== true).length;
  if (inputs.length < wanted || inputs.length > ports.length) return false;
  return inputs.every((type, index) => portProblem(ports[index]!, type) === null);
}

const typeTold = ({ shape, dtype, classes }: TensorType, masked: boolean) => ({
  shape: shape as readonly number[],
  dtype,
  ...(classes === undefined ? {} : { classes }),
  ...(masked ? { masked } : {}),
});

type Config = Readonly<Record<string, Json>>;

/** What is left of the settings where how weights are drawn does not matter, since they are set. */
function drawnByUs(config: Config): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(config)
      .filter(([name]) => !/(^|_)initializer$/.test(name))
      .map(([name, value]) => [name, isLayer(value) ? { ...value, config: drawnByUs(value['config']) } : value]),
  );
}

function isLayer(value: Json): value is { readonly [key: string]: Json; readonly config: Config } {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && 'class_name' in value && 'config' in value
  );
}
