import type { LayerPlan, LayerValue, ModelPlan, Plan } from '../../compiler/plan.ts';
import { summaries } from '../../data/summaries.ts';
import type { BackendName } from '../backend.ts';
import { startEngine } from '../engines.ts';
import type { Batch, Column } from '../program.ts';
import { dense } from '../testPlans.ts';
import { adaptsFirst, isPositive, masksRead, type KerasCase } from './cases.ts';
import { digest, type Digest } from './digest.ts';
import { drawClasses, drawInput, drawLabels, drawMask, drawPositive, drawWeight } from './draw.ts';

/** Enough that the moments of a batch are not a matter of rounding. */
export const samples = 3;
/**
 * In front of each input of floats no wider than this stands a dense layer that passes it through: kernel 1, bias 0.
 * What a step makes of its weights is the gradient by the input, times the input.
 */
export const widestBefore = 64;

/** What a case comes to: see scripts/keras/README.md. */
export interface Numbers {
  /** Each output of the layer, in inference mode. */
  readonly outputs: readonly Digest[];
  /** Of each output of floats, before its step, in training mode. */
  readonly losses: readonly number[];
  /** By `layer/weight`: how much all steps together changed it. */
  readonly changes: ReadonlyMap<string, Digest>;
}

/** Runs a case on one of our engines. Without `trains`, no step is made. */
export async function runCase(each: KerasCase, backend: BackendName, trains: boolean): Promise<Numbers> {
  const { plan, batch, weights } = prepared(each, trains);
  const program = await (await startEngine(backend)).create(plan);
  try {
    program.setWeights(new Map([...weights].map(([name, values]) => [`model/${name}`, { values }])));
    const outputs: Digest[] = [];
    for (const { name } of plan.models[0]!.outputs)
      outputs.push(digest((await program.value({ of: 'use', port: name }, batch)).data));
    if (plan.steps.length === 0) return { outputs, losses: [], changes: new Map() };
    const scores = await program.train(() => batch);
    const changes = new Map<string, Digest>();
    for (const [name, { values }] of await program.weights()) {
      const own = name.slice('model/'.length);
      const before = weights.get(own)!;
      changes.set(own, digest(Float64Array.from(values, (value, index) => value - before[index]!)));
    }
    return { outputs, losses: plan.losses.map(({ name }) => scores[name]!), changes };
  } finally {
    program.dispose();
  }
}

interface Prepared {
  readonly plan: Plan;
  readonly batch: Batch;
  /** By `layer/weight`. */
  readonly weights: ReadonlyMap<string, Float32Array>;
}

/** Gives the layer what it takes from these inputs. */
function adapt({ call }: KerasCase, { data, shape }: Column, weights: Map<string, Float32Array>): void {
  const summary = summaries[call.adapts!](call.args);
  summary.add(data, shape);
  for (const [name, values] of Object.entries(summary.read()!))
    if (weights.has(`layer/${name}`)) weights.set(`layer/${name}`, values);
}

function prepared(each: KerasCase, trains: boolean): Prepared {
  const model = modelOf(each);
  const learns = trains && model.layers.some(({ weights }) => weights.some(({ trainable }) => trainable));
  const data: Record<string, Column> = {};
  each.inputs.forEach(({ shape, dtype, classes }, index) => {
    const full = [samples, ...(shape as number[])];
    const floats = isPositive(each.call) ? drawPositive : drawInput;
    const numbers = dtype === 'int32' ? drawClasses(full, classes ?? 2, index) : floats(full, index);
    data[`input_${index}`] = { data: numbers, shape: full, dtype };
  });
  for (const index of masksRead(each.call)) {
    const shape = [samples, Number(each.inputs[index]!.shape[0])] as const;
    data[`mask_${index}`] = { data: drawMask(shape, index), shape, dtype: 'float32' };
  }
  const trained = learns ? each.outputs.flatMap(({ dtype }, output) => (dtype === 'float32' ? [output] : [])) : [];
  for (const output of trained) {
    const shape = [samples, ...(each.outputs[output]!.shape as number[])];
    data[`labels_${output}`] = { data: drawLabels(shape, output), shape, dtype: 'float32' };
  }
  const weights = drawnWeights(model, each);
  if (adaptsFirst(each.call)) adapt(each, data['input_0']!, weights);
  return { plan: planOf(model, trained), batch: { data }, weights };
}

/** The layer behind dense layers that pass its inputs through. */
function modelOf({ inputs, outputs, call, definition, weights }: KerasCase): ModelPlan {
  const before = inputs.map((type, input): LayerPlan | undefined => {
    const width = type.shape.at(-1);
    const passes = type.dtype === 'float32' && typeof width === 'number' && width <= widestBefore;
    return passes ? dense(`before_${input}`, width, width, 'linear', { input }) : undefined;
  });
  const masks = masksRead(call);
  const layer: LayerPlan = {
    name: 'layer',
    block: 'layer',
    graph: 'main',
    type: definition.type,
    call,
    inputs: [
      ...before.map((each, input): LayerValue => (each ? { layer: each.name, output: 0 } : { input })),
      ...masks.map((_, index): LayerValue => ({ input: inputs.length + index })),
    ],
    ...(masks.length > 0 ? { masked: masks } : {}),
    outputs,
    weights,
    trainable: true,
    seed: 1,
    flops: 0,
  };
  const maskTypes = masks.map((index) => ({
    name: `mask_${index}`,
    type: { kind: 'tensor', shape: inputs[index]!.shape.slice(0, 1), dtype: 'float32' } as const,
  }));
  return {
    name: 'model',
    label: 'Model',
    graph: 'main',
    inputs: [...inputs.map((type, index) => ({ name: `input_${index}`, type })), ...maskTypes],
    layers: [...before.filter((each) => each !== undefined), layer],
    outputs: outputs.map((type, output) => ({ name: `output_${output}`, value: { layer: 'layer', output }, type })),
  };
}

/** One update step for each output of floats: plain gradient descent on its mean squared error. */
function planOf(model: ModelPlan, trained: readonly number[]): Plan {
  const trains = model.layers.map(({ name }) => `model/${name}`);
  return {
    title: 'case',
    sources: [],
    models: [model],
    calls: [
      {
        name: 'use',
        block: null,
        model: 'model',
        inputs: model.inputs.map(({ name }) => ({ of: 'data', port: name })),
      },
    ],
    losses: trained.map((output) => ({
      name: `loss_${output}`,
      label: 'Loss',
      block: `loss_${output}`,
      port: 'loss',
      loss: 'meanSquaredError',
      inputs: [
        { of: 'use', port: `output_${output}` },
        { of: 'data', port: `labels_${output}` },
      ],
      args: {},
      metrics: [],
    })),
    steps: trained.map((output) => ({
      name: `step_${output}`,
      label: 'Step',
      block: `step_${output}`,
      loss: `loss_${output}`,
      trains,
      optimizer: { name: 'sgd', args: { learningRate: 1 } },
    })),
    run: { epochs: 1, batchSize: samples, seed: 7 },
  };
}

function drawnWeights(model: ModelPlan, { weights }: KerasCase): Map<string, Float32Array> {
  const drawn = weights.map(({ name, shape }, index) => [`layer/${name}`, drawWeight(name, shape, index)] as const);
  const passing = model.layers.slice(0, -1).flatMap(({ name, weights: [kernel] }) => {
    const width = kernel!.shape[0]!;
    const identity = Float32Array.from({ length: width * width }, (_, at) => (at % (width + 1) === 0 ? 1 : 0));
    return [[`${name}/kernel`, identity] as const, [`${name}/bias`, new Float32Array(width)] as const];
  });
  return new Map([...passing, ...drawn]);
}
