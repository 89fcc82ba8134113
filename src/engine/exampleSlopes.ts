// Examples of blocks as functions with gradients, on both kinds of engine, for the tests of their slopes.
import * as tf from '@tensorflow/tfjs';

import type { ModelPlan, Plan } from '../compiler/plan.ts';
import type { CompositeDefinition } from '../nodes/kit/composite.ts';
import type { LayerDefinition, LayerExample } from '../nodes/kit/define.ts';
import { exampleModel, isMask, type ExampleModel } from './exampleModels.ts';
import { random } from '../data/random.ts';
import { initialWeights } from './program/initialWeights.ts';
import { joined, slopedTape, split } from './program/slopedTape.ts';
import type { Given } from './program/testTape.ts';
import { traceModel } from './program/trace.ts';
import { integers } from './testColumns.ts';
import { supervised } from './testPlans.ts';
import type { NamedNumbers, Sloped } from './finiteDifferences.ts';
import { buildModel, disposeModel, type BuiltModel } from './tfjs/build.ts';
import { Bidirectional } from './tfjs/layers/Bidirectional.ts';
import { RecurrentLayer } from './tfjs/layers/RecurrentLayer.ts';

const samples = 2;

/** A model with all its numbers: what goes in, by the names of the inputs, and its weights by `model/layer/weight`. */
export interface Stand {
  readonly plan: Plan;
  readonly model: ModelPlan;
  readonly inputs: ReadonlyMap<string, Given>;
  readonly weights: ReadonlyMap<string, Given>;
  /** What a gradient is asked for by: inputs of floats and trained weights. */
  readonly by: readonly string[];
  readonly training: boolean;
}

/** Floats that inputs are drawn from, the first range for which all that comes out is finite: a logarithm takes none below 0. */
const ranges = [
  [-1.5, 1.5],
  [0.1, 0.9],
  [1.1, 2],
] as const;

/** Divides its own kernel in each pass of training, and takes no gradient of that (Miyato et al. 2018): judged at rest. */
const changesItself = 'spectralNormalization';

type Definition = LayerDefinition | CompositeDefinition;

/** An example of a block with numbers that it can take, in training. */
export async function standOf(definition: Definition, example: LayerExample): Promise<Stand> {
  // Nets have corners everywhere where their layers have some: their wiring is judged with a smooth activation.
  const smooth = definition.role === 'composite' && 'activation' in definition.params ? { activation: 'gelu' } : {};
  const model = exampleModel(definition, { ...example, params: { ...example.params, ...smooth } });
  for (const range of ranges) {
    const stand = await standIn(model, range, definition.type !== changesItself);
    const f = await slopedOnStatic(stand);
    const [name, values] = [...f.at][0] ?? ['', new Float32Array()];
    const finite = f.outputs(name, values).every(Number.isFinite);
    f.dispose();
    if (finite) return stand;
  }
  throw new Error(`${definition.type} gives no finite numbers`);
}

/** A model with floats of a range as its inputs. */
export async function standIn(
  { plan: model, inputs }: ExampleModel,
  [low, high]: readonly [number, number],
  training: boolean,
): Promise<Stand> {
  const plan = supervised(model, { loss: 'meanSquaredError', metrics: [] });
  const given = inputs.map((type, at): [string, Given] => {
    const shape = [samples, ...(type.shape as number[])];
    const name = model.inputs[at]!.name;
    if (type.dtype === 'int32') return [name, integers(shape, type.classes ?? 2, at)];
    if (isMask(type)) return [name, { data: integers(shape, 3).data.map(Math.sign), shape }];
    const size = shape.reduce((product, length) => product * length, 1);
    return [name, { data: fractions(size, at).map((x) => low + x * (high - low)), shape }];
  });
  const floats = inputs.flatMap((type, at) => (type.dtype === 'int32' || isMask(type) ? [] : [model.inputs[at]!.name]));
  const specs = model.layers.flatMap((layer) =>
    layer.weights.map((weight) => ({ ...weight, name: `${model.name}/${layer.name}/${weight.name}` })),
  );
  const drawn = await initialWeights(plan);
  // Not quite as they are drawn: zeros and ones would hide mistakes.
  const weights = specs.map(({ name, shape, trainable }, at): [string, Given] => {
    const values = drawn.get(name)!;
    const noise = fractions(values.length, 100 + at);
    return [name, { data: trainable ? values.map((x, index) => x + noise[index]! / 2 - 0.25) : values, shape }];
  });
  const trained = specs.filter(({ trainable }) => trainable).map(({ name }) => name);
  return { plan, model, inputs: new Map(given), weights: new Map(weights), by: [...floats, ...trained], training };
}

/** A model as a static program. */
export function slopedOnStatic({
  plan,
  model,
  inputs,
  weights,
  by,
  training,
}: Stand): Promise<Sloped & { dispose(): void }> {
  return slopedTape(new Map([...inputs, ...weights]), by, (tape, values) => {
    const given = model.inputs.map(({ name }) => values.get(name)!);
    return traceModel(tape, plan, model, given, training).outputs;
  });
}

/** A model on TensorFlow.js, with gradients of its outputs; `second`: its gradients, with gradients of theirs. */
export function slopedOnTfjs(stand: Stand, second = false): Sloped & { dispose(): void } {
  const { plan, model, inputs, weights, by } = stand;
  const built = buildModel(model, plan.run.seed);
  const variables = variablesOf(built);
  const values = (changed: NamedNumbers): Tensors => {
    const numbers = (name: string, { data }: Given) => changed.get(name) ?? Float32Array.from(data);
    for (const [name, given] of weights) variables.get(name)!.assign(tf.tensor(numbers(name, given), [...given.shape]));
    const fed = [...inputs].map(([name, given]) => [name, tf.tensor(numbers(name, given), [...given.shape], given.dtype)] as const); // prettier-ignore
    return new Map<string, tf.Tensor>([...variables, ...fed]);
  };
  const forward = (at: Tensors) => run(built, model.inputs.map(({ name }) => at.get(name)!), stand.training); // prettier-ignore
  const floats = by.filter((name) => inputs.has(name));
  const compute = (at: Tensors) => (second ? inputGradients(forward, at, floats) : forward(at));
  return {
    at: new Map(by.map((name) => [name, Float32Array.from((inputs.get(name) ?? weights.get(name)!).data)])),
    outputs: (name, changed) => joined(numbersOf(() => compute(values(new Map([[name, changed]]))))),
    gradients(projection) {
      const found = numbersOf(() => {
        const at = values(new Map());
        return gradientsOf(() => projected(compute(at), projection), at, by);
      });
      return new Map(by.map((name, index) => [name, found[index]!]));
    },
    dispose: () => disposeModel(built),
  };
}

type Tensors = ReadonlyMap<string, tf.Tensor>;

/** The numbers of tensors, which are freed. */
function numbersOf(compute: () => readonly tf.Tensor[]): Float32Array[] {
  const numbers: Float32Array[] = [];
  tf.tidy(() => {
    for (const each of compute()) numbers.push(each.dataSync<'float32'>());
  });
  return numbers;
}

/** Outputs that are floats, of a layer that draws and carries what it does at its first call. */
function run({ model, layers }: BuiltModel, inputs: tf.Tensor[], training: boolean): tf.Tensor[] {
  for (const { layer } of layers.values()) {
    if ('calls' in layer) layer.calls = 0;
    if (layer instanceof RecurrentLayer || layer instanceof Bidirectional) layer.resetStates();
  }
  const result = model.apply(inputs.length === 1 ? inputs[0]! : inputs, { training }) as tf.Tensor | tf.Tensor[];
  return (Array.isArray(result) ? result : [result]).filter(({ dtype }) => dtype === 'float32');
}

/** The sum of all numbers times those of a projection. */
function projected(values: readonly tf.Tensor[], projection: Float32Array): tf.Scalar {
  const parts = split(projection, values);
  const sums = values.map((value, at) => tf.sum(tf.mul(value, tf.tensor(parts[at]!, value.shape))));
  return tf.addN([tf.scalar(0), ...sums]).asScalar();
}

/** In the order of `by`; 0 where there is none. */
function gradientsOf(compute: () => tf.Scalar, at: Tensors, by: readonly string[]): tf.Tensor[] {
  const targets = by.map((name) => at.get(name)!);
  const { grads } = tf.engine().gradients(compute, targets, undefined, true);
  return targets.map((target, index) => grads[index] ?? tf.zerosLike(target));
}

/** The gradients, by the inputs of floats, of a sum of squares of all outputs, each times a number of its own. */
function inputGradients(
  forward: (at: Tensors) => readonly tf.Tensor[],
  at: Tensors,
  inputs: readonly string[],
): tf.Tensor[] {
  const squares = (): tf.Scalar => {
    const outputs = forward(at).map((output) => tf.square(output));
    const size = outputs.reduce((sum, output) => sum + output.size, 0);
    return projected(outputs, fractions(size, 5));
  };
  return gradientsOf(squares, at, inputs);
}

/** Random numbers from 0 to 1. */
function fractions(count: number, seed: number): Float32Array {
  const draw = random(seed);
  return new Float32Array(count).map(draw);
}

function variablesOf({ plan, layers }: BuiltModel): ReadonlyMap<string, tf.Variable> {
  const found = new Map<string, tf.Variable>();
  for (const [name, { plan: layer, layer: real }] of layers) {
    layer.weights.forEach((weight, at) =>
      found.set(`${plan.name}/${name}/${weight.name}`, real.weights[at]!.read() as tf.Variable),
    );
  }
  return found;
}
