import { describe, expect, it } from 'vitest';
import { compile } from '../src/compiler/compile.ts';
import type { Plan } from '../src/compiler/plan.ts';
import { emptyProject, type Block, type ParamValue, type Project, type Wire } from '../src/graph/project.ts';
import type { Split } from '../src/data/dataset.ts';
import { typeErrors, unformatted, writeExport } from './exported.ts';
import { expectSameNumbers } from './sameNumbers.ts';

type BlockSpec = readonly [type: string, params?: Readonly<Record<string, ParamValue>>, more?: Partial<Block>];

/** A project from blocks and wires `a.port > b.port`. */
function project(blocks: Readonly<Record<string, BlockSpec>>, ...wires: readonly string[]): Project {
  const port = (end: string) => ({ block: end.split('.')[0]!, port: end.split('.')[1]! });
  const built = Object.entries(blocks).map(([id, [type, params = {}, more = {}]]): [string, Block] => [
    id,
    { id, type, params, position: { x: 0, y: 0 }, ...more },
  ]);
  const wired = wires.map((text, index): [string, Wire] => {
    const [from, to] = text.split(' > ');
    return [`w${index}`, { id: `w${index}`, from: port(from!), to: port(to!) }];
  });
  const run = { epochs: 2, batchSize: 16, seed: 5 };
  return { ...emptyProject('Odd'), run, main: { blocks: Object.fromEntries(built), wires: Object.fromEntries(wired) } };
}

/** `a > b > c`: each wired to the next by its only ports. */
function chain(...ids: readonly string[]): string[] {
  return ids
    .slice(1)
    .map((id, index) => `${ids[index]!}.${outputs[ids[index]!] ?? 'output'} > ${id}.${inputs[id] ?? 'input'}`);
}
const outputs: Readonly<Record<string, string>> = {
  points: 'points',
  text: 'characters',
  noise: 'noise',
  loss: 'loss',
};
const inputs: Readonly<Record<string, string>> = { loss: 'predictions', step: 'loss', embedding: 'indices', lstm: 'sequence', second: 'sequence', ways: 'sequence', positions: 'sequence', attention: 'query', first: 'sequence', then: 'sequence', narrow: 'image', repeated: 'image', fixed: 'image', wide: 'image', squeeze: 'image' }; // prettier-ignore

const points: BlockSpec = ['points', { samples: 40 }];
const softmax: BlockSpec = ['dense', { units: 2, activation: 'softmax' }];
const crossEntropy: BlockSpec = ['categoricalCrossentropy'];
const step: BlockSpec = ['updateStep'];
const text: BlockSpec = ['text', { length: 8, samples: 20 }];
const embedding: BlockSpec = ['embedding', { inputDim: 75, outputDim: 6 }];
const characters: BlockSpec = ['dense', { units: 75, activation: 'softmax' }];
const sparse: BlockSpec = ['sparseCategoricalCrossentropy'];
const encoder: BlockSpec = ['transformerEncoder', { numHeads: 2, intermediateDim: 4, dropout: 0.1 }];

interface Program {
  readonly project: Project;
  /** Form of `train.ts`. */
  readonly form: 'fit' | 'loop';
  readonly held?: Split;
}

/** Programs beside those of the templates, each with something of its own. */
const programs: Readonly<Record<string, Program>> = {
  'dropout, whose masks must be those of the app': {
    form: 'fit',
    held: 'test',
    project: project(
      {
        points,
        dense: ['dense', { units: 8, activation: 'relu' }],
        drop: ['dropout', { rate: 0.4 }],
        out: softmax,
        loss: crossEntropy,
        step,
      },
      ...chain('points', 'dense', 'drop', 'out', 'loss', 'step'),
      'points.labels > loss.labels',
    ),
  },
  'padding that is masked, from the embedding to the loss': {
    form: 'loop',
    project: project(
      {
        text,
        embedding: ['embedding', { inputDim: 75, outputDim: 6, maskZero: true }],
        ways: ['bidirectional', { layer: 'gru', units: 4, returnSequences: true, dropout: 0.2, recurrentDropout: 0.2 }],
        lstm: ['lstm', { units: 5, returnSequences: true, returnState: true, dropout: 0.3 }],
        out: characters,
        loss: sparse,
        step,
      },
      ...chain('text', 'embedding', 'ways', 'lstm', 'out', 'loss', 'step'),
      'text.next > loss.labels',
    ),
  },
  'a model that is used once with a mask and once without': {
    form: 'loop',
    project: {
      ...project(
        {
          text,
          embedding: ['embedding', { inputDim: 75, outputDim: 6, maskZero: true }],
          plain: ['embedding', { inputDim: 75, outputDim: 6 }],
          use: ['model', { model: 'reader' }],
          again: ['model', { model: 'reader' }],
          join: ['concatenate'],
          out: characters,
          loss: sparse,
          step,
        },
        'text.characters > embedding.indices',
        'text.characters > plain.indices',
        'embedding.output > use.in',
        'plain.output > again.in',
        'use.out > join.a',
        'again.out > join.b',
        ...chain('join', 'out', 'loss', 'step'),
        'text.next > loss.labels',
      ),
      models: {
        reader: {
          name: 'Reader',
          graph: project(
            {
              in: ['input', { shape: [8, 6] }],
              lstm: ['lstm', { units: 5, returnSequences: true }],
              out: ['output'],
            },
            ...chain('in', 'lstm', 'out'),
          ).main,
        },
      },
    },
  },
  'a layer that adapts to the data before it trains': {
    form: 'fit',
    held: 'validation',
    project: project(
      { points, adapted: ['normalization'], out: softmax, loss: crossEntropy, step },
      ...chain('points', 'adapted', 'out', 'loss', 'step'),
      'points.labels > loss.labels',
    ),
  },
  'two layers that adapt, the second to what the first gives, in a loop': {
    form: 'loop',
    held: 'validation',
    project: project(
      {
        points,
        adapted: ['normalization', { axis: [] }],
        scaled: ['rescaling', { scale: 3, offset: 1 }],
        again: ['normalization'],
        out: ['dense', { units: 2, activation: 'linear' }],
        loss: ['categoricalCrossentropy', { fromLogits: true }],
        step,
      },
      ...chain('points', 'adapted', 'scaled', 'again', 'out', 'loss', 'step'),
      'points.labels > loss.labels',
    ),
  },
  'bins that hold as much of the data each': {
    form: 'fit',
    held: 'validation',
    project: project(
      {
        points,
        adapted: ['normalization'],
        bins: ['discretization', { boundaries: 'data', numBins: 5, outputMode: 'oneHot' }],
        flat: ['flatten'],
        out: softmax,
        loss: crossEntropy,
        step,
      },
      ...chain('points', 'adapted', 'bins', 'flat', 'out', 'loss', 'step'),
      'points.labels > loss.labels',
    ),
  },
  'the most frequent characters alone, by how rare they are': {
    form: 'fit',
    held: 'validation',
    project: project(
      {
        text,
        lookup: ['integerLookup', { vocabularyFrom: 'data', maxTokens: 12, outputMode: 'tfIdf' }],
        out: characters,
        all: ['repeatVector', { n: 8 }],
        loss: sparse,
        step,
      },
      'text.characters > lookup.categories',
      ...chain('lookup', 'out', 'all', 'loss', 'step'),
      'text.next > loss.labels',
    ),
  },
  'one number for yes or no, with momentum': {
    form: 'fit',
    held: 'validation',
    project: project(
      {
        points: ['points', { samples: 40, shape: 'moons', labels: 'binary' }],
        out: ['dense', { units: 1, activation: 'sigmoid' }],
        loss: ['binaryCrossentropy'],
        step: ['updateStep', { optimizer: 'momentum', nesterov: true, learningRate: 0.1 }],
      },
      ...chain('points', 'out', 'loss', 'step'),
      'points.labels > loss.labels',
    ),
  },
  'a squared error and a frozen layer, with RMSprop': {
    form: 'fit',
    held: 'test',
    project: project(
      {
        points: ['points', { samples: 40, shape: 'xor' }],
        frozen: ['dense', { units: 6, activation: 'tanh' }, { frozen: true }],
        out: ['dense', { units: 2 }],
        loss: ['meanSquaredError'],
        step: ['updateStep', { optimizer: 'rmsprop' }],
      },
      ...chain('points', 'frozen', 'out', 'loss', 'step'),
      'points.labels > loss.targets',
    ),
  },
  'logits and class numbers, which `compile` cannot score': {
    form: 'loop',
    held: 'test',
    project: project(
      {
        points: ['points', { samples: 40, labels: 'index' }],
        out: ['dense', { units: 2 }],
        loss: ['sparseCategoricalCrossentropy', { fromLogits: true }],
        step: ['updateStep', { optimizer: 'adagrad' }],
      },
      ...chain('points', 'out', 'loss', 'step'),
      'points.labels > loss.labels',
    ),
  },
  'noise beside the data, logits of yes or no': {
    form: 'loop',
    held: 'validation',
    project: project(
      {
        noise: ['noise', { shape: [3], distribution: 'uniform' }],
        points: ['points', { samples: 40, shape: 'gaussians', labels: 'binary' }],
        join: ['concatenate'],
        out: ['dense', { units: 1 }],
        loss: ['binaryCrossentropy', { fromLogits: true }],
        step: ['updateStep', { optimizer: 'sgd', learningRate: 0.1 }],
      },
      'points.points > join.a',
      'noise.noise > join.b',
      ...chain('join', 'out', 'loss', 'step'),
      'points.labels > loss.labels',
    ),
  },
  'two data sets of different sizes': {
    form: 'loop',
    held: 'test',
    project: project(
      {
        points,
        more: ['points', { samples: 60, shape: 'circles' }],
        join: ['add'],
        out: softmax,
        loss: crossEntropy,
        step,
      },
      'points.points > join.a',
      'more.points > join.b',
      ...chain('join', 'out', 'loss', 'step'),
      'more.labels > loss.labels',
    ),
  },
  'a step that trains one layer, and another that trains all': {
    form: 'loop',
    held: 'test',
    project: project(
      {
        points,
        dense: ['dense', { units: 5, activation: 'relu' }],
        out: softmax,
        loss: crossEntropy,
        error: ['meanSquaredError'],
        step: ['updateStep', { trains: ['dense'] }],
        other: ['updateStep', { optimizer: 'sgd', order: 2 }],
      },
      ...chain('points', 'dense', 'out', 'loss', 'step'),
      'points.labels > loss.labels',
      'out.output > error.predictions',
      'points.labels > error.targets',
      'error.loss > other.loss',
    ),
  },
  'noise alone': {
    form: 'loop',
    project: project(
      { noise: ['noise', { shape: [2] }], out: ['dense', { units: 2 }], loss: ['meanSquaredError'], step },
      ...chain('noise', 'out', 'loss', 'step'),
      'noise.noise > loss.targets',
    ),
  },
  'an LSTM that starts from the state of another': {
    form: 'fit',
    held: 'test',
    project: project(
      {
        text,
        embedding,
        lstm: ['lstm', { units: 5, returnSequences: true, returnState: true }],
        second: ['lstm', { units: 5, returnSequences: true }],
        out: characters,
        loss: sparse,
        step,
      },
      ...chain('text', 'embedding', 'lstm', 'second', 'out', 'loss', 'step'),
      'lstm.hidden > second.initial hidden',
      'lstm.cell > second.initial cell',
      'text.next > loss.labels',
    ),
  },
  'both ways, frozen': {
    form: 'fit',
    project: project(
      {
        text,
        embedding,
        ways: ['bidirectional', { layer: 'gru', units: 4, returnSequences: true }, { frozen: true }],
        out: characters,
        loss: sparse,
        step,
      },
      ...chain('text', 'embedding', 'ways', 'out', 'loss', 'step'),
      'text.next > loss.labels',
    ),
  },
  'penalties of squares, which `fit` knows': {
    form: 'fit',
    held: 'validation',
    project: project(
      {
        points,
        dense: ['dense', { units: 5, kernelRegularizer: [0, 0.02], biasRegularizer: [0, 0.5] }],
        frozen: ['dense', { units: 4, activation: 'tanh', kernelRegularizer: [0, 1] }, { frozen: true }],
        out: softmax,
        loss: crossEntropy,
        step: ['updateStep', { optimizer: 'sgd', learningRate: 0.1 }],
      },
      ...chain('points', 'dense', 'frozen', 'out', 'loss', 'step'),
      'points.labels > loss.labels',
    ),
  },
  'penalties and constraints that TensorFlow.js lacks': {
    form: 'loop',
    held: 'test',
    project: project(
      {
        points,
        dense: ['dense', { units: 5, kernelRegularizer: [0.01, 0.02], biasConstraint: 'nonNeg' }],
        sparse: ['activityRegularization', { l1: 0.01, l2: 0.02 }],
        out: ['dense', { units: 2, activation: 'softmax', kernelConstraint: 'maxNorm', activityRegularizer: [0, 0.1] }],
        loss: crossEntropy,
        step: ['updateStep', { optimizer: 'sgd', learningRate: 0.1 }],
      },
      ...chain('points', 'dense', 'sparse', 'out', 'loss', 'step'),
      'points.labels > loss.labels',
    ),
  },
  'rules of the layers that each step trains': {
    form: 'loop',
    held: 'test',
    project: project(
      {
        points,
        dense: ['dense', { units: 5, kernelRegularizer: [0, 0.02], kernelConstraint: 'unitNorm' }],
        frozen: ['dense', { units: 4, kernelRegularizer: [1, 1], activityRegularizer: [0, 0.01] }, { frozen: true }],
        norm: ['batchNormalization', { scale: false, betaRegularizer: [0.1, 0] }, { frozen: true }],
        spectral: ['spectralNormalization', { units: 4, kernelRegularizer: [0, 0.1], biasConstraint: 'maxNorm' }],
        out: softmax,
        loss: crossEntropy,
        error: ['meanSquaredError'],
        step: ['updateStep', { trains: ['dense'], optimizer: 'sgd', learningRate: 0.1 }],
        other: ['updateStep', { trains: ['spectral', 'out'], optimizer: 'sgd', order: 2 }],
      },
      ...chain('points', 'dense', 'frozen', 'norm', 'spectral', 'out', 'loss', 'step'),
      'points.labels > loss.labels',
      'out.output > error.predictions',
      'points.labels > error.targets',
      'error.loss > other.loss',
    ),
  },
  'positions, attention and a residual': {
    form: 'fit',
    project: project(
      {
        text,
        embedding,
        positions: ['positionEmbedding', { sequenceLength: 8 }],
        sum: ['add'],
        attention: ['multiHeadAttention', { numHeads: 2, keyDim: 3, useCausalMask: true }],
        residual: ['add'],
        norm: ['layerNormalization'],
        out: characters,
        loss: sparse,
        step,
      },
      ...chain('text', 'embedding', 'positions'),
      'embedding.output > sum.a',
      'positions.output > sum.b',
      ...chain('sum', 'attention'),
      'sum.output > residual.a',
      'attention.output > residual.b',
      ...chain('residual', 'norm', 'out', 'loss', 'step'),
      'text.next > loss.labels',
    ),
  },
  'composites that read a mask, of one name': {
    form: 'loop',
    project: project(
      {
        text,
        embedding: ['embedding', { inputDim: 75, outputDim: 6, maskZero: true }],
        first: encoder,
        then: encoder,
        out: characters,
        loss: sparse,
        step,
      },
      ...chain('text', 'embedding', 'first', 'then', 'out', 'loss', 'step'),
      'text.next > loss.labels',
    ),
  },
  'composites of several kinds, one of them frozen and one with the name of a layer': {
    form: 'fit',
    held: 'test',
    project: project(
      {
        points,
        image: ['reshape', { targetShape: [1, 2, 1] }],
        narrow: ['residualBlock', { filters: 3 }],
        repeated: ['residualBlock', { filters: 3 }],
        wide: ['residualBlock', { filters: 3 }],
        fixed: ['residualBlock', { filters: 3 }, { frozen: true }],
        squeeze: ['squeezeExcite', { ratio: 1 }, { name: 'residual block 2' }],
        flat: ['flatten', {}, { name: 'residual_block_3_conv2d_1' }],
        out: softmax,
        loss: crossEntropy,
        step,
      },
      ...chain('points', 'image', 'narrow', 'repeated', 'wide', 'fixed', 'squeeze', 'flat', 'out', 'loss', 'step'),
      'points.labels > loss.labels',
    ),
  },
};

function planOf(name: string): Plan {
  const { plan, diagnostics } = compile(programs[name]!.project);
  if (!plan) throw new Error(`It does not compile: ${JSON.stringify(diagnostics)}`);
  return plan;
}

describe('an exported program', () => {
  it.each(Object.keys(programs))('with %s is well-formed and gives the numbers of the app', async (name) => {
    const plan = planOf(name);
    const exported = writeExport(plan);
    try {
      const training = exported.files.find(({ path }) => path === 'train.ts')!.text;
      expect(training.includes('model.fit(') ? 'fit' : 'loop').toBe(programs[name]!.form);
      expect(await unformatted(exported.files)).toEqual([]);
      expect(typeErrors(exported.root)).toBe('');
      await expectSameNumbers(plan, exported, 'cpu', programs[name]!.held);
    } finally {
      exported.remove();
    }
  });
});
