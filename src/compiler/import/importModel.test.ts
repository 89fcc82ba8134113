import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import type { Project } from '../../graph/project.ts';
import { compile } from '../compile.ts';
import '../whole.ts';
import { importModel, type ImportedModel } from './importModel.ts';

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(`src/compiler/import/fixtures/${name}.json`, 'utf8'));

function imported(document: unknown): ImportedModel {
  const result = importModel(document, 'model');
  if (!result?.ok) throw new Error(`not imported: ${JSON.stringify(result)}`);
  return result;
}

/** Codes of what is wrong with a project, but that it has nothing to train on. */
const codes = (project: Project): readonly string[] =>
  compile(project).diagnostics.flatMap(({ code }) => (code === 'graph/no-program' ? [] : [code]));

const blockOf = (project: Project, name: string) =>
  Object.values(project.main.blocks).find((block) => block.name === name)!;

describe('models that Keras 3.15 wrote', () => {
  // Counted by Keras: count_params() and the trainable ones.
  it.each([
    ['keras3-sequential', 115, 25],
    ['keras3-shared', 1243, 1235],
    ['keras3-seq2seq', 1535, 1535],
    ['keras3-wrapped', 158, 158],
    ['keras3-operations', 0, 0],
  ])('%s has its numbers of weights, and nothing is wrong with it', (name, params, trainable) => {
    const { project } = imported(fixture(name));
    expect(codes(project)).toEqual([]);
    expect(compile(project).totals).toMatchObject({ params, trainableParams: trainable });
  });

  it('share their weights as before: layers and models used twice are models here', () => {
    const { project } = imported(fixture('keras3-shared'));
    expect(Object.keys(project.models)).toEqual(['tower', 'head']);
    const uses = Object.values(project.main.blocks).filter(({ type }) => type === 'model');
    expect(uses.map(({ params }) => params['model']).sort()).toEqual(['head', 'head', 'tower', 'tower']);
    expect(Object.values(project.main.blocks).filter(({ type }) => type === 'output')).toHaveLength(3);
    expect(compile(project).models.map(({ name }) => name)).toEqual(['tower', 'head', 'siamese']);
  });

  it('keep penalties and constraints', () => {
    const { project } = imported(fixture('keras3-shared'));
    const conv = Object.values(project.models['tower']!.graph.blocks).find(({ type }) => type === 'conv2d')!;
    expect(conv.params).toMatchObject({
      kernelRegularizer: [0, 0.01],
      kernelConstraint: 'maxNorm',
      kernelMaxNorm: 3,
      kernelNormAxis: [0, 1, 2],
    });
  });

  it('keep lengths that are not known, and take models apart that are used once', () => {
    const { project } = imported(fixture('keras3-seq2seq'));
    const [model] = compile(project).models;
    expect(model).toMatchObject({
      inputs: [
        [null, 'time'],
        [null, 'time'],
      ],
      outputs: [[null, 'time', 40]],
    });
    expect(blockOf(project, 'feed/dense_1').type).toBe('dense');
    expect(blockOf(project, 'words').params).toEqual({ shape: [-1], dtype: 'int32', classes: 50 });
  });

  it('call functions on tensors: those are blocks too, numbers among them', () => {
    const { project } = imported(fixture('keras3-operations'));
    expect(compile(project).models[0]).toMatchObject({ outputs: [[null, 4, 1], [null, 2, 4]] }); // prettier-ignore
    expect(blockOf(project, 'subtract')).toMatchObject({ type: 'expression', params: { formula: '1 - a', inputs: 1 } });
    expect(blockOf(project, 'power')).toMatchObject({ type: 'binaryMath', params: { function: 'power', value: 2 } });
  });

  it('stand at tidy places', () => {
    const places = Object.values(imported(fixture('keras3-seq2seq')).project.main.blocks).map(({ position }) => `${position.x} ${position.y}`); // prettier-ignore
    expect(new Set(places).size).toBe(places.length);
  });
});

const dense = (name: string, units: number, more: object = {}) => ({
  class_name: 'Dense',
  config: { name, units, activation: 'linear', use_bias: true, ...more },
});

/** A functional model of Keras 2. */
const functional = (layers: readonly object[], inputs: readonly string[], outputs: readonly string[]) => ({
  class_name: 'Functional',
  config: {
    name: 'net',
    layers,
    input_layers: inputs.map((name) => [name, 0, 0]),
    output_layers: outputs.map((name) => [name, 0, 0]),
  },
  keras_version: '2.9.0',
});
const input = (name: string, shape: readonly (number | null)[]) => ({
  name,
  class_name: 'InputLayer',
  config: { name, batch_input_shape: shape, dtype: 'float32' },
  inbound_nodes: [],
});
const from = (name: string, ...sources: readonly string[]) => ({
  name,
  inbound_nodes: [sources.map((source) => [source, 0, 0, {}])],
});

describe('models of older versions', () => {
  it('are read in the words of Keras 1', () => {
    const { project } = imported({
      class_name: 'Sequential',
      keras_version: '1.2.2',
      config: [
        {
          class_name: 'Convolution2D',
          config: {
            name: 'convolution2d_1',
            batch_input_shape: [null, 28, 28, 1],
            nb_filter: 6,
            nb_row: 5,
            nb_col: 3,
            border_mode: 'same',
            subsample: [2, 2],
            dim_ordering: 'tf',
            init: 'glorot_uniform',
            activation: 'relu',
            bias: true,
            W_regularizer: { name: 'WeightRegularizer', l1: 0, l2: 0.01 },
            b_regularizer: null,
            W_constraint: null,
          },
        },
        { class_name: 'Flatten', config: { name: 'flatten_1' } },
        { class_name: 'Dropout', config: { name: 'dropout_1', p: 0.25 } },
        { class_name: 'Dense', config: { name: 'dense_1', output_dim: 10, init: 'he_normal', activation: 'softmax', bias: false, input_dim: null } }, // prettier-ignore
      ],
    });
    expect(codes(project)).toEqual([]);
    expect(blockOf(project, 'convolution2d_1')).toMatchObject({
      type: 'conv2d',
      params: { filters: 6, kernelSize: [5, 3], padding: 'same', strides: [2, 2], kernelRegularizer: [0, 0.01] },
    });
    expect(blockOf(project, 'dense_1').params).toMatchObject({ units: 10, activation: 'softmax', useBias: false });
    expect(compile(project).totals.params).toBe(5 * 3 * 6 + 6 + 14 * 14 * 6 * 10);
  });

  it('are read as Keras 2 and TensorFlow.js write them, configs as text too', () => {
    const net = functional(
      [
        input('a', [null, 4]),
        input('b', [null, 4]),
        { ...dense('left', 3, { trainable: false }), ...from('left', 'a') },
        { ...dense('right', 3), ...from('right', 'b') },
        { class_name: 'Concatenate', config: { name: 'both', axis: -1 }, ...from('both', 'left', 'right') },
      ],
      ['a', 'b'],
      ['both'],
    );
    const { project } = imported({ modelTopology: { keras_version: '2.9.0', model_config: JSON.stringify(net) }, weightsManifest: [] }); // prettier-ignore
    expect(codes(project)).toEqual([]);
    expect(compile(project).totals).toMatchObject({ params: 30, trainableParams: 15 });
    expect(compile(project).models[0]).toMatchObject({
      inputs: [
        [null, 4],
        [null, 4],
      ],
      outputs: [[null, 6]],
    });
  });

  it('call functions of TensorFlow 2 on tensors', () => {
    const call = (name: string, inbound: readonly unknown[]) => ({
      name,
      class_name: 'TFOpLambda',
      config: { name, function: name },
      inbound_nodes: inbound,
    });
    const layers = [
      input('a', [null, 4]),
      call('math.multiply', [['a', 0, 0, { y: 0.5, name: null }]]),
      call('math.subtract', [['_CONSTANT_VALUE', -1, 2, { y: ['math.multiply', 0, 0], name: null }]]),
      call('__operators__.add', [['math.subtract', 0, 0, { y: ['a', 0, 0], name: null }]]),
      call('nn.relu', [['__operators__.add', 0, 0, { name: null }]]),
    ];
    const { project } = imported(functional(layers, ['a'], ['nn.relu']));
    expect(codes(project)).toEqual([]);
    const types = ['math.multiply', 'math.subtract', '__operators__.add', 'nn.relu'].map((name) => blockOf(project, name).type); // prettier-ignore
    expect(types).toEqual(['binaryMath', 'expression', 'add', 'activation']);
  });

  it('count the uses of a model inside of another from 1', () => {
    const inner = functional([input('x', [null, 4]), { ...dense('y', 4), ...from('y', 'x') }], ['x'], ['y']);
    const layers = [
      input('a', [null, 4]),
      { ...inner, ...from('inner', 'a') },
      { ...dense('z', 2), inbound_nodes: [[['inner', 1, 0, {}]]] },
    ];
    const { project } = imported(functional(layers, ['a'], ['z']));
    expect(codes(project)).toEqual([]);
    expect(compile(project).totals.params).toBe(30);
  });

  it('take a GRU that does not say so as the one of Cho et al., and say of the old hard sigmoid that it differs', () => {
    const config = { name: 'gru', batch_input_shape: [null, 5, 3], units: 2, recurrent_activation: 'hard_sigmoid' };
    const { project } = imported({ class_name: 'Sequential', config: { layers: [{ class_name: 'GRU', config }] } });
    expect(blockOf(project, 'gru').params).toMatchObject({ units: 2, resetAfter: false, recurrentActivation: 'hardSigmoid' }); // prettier-ignore
    expect(codes(project)).toEqual(['param/unsupported']);
  });
});

describe('layers that are applied to each step', () => {
  it.each([
    ['Dropout', { rate: 0.4 }, { layer: 'dropout', rate: 0.4 }],
    ['LayerNormalization', { axis: -1, epsilon: 0.001 }, { layer: 'layerNormalization' }],
    ['SeparableConv2D', { filters: 3, kernel_size: [2, 2] }, { layer: 'separableConv2d', filters: 3 }],
    ['Reshape', { target_shape: [4, 9] }, { layer: 'reshape', targetShape: [4, 9] }],
  ])('come with their settings: %s', (className, config, params) => {
    const layer = { class_name: className, config: { name: 'inner', ...config } };
    const { project } = imported({
      class_name: 'Sequential',
      config: {
        layers: [
          {
            class_name: 'TimeDistributed',
            config: { name: 'each', batch_input_shape: [null, 5, 6, 6, 1], layer },
          },
        ],
      },
    });
    expect(blockOf(project, 'each')).toMatchObject({ type: 'timeDistributed', params });
    expect(codes(project)).toEqual([]);
  });
});

describe('what has no place here', () => {
  it('stays: layers without a block, with their settings and wires', () => {
    const layers = [
      input('a', [null, 4]),
      { class_name: 'MyAttention', config: { name: 'mine', heads: 3, __proto__x: 1 }, ...from('mine', 'a') },
      { ...dense('z', 2), ...from('z', 'mine') },
    ];
    const { project } = imported(functional(layers, ['a'], ['z']));
    expect(blockOf(project, 'mine')).toMatchObject({ type: 'MyAttention', params: { heads: 3 } });
    expect(Object.values(project.main.wires)).toHaveLength(3);
    expect(codes(project)).toContain('graph/unknown-block');
  });

  it('is said on the block: settings, channels first, activations', () => {
    const conv = (more: object) => ({ class_name: 'Conv2D', config: { name: 'conv', batch_input_shape: [null, 8, 8, 3], filters: 2, kernel_size: [3, 3], strides: [1, 1], padding: 'valid', activation: 'relu', ...more } }); // prettier-ignore
    const codesOf = (more: object) => codes(imported({ class_name: 'Sequential', config: { layers: [conv(more)] } }).project); // prettier-ignore
    expect(codesOf({})).toEqual([]);
    expect(codesOf({ data_format: 'channels_first' })).toContain('param/channels-first');
    expect(codesOf({ wrapped_by: 'pruning' })).toEqual(['param/unsupported']);
    expect(codesOf({ activation: 'my_relu' })).toEqual(['param/kind']);
  });
});

describe('models that are none', () => {
  const refused = (document: unknown) => {
    const started = performance.now();
    const result = importModel(document, 'model');
    expect(performance.now() - started).toBeLessThan(2000);
    return result?.ok === false ? [result.fault, result.detail] : result;
  };

  it('are not taken for one', () => {
    for (const document of [
      null,
      3,
      'x',
      [],
      {},
      { class_name: 'Sequential' },
      { format: 'graph-model', modelTopology: { node: [] } },
    ])
      // prettier-ignore
      expect(importModel(document, 'model')).toBeUndefined();
  });

  it('are refused in words: loops, missing layers, no layers', () => {
    const loop = [
      input('a', [null, 4]),
      { ...dense('b', 4), ...from('b', 'c') },
      { ...dense('c', 4), ...from('c', 'b') },
    ];
    expect(refused(functional(loop, ['a'], ['c']))).toEqual([
      'modelLoop',
      expect.stringMatching(/b → c → b|c → b → c/),
    ]);
    const self = [{ ...dense('b', 4), ...from('b', 'b') }];
    expect(refused(functional(self, [], ['b']))).toEqual(['modelLoop', 'b → b']);
    expect(refused(functional([{ ...dense('b', 4), ...from('b', 'gone') }], [], ['b']))).toEqual(['modelMissingLayer', 'gone']); // prettier-ignore
    expect(refused(functional([input('a', [null, 4])], ['a'], ['gone']))).toEqual(['modelMissingLayer', 'gone']);
    expect(refused({ class_name: 'Sequential', config: [] })).toEqual(['modelWithoutLayers', '']);
    expect(refused({ class_name: 'MyModel', config: { units: 3 } })).toEqual(['modelWithoutGraph', 'MyModel']);
  });

  it('are refused where they are deeper or larger than anything', () => {
    let deep: object = dense('d', 1);
    for (let level = 0; level < 3000; level++) deep = { class_name: 'Sequential', config: { layers: [deep] } };
    expect(refused(deep)).toEqual(['modelTooDeep', '16']);
    const wide = Array.from({ length: 10_001 }, (_, at) => dense(`d${at}`, 1));
    expect(refused({ class_name: 'Sequential', config: wide })).toEqual(['modelTooManyLayers', '10000']);
    // Two uses of two uses of … : 2¹⁵ layers.
    let doubling = functional([input('x', [null, 4]), { class_name: 'ReLU', config: { name: 'r' }, ...from('r', 'x') }], ['x'], ['r']); // prettier-ignore
    for (let level = 0; level < 15; level++) {
      const twice = [1, 2].map((number) => ({ ...doubling, config: { ...doubling.config, name: `m${number}` }, ...from(`m${number}`, number === 1 ? 'x' : 'm1') })); // prettier-ignore
      doubling = functional([input('x', [null, 4]), ...twice], ['x'], ['m2']);
    }
    expect(refused(doubling)).toEqual(['modelTooManyLayers', '10000']);
  });

  it('have layers of one name told apart', () => {
    const { project, renamed } = imported({ class_name: 'Sequential', config: [dense('d', 2, { batch_input_shape: [null, 3] }), dense('d', 2), dense('d', 2)] }); // prettier-ignore
    expect(renamed).toEqual(['d', 'd']);
    expect(compile(project).totals.params).toBe(8 + 6 + 6);
  });

  it('cannot reach what every object has', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const layers = JSON.parse(
      JSON.stringify([input('__proto__', [null, 4]), ...names.slice(1).map((name, at) => ({ class_name: name, config: { name, units: 1 }, ...from(name, names[at]!) }))]), // prettier-ignore
    ) as object[];
    const before = Object.getOwnPropertyNames(Object.prototype).join();
    const { project } = imported(functional(layers, ['__proto__'], ['hasOwnProperty']));
    expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before);
    expect(Object.keys(project.main.blocks)).toHaveLength(5);
    expect(Object.getPrototypeOf(project.main.blocks)).toBeNull();
  });
});

/** Every place of a document, as a path of keys. */
function* paths(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    yield [...path, key];
    yield* paths(inner, [...path, key]);
  }
}

/** A copy with another value at a place, or nothing there. */
function changed(value: unknown, [key, ...rest]: readonly string[], junk: unknown): unknown {
  if (key === undefined) return junk;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<string, unknown>;
  if (rest.length === 0 && junk === undefined && Array.isArray(value))
    return value.toSpliced(Number(key), 1) as unknown;
  if (rest.length === 0 && junk === undefined) delete copy[key];
  else copy[key] = changed(copy[key], rest, junk);
  return copy;
}

describe('damaged files', () => {
  const junk = [
    undefined,
    null,
    -1,
    1e30,
    'x',
    '',
    [],
    {},
    [[]],
    { class_name: 'Sequential', config: {} },
    [['a', 0, 0]],
    true,
  ];

  it.each(['keras3-wrapped', 'keras3-sequential'])('never throw or hang: %s with every place changed', (name) => {
    const document = fixture(name);
    let number = 0;
    for (const path of paths(document)) {
      const broken = changed(document, path, junk[number++ % junk.length]);
      const result = importModel(broken, 'model');
      if (result?.ok) compile(result.project);
    }
    expect(number).toBeGreaterThan(100);
  });
});
