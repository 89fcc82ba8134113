import * as tf from '@tensorflow/tfjs';
import type { BackendName } from '../../src/engine/backend.ts';
import { startBackend, startEngine } from '../../src/engine/engines.ts';
import { compositeExamples, exampleModel, layerExamples, trainedExample } from '../../src/engine/exampleModels.ts';
import { slopedOnTfjs, standOf } from '../../src/engine/exampleSlopes.ts';
import { wrongSlope } from '../../src/engine/finiteDifferences.ts';
import { buildModel, disposeModel } from '../../src/engine/tfjs/build.ts';

/** What a block does on an engine: `true` where it gives the numbers of TensorFlow.js's cpu backend, else the reason. */
export interface Outcome {
  readonly forward: true | string;
  readonly gradient: true | string;
  /** The gradient of the gradient by the input; `null` where there is none to take: whole numbers come in. */
  readonly second: true | string | null;
}

type Numbers = readonly ArrayLike<number>[];
type Example = (typeof layerExamples)[number] | (typeof compositeExamples)[number];

const sizeOf = ([, , { in: shapes }]: Example): number =>
  shapes.reduce((sum, shape) => sum + shape.reduce((a, b) => a * b, 1), 0);

/** The smallest example of every block of layers, by type. */
export function smallestExamples(): ReadonlyMap<string, Example> {
  const smallest = new Map<string, Example>();
  for (const example of [...layerExamples, ...compositeExamples]) {
    const known = smallest.get(example[1].type);
    if (!known || sizeOf(example) < sizeOf(known)) smallest.set(example[1].type, example);
  }
  return smallest;
}

/** Computes, trains and differentiates twice, each held to the cpu backend of the same place. */
export async function measure(type: string, backend: BackendName): Promise<Outcome> {
  const example = smallestExamples().get(type)!;
  return {
    forward: await alike((on) => forward(example, on), backend),
    gradient: await alike((on) => trained(example, on), backend),
    second: await second(example, backend),
  };
}

/** Whether an engine gives what the cpu backend gives, or why not. */
async function alike(compute: (on: BackendName) => Promise<Numbers>, backend: BackendName): Promise<true | string> {
  try {
    const expected = await compute('cpu');
    const actual = await compute(backend);
    return isAlike(actual, expected) ? true : 'other numbers';
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).split('\n')[0]!.slice(0, 120);
  }
}

/** Half-precision textures and other orders of summation are allowed; wrong kernels are not. */
function isAlike(actual: Numbers, expected: Numbers): boolean {
  return expected.every((values, at) => {
    const scale = Math.max(1, ...Array.from(values, Math.abs));
    return Array.from(values).every((value, index) => Math.abs(actual[at]![index]! - value) <= 2e-3 * scale);
  });
}

async function forward(example: Example, backend: BackendName): Promise<Numbers> {
  const { plan, batch } = trainedExample(example[1], example[2]);
  const program = await (await startEngine(backend)).create(plan);
  const outputs: ArrayLike<number>[] = [];
  for (const { name } of plan.models[0]!.outputs) {
    outputs.push((await program.value({ of: 'use', port: name }, batch)).data);
  }
  program.dispose();
  return outputs;
}

/** All weights after a step. */
async function trained(example: Example, backend: BackendName): Promise<Numbers> {
  const { plan, batch } = trainedExample(example[1], example[2]);
  const program = await (await startEngine(backend)).create(plan);
  await program.train(() => batch);
  const weights = [...(await program.weights()).values()].map(({ values }) => values);
  program.dispose();
  return weights;
}

async function second(example: Example, backend: BackendName): Promise<true | string | null> {
  const { inputs } = exampleModel(example[1], example[2]);
  if (inputs.some(({ dtype }) => dtype === 'int32')) return null;
  // Its primitives have first gradients only; no block needs more yet.
  if (backend === 'static') return 'not offered';
  const wrong = await wrongSecondGradient(example);
  if (wrong !== null) return wrong;
  return alike((on) => secondGradient(example, on), backend);
}

/**
 * Says where finite differences of a block's gradient by its inputs are not its second gradient on TensorFlow.js's cpu
 * backend; `null` where they are. Where a gradient is made of what was computed on the way there (tanh, exp, softmax),
 * TensorFlow.js takes that for a constant, and all its backends alike give a wrong second gradient.
 */
export async function wrongSecondGradient([, definition, example]: Example): Promise<string | null> {
  await startBackend('cpu');
  const f = slopedOnTfjs(await standOf(definition, example), true);
  const wrong = wrongSlope(f, { wide: 2, single: 3 });
  f.dispose();
  return wrong;
}

/** Of the squared gradient of the sum of all outputs by the inputs: what a gradient penalty (WGAN-GP) needs. */
async function secondGradient(example: Example, backend: BackendName): Promise<Numbers> {
  await startEngine(backend).then((engine) => engine.create(trainedExample(example[1], example[2]).plan)).then((program) => program.dispose()); // prettier-ignore
  const { plan, inputs } = exampleModel(example[1], example[2]);
  const built = buildModel(plan, 42);
  const x = inputs.map(({ shape }, at) => tf.randomNormal([2, ...(shape as number[])], 0, 1, 'float32', 7 + at));
  const sum = (...values: tf.Tensor[]): tf.Scalar => {
    const outputs = built.model.apply(values.length === 1 ? values[0]! : values, { training: true });
    const list = (Array.isArray(outputs) ? outputs : [outputs]) as tf.Tensor[];
    return tf.addN(list.map((output) => tf.sum(tf.mul(output, output)))) as tf.Scalar;
  };
  const penalty = (...values: tf.Tensor[]): tf.Scalar =>
    tf.addN(
      tf
        .grads(sum)(values)
        .map((gradient) => tf.sum(tf.square(gradient))),
    ) as tf.Scalar;
  const gradients = tf.grads(penalty)(x);
  const numbers = await Promise.all(gradients.map((gradient) => gradient.data()));
  disposeModel(built);
  return numbers;
}
