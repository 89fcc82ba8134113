import { activityPenalty } from '../../compiler/rules.ts';
import { resolveSeeds, type SeededCall } from '../../compiler/seeds.ts';
import type { LayerPlan, LayerValue, ModelPlan, Plan, ValueRef } from '../../compiler/plan.ts';
import type { DType } from '../../tensor/shape.ts';
import { layerLowerings } from './layers/index.ts';
import { NotLowered, type LayerLowering, type LayerUse } from './layers/lowering.ts';
import { activityPenaltyOf } from './rules.ts';
import type { Tape, Value } from './tape.ts';

/** The type of a batch's column, with the batch axis. */
export interface ColumnType {
  readonly shape: readonly number[];
  readonly dtype: DType;
}

/** What every layer of a model gives, by layer name. */
type LayerValues = ReadonlyMap<string, readonly Value[]>;

/** Values of a plan as they are written down. */
export interface TracedValues {
  of(ref: ValueRef): Value;
  /** Penalties on what the layers of a model give, by `ModelCall.name` of those that are written down. */
  readonly activities: ReadonlyMap<string, readonly Value[]>;
}

/** A layer that static programs do not cover. */
export class LayerNotLowered extends Error {
  override readonly name = 'LayerNotLowered';

  constructor(
    readonly layer: LayerPlan,
    readonly reason: string,
  ) {
    super(`${layer.name}: ${reason}`);
  }
}

/**
 * Writes down what values of the plan need: a model is written once for each of its uses, when something asks for what it
 * gives. All uses of a model share its weights.
 */
export function traceValues(
  tape: Tape,
  plan: Plan,
  columnType: (source: string, port: string) => ColumnType,
  training: boolean,
): TracedValues {
  const known = new Map<string, readonly Value[]>();
  const activities = new Map<string, readonly Value[]>();
  const valueOf = (ref: ValueRef): Value => {
    const call = plan.calls.find(({ name }) => name === ref.of);
    if (!call) {
      const { shape, dtype } = columnType(ref.of, ref.port);
      return tape.batch(ref.of, ref.port, shape, dtype);
    }
    const model = modelOf(plan, call.model);
    let outputs = known.get(call.name);
    if (!outputs) {
      const traced = traceModel(tape, plan, model, call.inputs.map(valueOf), training);
      known.set(call.name, (outputs = traced.outputs));
      activities.set(call.name, activityPenalties(tape, model, traced.layers));
    }
    const value = outputs[model.outputs.findIndex(({ name }) => name === ref.port)];
    if (!value) throw new Error(`${ref.of} gives no ${ref.port}`);
    return value;
  };
  return { of: valueOf, activities };
}

/** Penalties on what the layers of a model give. */
function activityPenalties(tape: Tape, { layers }: ModelPlan, values: LayerValues): readonly Value[] {
  return layers.flatMap((layer) => {
    const penalty = activityPenalty(layer);
    return penalty ? activityPenaltyOf(tape, values.get(layer.name)!, penalty) : [];
  });
}

/** Writes a model down for these inputs. */
export function traceModel(
  tape: Tape,
  plan: Plan,
  model: ModelPlan,
  inputs: readonly Value[],
  training: boolean,
): { readonly outputs: readonly Value[]; readonly layers: LayerValues } {
  const layers = new Map<string, readonly Value[]>();
  const valueOf = (value: LayerValue): Value => {
    const found = 'input' in value ? inputs[value.input] : layers.get(value.layer)?.[value.output];
    if (!found) throw new Error(`${model.name}: the plan names a value that is not there: ${JSON.stringify(value)}`);
    return found;
  };
  for (const layer of model.layers) {
    layers.set(layer.name, traceLayer(tape, plan, model, layer, layer.inputs.map(valueOf), training));
  }
  return { outputs: model.outputs.map(({ value }) => valueOf(value)), layers };
}

function traceLayer(
  tape: Tape,
  plan: Plan,
  model: ModelPlan,
  layer: LayerPlan,
  inputs: readonly Value[],
  training: boolean,
): readonly Value[] {
  const call = resolveSeeds(layer, plan.run.seed);
  const path = `${model.name}/${layer.name}`;
  const weight = (name: string): Value => {
    const spec = layer.weights.find((each) => each.name === name);
    if (!spec) throw new Error(`${path} has no weight called ${name}`);
    return tape.kept(`${path}/${name}`, spec.shape);
  };
  const { masked = [] } = layer;
  const count = inputs.length - masked.length;
  const maskOf = (input: number): Value | undefined => {
    const place = masked.indexOf(input);
    return place < 0 ? undefined : inputs[count + place];
  };
  try {
    const use: LayerUse = {
      tape,
      plan: layer,
      args: call.args,
      inputs: inputs.slice(0, count),
      masks: inputs.slice(0, count).map((_, input) => maskOf(input)),
      training,
      weight,
      kept: (name, shape) => tape.kept(`${path}/${name}`, shape, 0, name === 'calls' ? 'int32' : 'float32'),
      lower: (inner, given) => loweringOf(inner)({ ...use, args: inner.args, inputs: given, masks: [] }),
    };
    return loweringOf(call)(use);
  } catch (error) {
    if (error instanceof NotLowered) throw new LayerNotLowered(layer, error.message);
    throw error;
  }
}

function loweringOf({ tfjs, keras }: SeededCall): LayerLowering {
  const lowering = layerLowerings[tfjs];
  if (!lowering) throw new NotLowered(`${keras} has no form without TensorFlow.js yet`);
  return lowering;
}

export function modelOf(plan: Plan, name: string): ModelPlan {
  const model = plan.models.find((each) => each.name === name);
  if (!model) throw new Error(`There is no model called ${name}`);
  return model;
}
