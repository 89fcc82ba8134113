// Plans written by hand for the engine's tests: small nets of the kinds the templates are made of.
import type { LayerPlan, LayerValue, LossPlan, ModelPlan, Plan } from '../compiler/plan.ts';
import type { ArgValue, LayerCall, OptimizerPlan, WeightSpec } from '../nodes/kit/calls.ts';
import type { TensorType } from '../graph/project.ts';
import type { DType } from '../tensor/shape.ts';
import type { Batch } from './program.ts';
import { floats, integers, oneHot } from './testColumns.ts';

/** A tensor's type: floats unless told. */
export function tensor(shape: readonly (number | string)[], dtype: DType = 'float32'): TensorType {
  return { kind: 'tensor', shape, dtype };
}

/** A trained weight. */
export function weight(name: string, ...shape: number[]): WeightSpec {
  return { name, shape, trainable: true };
}

interface LayerOptions {
  readonly inputs?: readonly LayerValue[];
  readonly weights?: readonly WeightSpec[];
  readonly trainable?: boolean;
  readonly custom?: true;
  readonly type?: string;
  /** Only their number matters to the engine. */
  readonly outputs?: readonly TensorType[];
}

/** A layer of a plan; without inputs it takes the model's first. */
export function layer(
  name: string,
  tfjs: string,
  args: Readonly<Record<string, ArgValue>>,
  { inputs = [{ input: 0 }], weights = [], trainable = true, custom, type = tfjs, outputs = [] }: LayerOptions = {},
): LayerPlan {
  const call: LayerCall = { tfjs, keras: tfjs, args, ...(custom ? { custom } : {}) };
  return { name, block: name, graph: 'main', type, call, inputs, outputs, weights, trainable, seed: 0, flops: 0 };
}

/** Output 0 of a layer, or another. */
export function from(name: string, output = 0): LayerValue {
  return { layer: name, output };
}

/** A model from layers, which get seeds 10 apart; the last one's first output is the model's, called `output`. */
export function model(
  name: string,
  inputs: Readonly<Record<string, TensorType>>,
  layers: readonly LayerPlan[],
  outputs: Readonly<Record<string, LayerValue>> = { output: from(layers.at(-1)!.name) },
): ModelPlan {
  return {
    name,
    label: name,
    graph: name,
    inputs: Object.entries(inputs).map(([port, type]) => ({ name: port, type })),
    layers: layers.map((each, index) => ({ ...each, seed: 10 * index })),
    outputs: Object.entries(outputs).map(([port, value]) => ({ name: port, value, type: tensor([]) })),
  };
}

const glorot = { initializer: 'glorotUniform' };
const zeros = { initializer: 'zeros' };

/** `tf.layers.dense` with every argument stated. */
export function dense(name: string, width: number, units: number, activation: string, input: LayerValue): LayerPlan {
  const args = { units, activation, useBias: true, kernelInitializer: glorot, biasInitializer: zeros };
  return layer(name, 'dense', args, {
    inputs: [input],
    weights: [weight('kernel', width, units), weight('bias', units)],
  });
}

/** `tf.layers.layerNormalization` over the last axis. */
export function layerNormalization(name: string, width: number, input: LayerValue): LayerPlan {
  const args = {
    axis: -1,
    epsilon: 0.001,
    center: true,
    scale: true,
    betaInitializer: zeros,
    gammaInitializer: { initializer: 'ones' },
  };
  return layer(name, 'layerNormalization', args, {
    inputs: [input],
    weights: [weight('gamma', width), weight('beta', width)],
  });
}

/** `tf.layers.conv2d` with square kernels. */
export function conv2d(
  name: string,
  [channels, filters, kernel, strides]: readonly [number, number, number, number],
  padding: string,
  activation: string,
  input: LayerValue,
): LayerPlan {
  const args = {
    filters,
    kernelSize: [kernel, kernel],
    strides: [strides, strides],
    padding,
    activation,
    useBias: true,
    kernelInitializer: glorot,
    biasInitializer: zeros,
  };
  const weights = [weight('kernel', kernel, kernel, channels, filters), weight('bias', filters)];
  return layer(name, 'conv2d', args, { inputs: [input], weights });
}

export const adam: OptimizerPlan = {
  name: 'adam',
  args: { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
};

/** A plan of one model, one loss and one update step that trains all of it. */
export function supervised(
  net: ModelPlan,
  loss: Pick<LossPlan, 'loss' | 'metrics'> & { readonly args?: LossPlan['args'] },
  optimizer: OptimizerPlan = adam,
): Plan {
  return {
    title: net.name,
    sources: [],
    models: [net],
    calls: [
      { name: 'use', block: null, model: net.name, inputs: net.inputs.map(({ name }) => ({ of: 'data', port: name })) },
    ],
    losses: [
      {
        name: 'loss',
        label: 'Loss',
        block: 'loss',
        port: 'loss',
        inputs: [
          { of: 'use', port: net.outputs[0]!.name },
          { of: 'data', port: 'labels' },
        ],
        args: {},
        ...loss,
      },
    ],
    steps: [
      {
        name: 'step',
        label: 'Step',
        block: 'step',
        loss: 'loss',
        trains: net.layers.filter((each) => each.trainable).map((each) => `${net.name}/${each.name}`),
        optimizer,
      },
    ],
    run: { epochs: 1, batchSize: 4, seed: 7 },
  };
}

/** Images `[8, 8, 1]` to three classes: convolutions, pooling, dropout. */
export function smallCnn(): Plan {
  const layers = [
    conv2d('conv', [1, 4, 3, 1], 'valid', 'relu', { input: 0 }),
    layer('pool', 'maxPooling2d', { poolSize: [2, 2], strides: [2, 2], padding: 'valid' }, { inputs: [from('conv')] }),
    conv2d('conv_1', [4, 6, 3, 2], 'same', 'relu', from('pool')),
    layer('flatten', 'flatten', {}, { inputs: [from('conv_1')] }),
    layer('dropout', 'Dropout', { rate: 0.25, seed: { seed: true } }, { inputs: [from('flatten')], custom: true }),
    dense('dense', 24, 3, 'softmax', from('dropout')),
  ];
  const net = model('cnn', { images: tensor([8, 8, 1]) }, layers);
  return supervised(net, { loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
}

/** Points of the plane to three classes. */
export function smallMlp(optimizer: OptimizerPlan = adam): Plan {
  const net = model('mlp', { points: tensor([2]) }, [
    dense('dense', 2, 8, 'relu', { input: 0 }),
    dense('dense_1', 8, 3, 'softmax', from('dense')),
  ]);
  return supervised(net, { loss: 'categoricalCrossentropy', metrics: ['accuracy'] }, optimizer);
}

/** Characters to the next character, at each time step, with any of the recurrent layers. */
export function smallRnn(kind: 'simpleRNN' | 'lstm' | 'gru'): Plan {
  const gates = { simpleRNN: 1, lstm: 4, gru: 3 }[kind];
  const net = model('text', { characters: tensor(['time'], 'int32') }, [
    layer(
      'embedding',
      'embedding',
      { inputDim: 11, outputDim: 5, embeddingsInitializer: { initializer: 'randomUniform' }, maskZero: false },
      { weights: [weight('embeddings', 11, 5)] },
    ),
    layer(
      kind,
      kind,
      {
        units: 6,
        activation: 'tanh',
        ...(kind === 'simpleRNN' ? {} : { recurrentActivation: 'sigmoid' }),
        ...(kind === 'lstm' ? { unitForgetBias: true } : {}),
        useBias: true,
        kernelInitializer: glorot,
        recurrentInitializer: glorot,
        biasInitializer: zeros,
        returnSequences: true,
        returnState: true,
      },
      {
        type: kind,
        inputs: [from('embedding')],
        weights: [weight('kernel', 5, 6 * gates), weight('recurrent_kernel', 6, 6 * gates), weight('bias', 6 * gates)],
        outputs: [tensor(['time', 6]), tensor([6]), ...(kind === 'lstm' ? [tensor([6])] : [])],
      },
    ),
    dense('dense', 6, 11, 'softmax', from(kind)),
  ]);
  return supervised(net, { loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
}

/** A generator and a discriminator of 4x4 pictures, trained by two update steps. */
export function smallGan(): Plan {
  const normalized = {
    axis: -1,
    momentum: 0.99,
    epsilon: 0.001,
    center: true,
    scale: true,
    gammaInitializer: { initializer: 'ones' },
    betaInitializer: zeros,
    movingMeanInitializer: zeros,
    movingVarianceInitializer: { initializer: 'ones' },
  };
  const generator = model('generator', { noise: tensor([5]) }, [
    dense('dense', 5, 12, 'linear', { input: 0 }),
    layer('batch_normalization', 'batchNormalization', normalized, {
      inputs: [from('dense')],
      weights: [
        weight('gamma', 12),
        weight('beta', 12),
        { ...weight('moving_mean', 12), trainable: false },
        { ...weight('moving_variance', 12), trainable: false },
      ],
    }),
    layer('leaky_relu', 'leakyReLU', { alpha: 0.2 }, { inputs: [from('batch_normalization')] }),
    layer('reshape', 'reshape', { targetShape: [2, 2, 3] }, { inputs: [from('leaky_relu')] }),
    layer(
      'conv2d_transpose',
      'conv2dTranspose',
      {
        filters: 1,
        kernelSize: [5, 5],
        strides: [2, 2],
        padding: 'same',
        activation: 'tanh',
        useBias: false,
        kernelInitializer: glorot,
      },
      { inputs: [from('reshape')], weights: [weight('kernel', 5, 5, 1, 3)] },
    ),
  ]);
  const discriminator = model('discriminator', { image: tensor([4, 4, 1]) }, [
    conv2d('conv2d', [1, 4, 5, 2], 'same', 'linear', { input: 0 }),
    layer('leaky_relu', 'leakyReLU', { alpha: 0.2 }, { inputs: [from('conv2d')] }),
    layer('dropout', 'Dropout', { rate: 0.3, seed: { seed: true } }, { inputs: [from('leaky_relu')], custom: true }),
    layer('flatten', 'flatten', {}, { inputs: [from('dropout')] }),
    dense('dense', 16, 1, 'sigmoid', from('flatten')),
  ]);
  const trains = ({ name, layers }: ModelPlan) =>
    layers.filter(({ weights }) => weights.length > 0).map((each) => `${name}/${each.name}`);
  const loss = { label: 'GAN loss', block: 'gan_loss', args: {}, metrics: [] };
  const made = { of: 'judge_made', port: 'output' };
  return {
    title: 'gan',
    sources: [],
    models: [generator, discriminator],
    calls: [
      { name: 'generate', block: null, model: 'generator', inputs: [{ of: 'noise', port: 'noise' }] },
      { name: 'judge_made', block: null, model: 'discriminator', inputs: [{ of: 'generate', port: 'output' }] },
      { name: 'judge_real', block: null, model: 'discriminator', inputs: [{ of: 'data', port: 'images' }] },
    ],
    losses: [
      {
        ...loss,
        name: 'gan_loss_discriminator',
        port: 'discriminator',
        loss: 'ganDiscriminator',
        inputs: [made, { of: 'judge_real', port: 'output' }],
      },
      { ...loss, name: 'gan_loss_generator', port: 'generator', loss: 'ganGenerator', inputs: [made] },
    ],
    steps: [
      {
        name: 'step_d',
        label: 'D',
        block: 'step_d',
        loss: 'gan_loss_discriminator',
        trains: trains(discriminator),
        optimizer: adam,
      },
      {
        name: 'step_g',
        label: 'G',
        block: 'step_g',
        loss: 'gan_loss_generator',
        trains: trains(generator),
        optimizer: adam,
      },
    ],
    run: { epochs: 1, batchSize: 4, seed: 7 },
  };
}

/** The template-like nets with a batch for each. */
export const smallNets: Readonly<Record<string, () => { readonly plan: Plan; readonly batch: Batch }>> = {
  mlp: () => ({ plan: smallMlp(), batch: { data: { points: floats([6, 2]), labels: oneHot(6, 3) } } }),
  cnn: () => ({ plan: smallCnn(), batch: { data: { images: floats([6, 8, 8, 1]), labels: oneHot(6, 3) } } }),
  'simple RNN': () => ({ plan: smallRnn('simpleRNN'), batch: textBatch() }),
  LSTM: () => ({ plan: smallRnn('lstm'), batch: textBatch() }),
  GRU: () => ({ plan: smallRnn('gru'), batch: textBatch() }),
  GAN: () => ({
    plan: smallGan(),
    batch: { data: { images: floats([6, 4, 4, 1]) }, noise: { noise: floats([6, 5], 9) } },
  }),
};

function textBatch(): Batch {
  return { data: { characters: integers([3, 7], 11), labels: integers([3, 7], 11, 7) } };
}
