import * as tf from '@tensorflow/tfjs';

import type { LossPlan, Plan, Scores, SeriesName, StepPlan } from '../../compiler/plan.ts';
import { callsFor, trainedFor } from '../../compiler/rules.ts';
import { callsName, type Checkpoint } from '../checkpoint.ts';
import type { Batch, Column, Program, WeightTable, WeightValues } from '../program.ts';
import { buildModel, disposeModel, type BuiltModel } from './build.ts';
import { asEngineError, checkContext } from './lost.ts';
import { constrain, weightPenalties } from './layers/weightRules.ts';
import { lossValue } from './losses.ts';
import { metricValue } from './metrics.ts';
import { disposeOptimizer, makeOptimizer } from './optimizers.ts';
import { readSlots, writeSlots, type OptimizedStep } from './slots.ts';
import { onlyOutputs, tensorsOf, withValues, type Values } from './values.ts';
import { updateInPlace } from './wasm/updates.ts';

/** An update step with its optimizer and the variables it may change. */
interface Step extends OptimizedStep {
  readonly loss: LossPlan;
  /** The layers it trains. */
  readonly layers: readonly tf.layers.Layer[];
}

/** The plan with what was made of it. */
interface Made {
  readonly plan: Plan;
  /** By `ModelPlan.name`. */
  readonly models: ReadonlyMap<string, BuiltModel>;
  /** By `model/layer/weight`. */
  readonly weights: ReadonlyMap<string, tf.Variable>;
  readonly steps: readonly Step[];
}

/** Scores still on the device. */
type PendingScores = Record<string, tf.Scalar>;

/** A program on TensorFlow.js: models and optimizers of a plan. The backend is chosen before. */
export function createTfjsProgram(plan: Plan): Program {
  const models = new Map(plan.models.map((model) => [model.name, buildModel(model, plan.run.seed)]));
  const weights = namedWeights(models);
  const steps = plan.steps.map((step) => makeStep(plan, step, models, weights));
  const made: Made = { plan, models, weights, steps };
  const untrained = plan.losses.filter((loss) => !plan.steps.some((step) => step.loss === loss.name));

  // Told in the plan's order, whatever order they are computed in.
  const series = plan.losses.flatMap((loss) => [loss.name, ...loss.metrics.map((metric) => `${loss.name}/${metric}`)]);

  return {
    plan,
    train: (batchFor) =>
      readScores(series, (pending) => {
        steps.forEach((step, index) => trainStep(made, step, batchFor(index), pending));
        if (untrained.length > 0) scoreLosses(made, untrained, batchFor(0), pending);
      }),
    evaluate: (batch) => readScores(series, (pending) => scoreLosses(made, plan.losses, batch, pending)),
    value: async (ref, batch) =>
      (await readColumns(() => withValues(made, batch, false, (values) => [values.of(ref)])))[0]!,
    apply: (model, inputs) => readColumns(() => onlyOutputs(builtModel(made, model), tensorsOf(inputs))),
    layerOutputs: (model, inputs) => layerOutputs(builtModel(made, model), inputs),
    weights: () => readWeights(weights),
    setWeights: (values) => assignWeights(weights, values),
    checkpoint: () => readCheckpoint(made),
    restore: (checkpoint) => restore(made, checkpoint),
    dispose() {
      for (const step of steps) disposeOptimizer(step.optimizer);
      for (const model of models.values()) disposeModel(model);
    },
  };
}

function makeStep(
  plan: Plan,
  step: StepPlan,
  models: ReadonlyMap<string, BuiltModel>,
  weights: ReadonlyMap<string, tf.Variable>,
): Step {
  const loss = plan.losses.find(({ name }) => name === step.loss);
  if (!loss) throw new Error(`${step.name} lowers ${step.loss}, which is not there`);
  const layers = step.trains.map((path) => layerAt(models, path));
  const trained = layers.flatMap((layer) => layer.trainableWeights.map((weight) => weight.read() as tf.Variable));
  const names = new Map([...weights].map(([name, variable]) => [variable, name]));
  const variables = new Map(trained.map((variable) => [names.get(variable)!, variable]));
  return { name: step.name, loss, plan: step.optimizer, optimizer: makeOptimizer(step.optimizer), variables, layers };
}

/** The layer at `model/layer`. */
function layerAt(models: Made['models'], path: string): tf.layers.Layer {
  const [model, layer] = path.split('/') as [string, string];
  const built = models.get(model)?.layers.get(layer);
  if (!built) throw new Error(`A step trains ${path}, which is not there`);
  return built.layer;
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

/**
 * A value and its gradients by the names of the variables it depends on. `computeGradients` throws where it depends on
 * none, as behind a comparison: then there is nothing to change, on this engine as on the others.
 */
function gradientsOf(variables: readonly tf.Variable[], compute: () => tf.Scalar) {
  const { value, grads } = tf.engine().gradients(compute, [...variables], undefined, true);
  const named = variables.flatMap(({ name }, index) => (grads[index] ? [[name, grads[index]] as const] : []));
  return { value, grads: Object.fromEntries<tf.Tensor>(named) };
}

function trainStep(made: Made, step: Step, batch: Batch, pending: PendingScores): void {
  const { loss, optimizer } = step;
  const variables = [...step.variables.values()];
  tf.tidy(() =>
    withValues(made, batch, true, (values) => {
      const { value, grads } = gradientsOf(variables, () => {
        const inputs = loss.inputs.map(values.of);
        const mask = loss.mask && values.of(loss.mask);
        for (const metric of loss.metrics) pending[`${loss.name}/${metric}`] = tf.keep(metricValue(metric, loss, inputs, mask)); // prettier-ignore
        return withPenalties(made, loss, lossValue(loss, inputs, mask), values);
      });
      pending[loss.name] = tf.keep(value);
      // A list of all, those without a gradient too: so each keeps its place in what the optimizer remembers.
      if (
        !updateInPlace(
          step,
          variables.map(({ name }) => grads[name]),
        )
      )
        // prettier-ignore
        optimizer.applyGradients(variables.map(({ name }) => ({ name, tensor: grads[name]! })));
      constrain(step.layers);
    }),
  );
}

function scoreLosses(made: Made, losses: readonly LossPlan[], batch: Batch, pending: PendingScores): void {
  tf.tidy(() =>
    withValues(made, batch, false, (values) => {
      for (const loss of losses) {
        const inputs = loss.inputs.map(values.of);
        const mask = loss.mask && values.of(loss.mask);
        pending[loss.name] = tf.keep(withPenalties(made, loss, lossValue(loss, inputs, mask), values));
        for (const metric of loss.metrics) pending[`${loss.name}/${metric}`] = tf.keep(metricValue(metric, loss, inputs, mask)); // prettier-ignore
      }
    }),
  );
}

/** A loss and the penalties that belong to it: of the weights it trains, and of the activities it is computed from. */
function withPenalties({ plan, models }: Made, loss: LossPlan, value: tf.Scalar, { activities }: Values): tf.Scalar {
  const penalties = [
    ...weightPenalties(trainedFor(plan, loss).map((path) => layerAt(models, path))),
    ...callsFor(plan, loss).flatMap(({ name }) => activities.get(name) ?? []),
  ];
  return penalties.length === 0 ? value : tf.addN([value, ...penalties]);
}

/**
 * Reads the scores that `compute` leaves behind, and frees them. Waits for the device without stopping it:
 * on a graphics card the next batch can be on its way meanwhile.
 */
async function readScores(series: readonly SeriesName[], compute: (pending: PendingScores) => void): Promise<Scores> {
  const pending: PendingScores = {};
  try {
    compute(pending);
    const read = series.map(async (name) => [name, (await pending[name]!.data())[0]!] as const);
    const scores = Object.fromEntries(await Promise.all(read));
    checkContext();
    return scores;
  } catch (error) {
    throw asEngineError(error);
  } finally {
    tf.dispose(pending);
  }
}

/** Copies of what `compute` gives; its tensors are freed. */
async function readColumns(compute: () => readonly tf.Tensor[]): Promise<readonly Column[]> {
  // A layer may pass its input on as it is: cloned, so that each tensor has one owner.
  const tensors = tf.tidy(() => compute().map((tensor) => tf.clone(tensor)));
  try {
    const columns = await Promise.all(
      tensors.map(async (tensor): Promise<Column> => {
        const data = (await tensor.data()).slice() as Column['data'];
        return { data, shape: tensor.shape, dtype: tensor.dtype as Column['dtype'] };
      }),
    );
    checkContext();
    return columns;
  } catch (error) {
    throw asEngineError(error);
  } finally {
    tf.dispose(tensors);
  }
}

function builtModel({ models }: Made, name: string): BuiltModel {
  const built = models.get(name);
  if (!built) throw new Error(`There is no model called ${name}`);
  return built;
}

async function layerOutputs(
  built: BuiltModel,
  inputs: readonly Column[],
): Promise<ReadonlyMap<string, readonly Column[]>> {
  const { layers, inside } = built;
  if (layers.size === 0) return new Map();
  const flat = await readColumns(() => onlyOutputs(built, tensorsOf(inputs), inside));
  let next = 0;
  return new Map([...layers].map(([layer, { outputs }]) => [layer, flat.slice(next, (next += outputs.length))]));
}

async function readWeights(weights: Made['weights']): Promise<WeightTable> {
  const reading = [...weights].map(async ([name, variable]): Promise<[string, WeightValues]> => [
    name,
    { shape: variable.shape, values: Float32Array.from(await variable.data()) },
  ]);
  return new Map(await Promise.all(reading));
}

function assignWeights(weights: Made['weights'], values: Parameters<Program['setWeights']>[0]): void {
  for (const [name, { values: numbers }] of values) {
    const variable = weights.get(name);
    if (!variable) throw new Error(`There is no weight called ${name}`);
    // A copy: the CPU backend would go on reading the caller's array.
    tf.tidy(() => variable.assign(tf.tensor(numbers.slice(), variable.shape)));
  }
}

async function readCheckpoint({ models, weights, steps }: Made): Promise<Checkpoint> {
  const calls = [...drawing(models)].map(([name, layer]) => [name, Float32Array.of(layer.calls)] as const);
  try {
    const slots = await Promise.all(steps.map(readSlots));
    const checkpoint = { weights: await readWeights(weights), slots: new Map([...calls, ...slots.flat()]) };
    checkContext();
    return checkpoint;
  } catch (error) {
    throw asEngineError(error);
  }
}

function restore({ models, weights, steps }: Made, checkpoint: Checkpoint): void {
  assignWeights(weights, checkpoint.weights);
  for (const step of steps) writeSlots(step, checkpoint.slots);
  for (const [name, layer] of drawing(models)) layer.calls = checkpoint.slots.get(name)?.[0] ?? 0;
}

/** The layers that number their draws, by the name of that number. */
function drawing(models: Made['models']): ReadonlyMap<string, Drawing> {
  const found = new Map<string, Drawing>();
  for (const [model, { layers }] of models) {
    for (const [name, { layer }] of layers) {
      if ('calls' in layer && typeof layer.calls === 'number') found.set(callsName(model, name), layer as Drawing);
    }
  }
  return found;
}

/** A layer that counts how often it drew: dropout, noise, attention and recurrent layers with dropout. */
type Drawing = tf.layers.Layer & { calls: number };
