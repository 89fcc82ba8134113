import { describe, expect, it } from 'vitest';

import type { Block, ParamValue, Project, TensorType, Wire } from '../../graph/project.ts';
import { blockDefinitions } from '../../nodes/index.ts';
import type { LayerDefinition } from '../../nodes/kit/define.ts';
import { readParams } from '../../nodes/kit/read.ts';
import { tensor } from '../../nodes/kit/shapes.ts';
import { compile } from '../compile.ts';

type Types = Readonly<Record<string, readonly [type: string, params?: Readonly<Record<string, ParamValue>>]>>;

/** Text into an embedding whose zeros are masked, and these blocks behind it: `a.port > b.port`. */
function compiled(types: Types, ...wires: readonly string[]) {
  const end = (text: string) => ({ block: text.split('.')[0]!, port: text.split('.')[1]! });
  const all: Types = { text: ['text', { length: 6 }], words: ['embedding', { inputDim: 75, outputDim: 4, maskZero: true }], ...types, loss: ['sparseCategoricalCrossentropy'], step: ['updateStep'] }; // prettier-ignore
  const project: Project = {
    format: 'layerloom',
    version: 2,
    name: 'Masks',
    main: {
      blocks: Object.fromEntries(
        Object.entries(all).map(([id, [type, params = {}]]): [string, Block] => [
          id,
          { id, type, params, position: { x: 0, y: 0 } },
        ]),
      ),
      wires: Object.fromEntries(
        ['text.characters > words.indices', ...wires, 'loss.loss > step.loss'].map((wire): [string, Wire] => {
          const [from, to] = wire.split(' > ') as [string, string];
          return [to, { id: to, from: end(from), to: end(to) }];
        }),
      ),
    },
    models: {},
    run: { epochs: 1, batchSize: 4, seed: 1 },
  };
  const { plan, diagnostics, blocks } = compile(project);
  const layers = plan?.models[0]?.layers ?? [];
  const typeOf = (id: string) => blocks['main']?.[id]?.outputs[0]?.type as TensorType | undefined;
  return { plan, layers, lost: diagnostics.filter(({ code }) => code === 'mask/lost').map(({ block }) => block), typeOf }; // prettier-ignore
}

describe('a mask', () => {
  it('is a layer beside the one that makes it, and an input of the one that reads it', () => {
    const { plan, layers, lost } = compiled(
      { drop: ['dropout'], gru: ['gru', { units: 3, returnSequences: true }], out: ['dense', { units: 75 }] },
      'words.output > drop.input',
      'drop.output > gru.sequence',
      'gru.output > out.input',
      'out.output > loss.predictions',
      'text.next > loss.labels',
    );
    expect(layers.map(({ name }) => name)).toEqual(['embedding_mask', 'embedding', 'dropout', 'gru', 'dense']);
    const gru = layers[3]!;
    expect(gru.inputs).toEqual([
      { layer: 'dropout', output: 0 },
      { layer: 'embedding_mask', output: 0 },
    ]);
    expect(gru).toMatchObject({ masked: [0], call: { tfjs: 'GRU', args: { masked: [0] } } });
    expect(plan!.losses[0]!.mask).toMatchObject({ port: plan!.models[0]!.outputs[0]!.mask });
    expect(lost).toEqual([]);
  });

  it('ends with the sequence, and where a layer has initial states it is passed on unread, as in Keras', () => {
    const { layers, plan } = compiled(
      {
        first: ['gru', { units: 3, returnState: true }],
        second: ['gru', { units: 3, returnSequences: true }],
        out: ['dense', { units: 75 }],
      },
      'words.output > first.sequence',
      'words.output > second.sequence',
      'first.state > second.initial state',
      'second.output > out.input',
      'out.output > loss.predictions',
      'text.next > loss.labels',
    );
    const [first, second] = layers.filter(({ type }) => type === 'gru');
    expect(first!.masked).toEqual([0]);
    expect(second!.masked).toBeUndefined();
    expect(second!.inputs).toHaveLength(2);
    expect(plan!.losses[0]!.mask).toBeDefined();
  });

  it('is said to be lost at a layer that knows nothing of masks, there and nowhere else', () => {
    const { lost, typeOf } = compiled(
      { conv: ['conv1d', { filters: 3 }], out: ['dense', { units: 75 }] },
      'words.output > conv.sequence',
      'conv.output > out.input',
      'out.output > loss.predictions',
    );
    expect(lost).toEqual(['conv']);
    expect(typeOf('words')).toMatchObject({ masked: true });
    expect(typeOf('conv')?.masked).toBeUndefined();
  });

  it('of several sequences is joined where they are merged', () => {
    const { layers, lost } = compiled(
      {
        a: ['dense', { units: 4 }],
        add: ['add'],
        after: ['concatenate', { axis: 1 }],
        pool: ['globalAveragePooling1d'],
        again: ['repeatVector', { n: 6 }],
        out: ['dense', { units: 75 }],
      },
      'words.output > a.input',
      'words.output > add.a',
      'a.output > add.b',
      'add.output > after.a',
      'words.output > after.b',
      'after.output > pool.sequence',
      'pool.output > again.input',
      'again.output > out.input',
      'out.output > loss.predictions',
      'text.next > loss.labels',
    );
    expect(layers.filter(({ type }) => type === 'mask').map(({ call }) => call.args)).toEqual([
      { padding: 0, features: false },
      { join: 'any' },
      { join: 'time' },
    ]);
    expect(layers.find(({ type }) => type === 'globalAveragePooling1d')).toMatchObject({ masked: [0] });
    expect(lost).toEqual([]);
  });
});

describe('a recurrent layer', () => {
  const definition = (type: string) => blockDefinitions.find((each) => each.type === type) as LayerDefinition;
  const infer = (type: string, params: Readonly<Record<string, ParamValue>>, ...inputs: TensorType[]) =>
    definition(type).infer(readParams(definition(type).params, params).values, inputs);

  it.each(['simpleRNN', 'lstm', 'gru', 'bidirectional'])('%s takes a sequence of any length', (type) => {
    const params = { units: 3, returnSequences: true, ...(type === 'bidirectional' ? { mergeMode: 'sum' } : {}) };
    expect(infer(type, params, tensor(['time', 8]))).toMatchObject({ outputs: [{ shape: ['time', 3] }] });
  });

  it('says how many initial states it needs, and what shape they have', () => {
    const sequence = tensor([5, 2]);
    expect(infer('lstm', { units: 3 }, sequence, tensor([3]))).toMatchObject({
      problem: { code: 'shape/some-states', data: { wired: 1, states: 2 } },
    });
    expect(infer('gru', { units: 3 }, sequence, tensor([4]))).toMatchObject({
      problem: { code: 'shape/state', fixes: [{ params: { units: 4 } }] },
    });
    expect(
      infer('convLSTM2d', { filters: 2 }, tensor([2, 5, 5, 1]), tensor([5, 5, 2]), tensor([5, 5, 2])),
    ).toMatchObject({ problem: { code: 'shape/state', data: { expected: '[3, 3, 2]' } } });
  });

  it('is refused where a window does not fit, or strides and dilation meet', () => {
    const film = tensor(['time', 5, 5, 1]);
    expect(infer('convLSTM2d', { kernelSize: [7, 7] }, film)).toMatchObject({ problem: { code: 'shape/window' } });
    expect(infer('convLSTM2d', { strides: [2, 2], dilationRate: [2, 2] }, film)).toMatchObject({
      problem: { code: 'shape/dilated-strides' },
    });
    expect(infer('timeDistributed', { layer: 'conv2d' }, tensor([4, 3]))).toMatchObject({
      problem: { code: 'shape/rank' },
    });
    expect(infer('timeDistributed', { units: 2 }, tensor(['time', 3]))).toMatchObject({ outputs: [{ shape: ['time', 2] }] }); // prettier-ignore
  });
});
