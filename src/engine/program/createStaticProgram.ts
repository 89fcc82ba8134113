import type { Plan, ValueRef } from '../../compiler/plan.ts';
import { createKernels, type Kernels } from '../kernels/instance.ts';
import { createTeam } from '../kernels/threads.ts';
import type { Checkpoint } from '../checkpoint.ts';
import type { Batch, Column, Engine, Program, WeightTable } from '../program.ts';
import { modelRunnable, scoresRunnable, stepRunnable, valueRunnable, type Runnable } from './executables.ts';
import { createHeap, type Heap } from './heap.ts';
import { initialWeights } from './initialWeights.ts';
import { createCodeCache, createRunner, type CodeCache, type Runner } from './runner.ts';
import { sizeOf } from './tape.ts';

/** Our own WebAssembly programs, on so many threads. */
export function staticEngine(threads = 1): Engine {
  return { backend: 'static', threads, create: (plan) => createStaticProgram(plan, threads) };
}

/**
 * A plan as a WebAssembly program: every buffer has its fixed place, and one call runs a whole update step. Each size of
 * batch has its own code, made when first met. Throws `LayerNotLowered` where a layer has no such form.
 */
export async function createStaticProgram(plan: Plan, threads = 1): Promise<Program> {
  const kernels =
    threads > 1
      ? await createTeam(threads)
      : await createKernels(new WebAssembly.Memory({ initial: 1, maximum: 65_536 }));
  const heap = createHeap(kernels);
  for (const [name, values] of await initialWeights(plan)) heap.setKept(name, values);
  return program(plan, kernels, heap);
}

function program(plan: Plan, kernels: Kernels, heap: Heap): Program {
  const runner = createRunner(kernels, heap);
  const shapes = weightShapes(plan);
  const steps = plan.steps.map((step) => createCodeCache((columns) => stepRunnable(plan, step, columns, heap)));
  const untrained = plan.losses.filter((loss) => !plan.steps.some((step) => step.loss === loss.name));
  const watched = createCodeCache((columns) => scoresRunnable(plan, untrained, columns, heap));
  const scored = createCodeCache((columns) => scoresRunnable(plan, plan.losses, columns, heap));
  const values = new Map<string, CodeCache>();
  const inside = new Map<string, CodeCache>();

  const scores = (code: CodeCache, batch: Batch, into: Record<string, number>): void => {
    runner.scores(code.for(batch), batch, into);
  };
  /** Everything a model gives for these columns, which stand for the batch of a source without a name. */
  const model = (name: string, inputs: readonly Column[], what: 'outputs' | 'layers'): ReadonlyMap<string, Column> => {
    const key = `${what} ${name}`;
    const code =
      inside.get(key) ??
      createCodeCache((columns) => {
        const types = inputs.map((_, index) => columns('', String(index)));
        return modelRunnable(plan, name, types, what, heap);
      });
    inside.set(key, code);
    const batch: Batch = { '': Object.fromEntries(inputs.map((column, index) => [index, column])) };
    return readAll(runner, code.for(batch), batch);
  };

  return {
    plan,
    train(batchFor) {
      const all: Record<string, number> = {};
      for (let step = 0; step < steps.length; step++) scores(steps[step]!, batchFor(step), all);
      if (untrained.length > 0) scores(watched, batchFor(0), all);
      return all;
    },
    evaluate(batch) {
      const all: Record<string, number> = {};
      scores(scored, batch, all);
      return all;
    },
    value(ref: ValueRef, batch) {
      const key = `${ref.of}.${ref.port}`;
      const code = values.get(key) ?? createCodeCache((columns) => valueRunnable(plan, ref, columns, heap));
      values.set(key, code);
      return Promise.resolve(readAll(runner, code.for(batch), batch).get('value')!);
    },
    apply: (name, inputs) => Promise.resolve([...model(name, inputs, 'outputs').values()]),
    layerOutputs(name, inputs) {
      const layers = new Map<string, Column[]>();
      for (const [path, column] of model(name, inputs, 'layers')) {
        const layer = path.slice(0, path.lastIndexOf('/'));
        layers.set(layer, [...(layers.get(layer) ?? []), column]);
      }
      return Promise.resolve(layers);
    },
    weights: () => Promise.resolve(weightTable(shapes, heap)),
    setWeights(weights) {
      for (const [name, { values: numbers }] of weights) {
        const shape = shapes.get(name);
        if (!shape) throw new Error(`There is no weight called ${name}`);
        const size = sizeOf({ shape });
        if (size !== numbers.length) throw new Error(`${name} has ${size} numbers, not ${numbers.length}`);
        heap.setKept(name, numbers);
      }
    },
    checkpoint() {
      const slots = new Map(slotNames(shapes, heap).map((name) => [name, heap.keptNumbers(name)!]));
      return Promise.resolve({ weights: weightTable(shapes, heap), slots });
    },
    restore({ weights, slots: kept }: Checkpoint) {
      for (const name of slotNames(shapes, heap)) if (!kept.has(name)) heap.resetKept(name);
      for (const [name, { values: numbers }] of weights) heap.setKept(name, numbers);
      for (const [name, numbers] of kept) heap.setKept(name, numbers);
    },
    dispose: () => kernels.dispose(),
  };
}

/** Runs code and copies all it was made for. A value that is a column of the batch is there already. */
function readAll(runner: Runner, { executable, outputs }: Runnable, batch: Batch): ReadonlyMap<string, Column> {
  runner.run(executable, batch);
  return new Map(outputs.map(({ name, value, address }) => [name, runner.column(value, address)]));
}

/** By `model/layer/weight`. */
type WeightShapes = ReadonlyMap<string, readonly number[]>;

function weightShapes({ models }: Plan): WeightShapes {
  return new Map(
    models.flatMap((model) =>
      model.layers.flatMap((layer) =>
        layer.weights.map(({ name, shape }) => [`${model.name}/${layer.name}/${name}`, shape] as const),
      ),
    ),
  );
}

function weightTable(shapes: WeightShapes, heap: Heap): WeightTable {
  return new Map([...shapes].map(([name, shape]) => [name, { shape, values: heap.keptNumbers(name)! }]));
}

/** All that is kept beside the weights: slots of the optimizers, counts of calls. */
function slotNames(shapes: WeightShapes, heap: Heap): readonly string[] {
  return heap.keptNames().filter((name) => !shapes.has(name));
}
