import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import type { LossPlan, Plan, StepPlan, ValueRef } from '../../src/compiler/plan.ts';
import { buildModel, type BuiltModel } from '../../src/engine/tfjs/build.ts';
import { lossValue } from '../../src/engine/tfjs/losses.ts';
import { makeOptimizer } from '../../src/engine/tfjs/optimizers.ts';
import { madeUpBatch } from './batch.ts';
import type { Trainer } from './trainer.ts';

/**
 * TensorFlow.js as it comes, with no kernel of ours: the layers of the plan, trained on tensors that stay where they are
 * by whichever is quicker here, an `optimizer.minimize` a step or `model.trainOnBatch`.
 */
export async function stockTrainer(plan: Plan, backend: 'cpu' | 'wasm' | 'webgl'): Promise<Trainer> {
  tf.enableProdMode();
  // The threaded build takes one thread where there are two cores, and its workers come from a blob.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  if (!tf.findBackendFactory(backend) || !(await tf.setBackend(backend)))
    throw new Error(`There is no ${backend} here.`);
  await tf.ready();
  const built = new Map(plan.models.map((model) => [model.name, buildModel(model, plan.run.seed)]));
  const tensors = sourceTensors(plan);
  const note = backend === 'webgl' ? renderer() : undefined;
  const minimize = looped(minimizing(plan, built, tensors));
  // The first step on WebGL compiles its programs.
  if (backend === 'webgl') await minimize(1);
  const startedAt = performance.now();
  await minimize(1);
  const stepMs = performance.now() - startedAt;
  if (stepMs > slowMs) return { steps: minimize, slowStepMs: stepMs, note: join('minimize', note) };
  const onBatch = trainingOnBatch(plan, built, tensors);
  const steps = onBatch ? await quicker(minimize, looped(onBatch)) : minimize;
  return { steps, note: join(steps === minimize ? 'minimize' : 'trainOnBatch', note) };
}

/** From here on a step is not told apart by how it is called, and has shown what it takes. */
const slowMs = 1000;

const join = (...parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(', ');

type Step = () => tf.Scalar | Promise<number>;

/** Takes steps and waits for the last one's loss only: a graphics card need not stop after each. */
function looped(step: Step): Trainer['steps'] {
  return async (count) => {
    let last: tf.Scalar | undefined;
    for (let done = 0; done < count; done++) {
      const loss = step();
      if (loss instanceof Promise) await loss;
      else {
        last?.dispose();
        last = loss;
      }
    }
    await last?.data();
    last?.dispose();
  };
}

async function quicker(a: Trainer['steps'], b: Trainer['steps']): Promise<Trainer['steps']> {
  const timed = async (loop: Trainer['steps']) => {
    const startedAt = performance.now();
    await loop(3);
    return performance.now() - startedAt;
  };
  await b(1);
  return (await timed(a)) <= (await timed(b)) ? a : b;
}

type Tensors = ReadonlyMap<string, tf.Tensor>;
const key = ({ of, port }: ValueRef): string => `${of}.${port}`;

function sourceTensors(plan: Plan): Tensors {
  return new Map(
    Object.entries(madeUpBatch(plan)).flatMap(([of, ports]) =>
      Object.entries(ports).map(([port, { data, shape, dtype }]) => [
        key({ of, port }),
        tf.tensor(data, [...shape], dtype),
      ]),
    ),
  );
}

/** Every update step of the plan, each by `computeGradients` and `applyGradients`, which is what `minimize` is. */
function minimizing(plan: Plan, built: ReadonlyMap<string, BuiltModel>, tensors: Tensors): Step {
  const steps = plan.steps.map((step) => ({
    loss: plan.losses.find(({ name }) => name === step.loss)!,
    optimizer: makeOptimizer(step.optimizer),
    variables: trainedBy(step, built),
  }));
  return () => {
    let last: tf.Scalar | undefined;
    for (const { loss, optimizer, variables } of steps) {
      last?.dispose();
      last = optimizer.minimize(() => lossOf(plan, loss, built, tensors), true, variables)!;
    }
    return last!;
  };
}

function trainedBy(step: StepPlan, built: ReadonlyMap<string, BuiltModel>): tf.Variable[] {
  return step.trains.flatMap((path) => {
    const [model, layer] = path.split('/') as [string, string];
    return built
      .get(model)!
      .layers.get(layer)!
      .layer.trainableWeights.map((weight) => weight.read() as tf.Variable);
  });
}

function lossOf(plan: Plan, loss: LossPlan, built: ReadonlyMap<string, BuiltModel>, tensors: Tensors): tf.Scalar {
  const values = new Map(tensors);
  const valueOf = (ref: ValueRef): tf.Tensor => {
    const known = values.get(key(ref));
    if (known) return known;
    const call = plan.calls.find(({ name }) => name === ref.of)!;
    const { model, plan: modelPlan } = built.get(call.model)!;
    const result = model.apply(call.inputs.map(valueOf), { training: true }) as tf.Tensor | tf.Tensor[];
    const outputs = Array.isArray(result) ? result : [result];
    modelPlan.outputs.forEach((output, at) => values.set(key({ of: call.name, port: output.name }), outputs[at]!));
    return values.get(key(ref))!;
  };
  return lossValue(loss, loss.inputs.map(valueOf));
}

/** The plain supervised case as `trainOnBatch`; several models or steps have no such form, sequences of labels neither. */
function trainingOnBatch(plan: Plan, built: ReadonlyMap<string, BuiltModel>, tensors: Tensors): Step | null {
  const [call, ...others] = plan.calls;
  const loss = plan.losses[0]!;
  if (!call || others.length > 0 || loss.loss !== 'categoricalCrossentropy') return null;
  const { model } = built.get(call.model)!;
  model.compile({ optimizer: makeOptimizer(plan.steps[0]!.optimizer), loss: 'categoricalCrossentropy' });
  const inputs = tensors.get(key(call.inputs[0]!))!;
  const labels = tensors.get(key(loss.inputs[1]!))!;
  return () => model.trainOnBatch(inputs, labels) as Promise<number>;
}

/** What draws for WebGL: on a machine without a graphics card, a program. */
function renderer(): string {
  const { gpgpu } = tf.backend() as unknown as { readonly gpgpu: { readonly gl: WebGL2RenderingContext } };
  const info = gpgpu.gl.getExtension('WEBGL_debug_renderer_info');
  return String(gpgpu.gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gpgpu.gl.RENDERER));
}
