import * as tf from '@tensorflow/tfjs';

import type { LossPlan, Plan, Scores, StepPlan, ValueRef } from '../compiler/plan.ts';
import type { DType } from '../tensor/shape.ts';
import { buildModel, disposeModel, type BuiltModel } from './tfjs/build.ts';
import { lossValue } from './tfjs/losses.ts';
import { metricValue } from './tfjs/metrics.ts';
import { disposeOptimizer, makeOptimizer } from './tfjs/optimizers.ts';

/** What one source gives for one batch, by port. */
export type SourceBatch = Readonly<Record<string, BatchColumn>>;

/** One port's numbers for a batch, row-major. */
export interface BatchColumn {
  readonly data: Float32Array | Int32Array;
  /** `[batch, ...sample]` */
  readonly shape: readonly number[];
  readonly dtype: DType;
}

/** By `SourcePlan.name`. */
export type Batch = Readonly<Record<string, SourceBatch>>;

/** By `model/layer/weight`. */
export type WeightTable = ReadonlyMap<string, WeightValues>;

export interface WeightValues {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** A plan made of real tensors, ready to train. It owns them until `dispose`. */
export interface Program {
  readonly plan: Plan;
  /** By `ModelPlan.name`. */
  readonly models: ReadonlyMap<string, tf.LayersModel>;
  /**
   * Runs every update step once, in order. `batchFor(step)` gives the batch of that step, counted from 0:
   * the same data for each, but fresh noise (Goodfellow et al. 2014, algorithm 1).
   * Gives the scores each loss had before its step changed anything.
   */
  train(batchFor: (step: number) => Batch): Promise<Scores>;
  /** Scores of all losses with dropout off and moving averages in use. */
  evaluate(batch: Batch): Promise<Scores>;
  /** A value of the program, in inference mode; the caller disposes it. */
  value(ref: ValueRef, batch: Batch): tf.Tensor;
  /** What every layer of a model gives for these inputs, in inference mode; the caller disposes the tensors. */
  layerOutputs(model: string, inputs: readonly tf.Tensor[]): ReadonlyMap<string, readonly tf.Tensor[]>;
  /** Copies of all weights. */
  weights(): Promise<WeightTable>;
  /** Sets the weights named; the others stay. Throws at a name or a size that does not fit. */
  setWeights(weights: ReadonlyMap<string, { readonly values: Float32Array }>): void;
  /** Leaves no tensor behind. */
  dispose(): void;
}

/** An update step with its optimizer and the variables it may change. */
interface Step {
  readonly loss: LossPlan;
  readonly optimizer: tf.Optimizer;
  readonly variables: readonly tf.Variable[];
}

/** Scores still on the device. */
type PendingScores = Record<string, tf.Scalar>;

/** Makes the models and optimizers of a plan. The backend is chosen before. */
export function createProgram(plan: Plan): Program {
  const models = new Map(plan.models.map((model) => [model.name, buildModel(model, plan.run.seed)]));
  const steps = plan.steps.map((step) => makeStep(plan, step, models));
  const untrained = plan.losses.filter((loss) => !plan.steps.some((step) => step.loss === loss.name));
  const weights = namedWeights(models);

  return {
    plan,
    models: new Map([...models].map(([name, built]) => [name, built.model])),
    train: (batchFor) =>
      readScores((pending) => {
        steps.forEach((step, index) => trainStep(plan, models, step, batchFor(index), pending));
        if (untrained.length > 0) scoreLosses(plan, models, untrained, batchFor(0), pending);
      }),
    evaluate: (batch) => readScores((pending) => scoreLosses(plan, models, plan.losses, batch, pending)),
    value: (ref, batch) => tf.tidy(() => tf.clone(valuesOf(plan, models, batch, false)(ref))),
    layerOutputs: (model, inputs) => layerOutputs(models, model, inputs),
    async weights() {
      const read = [...weights].map(async ([name, variable]): Promise<[string, WeightValues]> => [
        name,
        { shape: variable.shape, values: Float32Array.from(await variable.data()) },
      ]);
      return new Map(await Promise.all(read));
    },
    setWeights(values) {
      for (const [name, { values: numbers }] of values) {
        const variable = weights.get(name);
        if (!variable) throw new Error(`There is no weight called ${name}`);
        // A copy: the CPU backend would go on reading the caller's array.
        tf.tidy(() => variable.assign(tf.tensor(numbers.slice(), variable.shape)));
      }
    },
    dispose() {
      for (const step of steps) disposeOptimizer(step.optimizer);
      for (const model of models.values()) disposeModel(model);
    },
  };
}

function makeStep(plan: Plan, step: StepPlan, models: ReadonlyMap<string, BuiltModel>): Step {
  const loss = plan.losses.find(({ name }) => name === step.loss);
  if (!loss) throw new Error(`${step.name} lowers ${step.loss}, which is not there`);
  const variables = step.trains.flatMap((path) => {
    const [model, layer] = path.split('/') as [string, string];
    const built = models.get(model)?.layers.get(layer);
    if (!built) throw new Error(`${step.name} trains ${path}, which is not there`);
    return built.layer.trainableWeights.map((weight) => weight.read() as tf.Variable);
  });
  return { loss, variables, optimizer: makeOptimizer(step.optimizer) };
}

function namedWeights(models: ReadonlyMap<string, BuiltModel>): ReadonlyMap<string, tf.Variable> {
  const weights = new Map<string, tf.Variable>();
  for (const [model, { layers }] of models) {
    for (const [name, { plan, layer }] of layers) {
      plan.weights.forEach((weight, index) => {
        weights.set(`${model}/${name}/${weight.name}`, layer.weights[index]!.read() as tf.Variable);
      });
    }
  }
  return weights;
}

function trainStep(
  plan: Plan,
  models: ReadonlyMap<string, BuiltModel>,
  { loss, optimizer, variables }: Step,
  batch: Batch,
  pending: PendingScores,
): void {
  tf.tidy(() => {
    const { value, grads } = optimizer.computeGradients(() => {
      const inputs = loss.inputs.map(valuesOf(plan, models, batch, true));
      for (const metric of loss.metrics) pending[`${loss.name}/${metric}`] = tf.keep(metricValue(metric, loss, inputs));
      return lossValue(loss, inputs);
    }, [...variables]);
    pending[loss.name] = tf.keep(value);
    optimizer.applyGradients(grads);
  });
}

function scoreLosses(
  plan: Plan,
  models: ReadonlyMap<string, BuiltModel>,
  losses: readonly LossPlan[],
  batch: Batch,
  pending: PendingScores,
): void {
  tf.tidy(() => {
    const valueOf = valuesOf(plan, models, batch, false);
    for (const loss of losses) {
      const inputs = loss.inputs.map(valueOf);
      pending[loss.name] = tf.keep(lossValue(loss, inputs));
      for (const metric of loss.metrics) pending[`${loss.name}/${metric}`] = tf.keep(metricValue(metric, loss, inputs));
    }
  });
}

/**
 * Reads the scores that `compute` leaves behind, and frees them. Waits for the device without stopping it:
 * on a graphics card the next batch can be on its way meanwhile.
 */
async function readScores(compute: (pending: PendingScores) => void): Promise<Scores> {
  const pending: PendingScores = {};
  try {
    compute(pending);
    const read = Object.entries(pending).map(async ([name, scalar]) => [name, (await scalar.data())[0]!] as const);
    return Object.fromEntries(await Promise.all(read));
  } finally {
    tf.dispose(pending);
  }
}

/**
 * Works out values of the program from a batch: a model is run only when something asks for it, and once.
 * The tensors belong to the enclosing `tf.tidy`.
 */
function valuesOf(
  plan: Plan,
  models: ReadonlyMap<string, BuiltModel>,
  batch: Batch,
  training: boolean,
): (ref: ValueRef) => tf.Tensor {
  const known = new Map<string, Readonly<Record<string, tf.Tensor>>>();
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
    const { model, plan: modelPlan } = models.get(call.model)!;
    const inputs = call.inputs.map(valueOf);
    const result = model.apply(inputs, { training }) as tf.Tensor | tf.Tensor[];
    const outputs = Array.isArray(result) ? result : [result];
    return Object.fromEntries(modelPlan.outputs.map((output, index) => [output.name, outputs[index]!]));
  };
  return valueOf;
}

function sourceTensors(name: string, batch: Batch): Readonly<Record<string, tf.Tensor>> {
  const columns = batch[name];
  if (!columns) throw new Error(`The batch lacks ${name}`);
  return Object.fromEntries(
    Object.entries(columns).map(([port, { data, shape, dtype }]) => [port, tf.tensor(data, [...shape], dtype)]),
  );
}

function layerOutputs(
  models: ReadonlyMap<string, BuiltModel>,
  name: string,
  inputs: readonly tf.Tensor[],
): ReadonlyMap<string, readonly tf.Tensor[]> {
  const built = models.get(name);
  if (!built) throw new Error(`There is no model called ${name}`);
  if (built.layers.size === 0) return new Map();
  const flat = tf.tidy(() => {
    const result = built.inside.apply([...inputs], { training: false }) as tf.Tensor | tf.Tensor[];
    // A layer may pass its input on as it is: cloned, so that each tensor has one owner.
    return (Array.isArray(result) ? result : [result]).map((tensor) => tf.clone(tensor));
  });
  let next = 0;
  return new Map([...built.layers].map(([layer, { outputs }]) => [layer, flat.slice(next, (next += outputs.length))]));
}
