import * as tf from '@tensorflow/tfjs';

import type { Plan, ValueRef } from '../../compiler/plan.ts';
import type { Batch, Column } from '../program.ts';
import type { BuiltModel } from './build.ts';
import { activityPenalties } from './layers/weightRules.ts';

/** Values of the program for one batch. */
export interface Values {
  /** A model is run only when something asks for it, and once. */
  of(ref: ValueRef): tf.Tensor;
  /** Penalties on what the layers of a model gave, by `ModelCall.name` of those that have run. */
  readonly activities: ReadonlyMap<string, readonly tf.Scalar[]>;
}

/** A plan and its models, by `ModelPlan.name`. */
interface Program {
  readonly plan: Plan;
  readonly models: ReadonlyMap<string, BuiltModel>;
}

/** Lets `use` work with values of the program. The tensors belong to the enclosing `tf.tidy`. */
export function withValues<R>(
  { plan, models }: Program,
  batch: Batch,
  training: boolean,
  use: (values: Values) => R,
): R {
  const known = new Map<string, Readonly<Record<string, tf.Tensor>>>();
  const activities = new Map<string, readonly tf.Scalar[]>();
  const valueOf = (ref: ValueRef): tf.Tensor => {
    let ports = known.get(ref.of);
    if (!ports) known.set(ref.of, (ports = portsOf(ref.of)));
    const value = ports[ref.port];
    if (!value) throw new Error(`${ref.of} gives no ${ref.port}`);
    return value;
  };
  const portsOf = (name: string): Readonly<Record<string, tf.Tensor>> => {
    const call = plan.calls.find((each) => each.name === name);
    if (!call) return sourceTensors(name, batch);
    const built = models.get(call.model)!;
    const outputs = runModel(built.model, call.inputs.map(valueOf), training);
    activities.set(name, takeActivities(built));
    return Object.fromEntries(built.plan.outputs.map((output, index) => [output.name, outputs[index]!]));
  };
  try {
    return use({ of: valueOf, activities });
  } finally {
    tf.dispose([...activities.values()].flat());
  }
}

function takeActivities({ layers }: BuiltModel): readonly tf.Scalar[] {
  return activityPenalties([...layers.values()].map(({ layer }) => layer));
}

function sourceTensors(name: string, batch: Batch): Readonly<Record<string, tf.Tensor>> {
  const columns = batch[name];
  if (!columns) throw new Error(`The batch lacks ${name}`);
  return Object.fromEntries(Object.entries(columns).map(([port, column]) => [port, tensorOf(column)]));
}

function tensorOf({ data, shape, dtype }: Column): tf.Tensor {
  return tf.tensor(data, [...shape], dtype);
}

/** Columns as tensors of the enclosing `tf.tidy`. */
export function tensorsOf(columns: readonly Column[]): tf.Tensor[] {
  return columns.map(tensorOf);
}

function runModel(model: tf.LayersModel, inputs: tf.Tensor[], training: boolean): tf.Tensor[] {
  const result = model.apply(inputs, { training }) as tf.Tensor | tf.Tensor[];
  return Array.isArray(result) ? result : [result];
}

/** What a model gives in inference mode, when nobody wants its penalties. */
export function onlyOutputs(built: BuiltModel, inputs: tf.Tensor[], model = built.model): tf.Tensor[] {
  const outputs = runModel(model, inputs, false);
  tf.dispose([...takeActivities(built)]);
  return outputs;
}
