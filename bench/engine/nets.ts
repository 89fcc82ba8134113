import { compile } from '../../src/compiler/compile.ts';
import '../../src/compiler/whole.ts';
import type { Plan } from '../../src/compiler/plan.ts';
import { apply } from '../../src/graph/edit.ts';
import { emptyProject, type Block, type ParamValue, type Project, type Wire } from '../../src/graph/project.ts';
import { TEXT_CHARACTERS } from '../../src/nodes/data/textCharacters.ts';
import { templates, type TemplateId } from '../../templates/index.ts';

/** The nets whose training is timed. `bench/native/nets.py` has the same ones in Keras. */
export const netNames = ['cnn', 'mlp', 'lstm', 'dcgan', 'transformer', 'toy'] as const;
export type NetName = (typeof netNames)[number];

/** What each net is, as the report says it. */
export const netLabels: Readonly<Record<NetName, string>> = {
  cnn: 'CNN, batch 64',
  mlp: 'MLP 784-128-64-10, batch 64',
  lstm: 'LSTM(64), 50 steps of 32, batch 64',
  dcgan: 'DCGAN step, batch 32',
  transformer: 'transformer, 2 blocks of width 64, 64 tokens, batch 32',
  toy: 'toy 2-16-16-2, batch 32',
};

const projects: Readonly<Record<NetName, () => Project>> = {
  cnn: () =>
    chain(64, ['digits', {}], 'categoricalCrossentropy', [
      ['conv2d', { filters: 32, kernelSize: [3, 3], activation: 'relu' }],
      ['maxPooling2d', { poolSize: [2, 2] }],
      ['conv2d', { filters: 64, kernelSize: [3, 3], activation: 'relu' }],
      ['maxPooling2d', { poolSize: [2, 2] }],
      ['flatten', {}],
      ['dense', { units: 128, activation: 'relu' }],
      ['dense', { units: 10, activation: 'softmax' }],
    ]),
  mlp: () =>
    chain(64, ['digits', {}], 'categoricalCrossentropy', [
      ['flatten', {}],
      ['dense', { units: 128, activation: 'relu' }],
      ['dense', { units: 64, activation: 'relu' }],
      ['dense', { units: 10, activation: 'softmax' }],
    ]),
  lstm: () =>
    chain(64, ['noise', { shape: [50, 32] }], 'categoricalCrossentropy', [
      ['lstm', { units: 64 }],
      ['dense', { units: 10, activation: 'softmax' }],
    ]),
  dcgan: () => template('gan'),
  transformer,
  toy: () => template('spiral'),
};

/** The plan of a net, as the compiler makes it of a project. */
export function netPlan(name: NetName): Plan {
  return planOf(projects[name]());
}

/** A chain of dense layers, for seeing how time grows: `depth` of `width` units on `width` numbers, then ten classes. */
export function densePlan(batchSize: number, width: number, depth: number): Plan {
  const hidden: LayerStep = ['dense', { units: width, activation: 'relu' }];
  return planOf(
    chain(batchSize, ['noise', { shape: [width] }], 'categoricalCrossentropy', [
      ...Array.from({ length: depth }, () => hidden),
      ['dense', { units: 10, activation: 'softmax' }],
    ]),
  );
}

/** Numbers that training may change. */
export function parameterCount({ models }: Plan): number {
  const weights = models.flatMap(({ layers }) => layers).flatMap((layer) => layer.weights);
  return weights
    .filter(({ trainable }) => trainable)
    .reduce((sum, { shape }) => sum + shape.reduce((product, length) => product * length, 1), 0);
}

/**
 * So small that a net stays what it was however long it is timed: on one batch it would soon have learnt everything,
 * and then its gradients sink below what floats hold at full speed.
 */
const learningRate = 1e-6;

function planOf(project: Project): Plan {
  const steps = Object.values(project.main.blocks).filter(({ type }) => type === 'updateStep');
  const slow = steps.map(
    ({ id }) => ({ kind: 'setParams', graph: 'main', block: id, params: { learningRate } }) as const,
  );
  const { plan, diagnostics } = compile(apply(project, slow));
  if (!plan) throw new Error(`${project.name} does not compile: ${JSON.stringify(diagnostics)}`);
  return plan;
}

function template(id: TemplateId): Project {
  return templates.find((each) => each.id === id)!.project;
}

type Params = Readonly<Record<string, ParamValue>>;
type LayerStep = readonly [type: string, params: Params];

/** Data, layers one after the other, a loss, and an update step with Adam. */
function chain(
  batchSize: number,
  [dataType, dataParams]: LayerStep,
  loss: string,
  layers: readonly LayerStep[],
): Project {
  const canvas = createCanvas();
  const data = canvas.block(dataType, dataParams);
  let value: Port = [data, dataType === 'noise' ? 'noise' : 'images'];
  for (const [type, params] of layers) value = canvas.layer(type, params, value);
  // Noise has no labels: more noise stands for them. What a batch holds does not change how long it takes.
  const labels: Port = dataType === 'noise' ? [canvas.block('noise', { shape: [10] }), 'noise'] : [data, 'labels'];
  canvas.train(loss, value, labels);
  return canvas.project(batchSize);
}

const width = 64;

/** A decoder (Vaswani et al. 2017) with the normalisation in front of each part. */
function transformer(): Project {
  const canvas = createCanvas();
  const text = canvas.block('text', { length: 64 });
  const vocabulary = TEXT_CHARACTERS.length;
  const embedded = canvas.layer('embedding', { inputDim: vocabulary, outputDim: width }, [text, 'characters']);
  let value = canvas.sum(embedded, canvas.layer('positionEmbedding', { sequenceLength: 64 }, embedded));
  for (let block = 0; block < 2; block++) {
    const seen = canvas.layer('layerNormalization', {}, value);
    const attention = canvas.block('multiHeadAttention', { numHeads: 4, keyDim: 16, useCausalMask: true });
    canvas.wire(seen, [attention, 'query']);
    value = canvas.sum(value, [attention, 'output']);
    const hidden = canvas.layer(
      'dense',
      { units: 4 * width, activation: 'relu' },
      canvas.layer('layerNormalization', {}, value),
    );
    value = canvas.sum(value, canvas.layer('dense', { units: width, activation: 'linear' }, hidden));
  }
  const normalized = canvas.layer('layerNormalization', {}, value);
  const scores = canvas.layer('dense', { units: vocabulary, activation: 'softmax' }, normalized);
  canvas.train('sparseCategoricalCrossentropy', scores, [text, 'next']);
  return canvas.project(32);
}

type Port = readonly [block: string, port: string];

/** What a layer calls its first input, where that is not `input`. */
const inputPorts: Readonly<Record<string, string>> = {
  conv2d: 'image',
  maxPooling2d: 'image',
  lstm: 'sequence',
  embedding: 'indices',
  positionEmbedding: 'sequence',
};

/** Puts blocks and wires down. */
function createCanvas() {
  const blocks: Block[] = [];
  const wires: Wire[] = [];
  const block = (type: string, params: Params): string => {
    const id = `${type}${blocks.length}`;
    blocks.push({ id, type, params, position: { x: 0, y: 0 } });
    return id;
  };
  const wire = ([from, output]: Port, [to, input]: Port): void => {
    wires.push({ id: `wire${wires.length}`, from: { block: from, port: output }, to: { block: to, port: input } });
  };
  return {
    block,
    wire,
    /** A layer of one input and one output. */
    layer(type: string, params: Params, from: Port): Port {
      const id = block(type, params);
      wire(from, [id, inputPorts[type] ?? 'input']);
      return [id, 'output'];
    },
    sum(a: Port, b: Port): Port {
      const id = block('add', {});
      wire(a, [id, 'a']);
      wire(b, [id, 'b']);
      return [id, 'output'];
    },
    train(loss: string, predictions: Port, labels: Port): void {
      const id = block(loss, {});
      wire(predictions, [id, 'predictions']);
      wire(labels, [id, 'labels']);
      wire([id, 'loss'], [block('updateStep', {}), 'loss']);
    },
    project: (batchSize: number): Project =>
      apply(emptyProject('Bench'), [
        { kind: 'addBlocks', graph: 'main', blocks, wires },
        { kind: 'setRun', run: { batchSize } },
      ]),
  };
}
