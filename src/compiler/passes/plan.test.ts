import { describe, expect, it } from 'vitest';
import { apply, type GraphEdit } from '../../graph/edit.ts';
import { emptyProject, type Block, type ParamValue, type Project, type Wire } from '../../graph/project.ts';
import { compile } from '../compile.ts';

const block = (id: string, type: string, params: Record<string, ParamValue> = {}): Block => ({
  id,
  type,
  params,
  position: { x: 0, y: 0 },
});
const wires = (...texts: string[]): Wire[] =>
  texts.map((text) => {
    const [from, to] = text.split(' > ').map((end) => ({ block: end.split('.')[0]!, port: end.split('.')[1]! }));
    return { id: text, from: from!, to: to! };
  });

/** points → before → (model: inner) → after → mean squared error against the points, with `before` also going to `after`. */
function sandwich(...more: GraphEdit[]): Project {
  return apply({ ...emptyProject('Sandwich'), models: { core: { name: 'Core', graph: { blocks: {}, wires: {} } } } }, [
    {
      kind: 'addBlocks',
      graph: 'core',
      blocks: [block('in', 'input', { shape: [4] }), block('inner', 'dense', { units: 4 }), block('out', 'output')],
      wires: wires('in.output > inner.input', 'inner.output > out.input'),
    },
    {
      kind: 'addBlocks',
      graph: 'main',
      blocks: [
        block('points', 'points'),
        block('before', 'dense', { units: 4 }),
        block('use', 'model', { model: 'core' }),
        block('again', 'model', { model: 'core' }),
        block('both', 'concatenate'),
        block('after', 'dense', { units: 2, activation: 'linear' }),
        block('loss', 'meanSquaredError'),
        block('step', 'updateStep'),
      ],
      wires: wires(
        'points.points > before.input',
        'before.output > use.in',
        'use.out > again.in',
        'before.output > both.a',
        'again.out > both.b',
        'both.output > after.input',
        'after.output > loss.predictions',
        'points.points > loss.targets',
        'loss.loss > step.loss',
      ),
    },
    ...more,
  ]);
}

describe('the plan of layers around a model used twice', () => {
  const { plan, diagnostics, totals } = compile(sandwich());

  it('cuts the layers before and after it into models of their own, in an order that can run', () => {
    expect(diagnostics).toEqual([]);
    expect(plan?.calls.map(({ model }) => model)).toEqual(['dense', 'core', 'core', 'concatenate']);
    const known = new Set(plan?.sources.map(({ name }) => name));
    for (const call of plan?.calls ?? []) {
      for (const input of call.inputs) expect(known.has(input.of), `${call.name} reads ${input.of}`).toBe(true);
      known.add(call.name);
    }
  });

  it('holds the weights of the shared model once', () => {
    expect(plan?.models.filter(({ name }) => name === 'core')).toHaveLength(1);
    expect(plan?.steps[0]?.trains).toEqual(['dense/dense', 'core/dense', 'concatenate/dense']);
    expect(totals.params).toBe(2 * 4 + 4 + (4 * 4 + 4) + (8 * 2 + 2));
  });

  it('gives every layer seeds of its own', () => {
    const seeds = plan?.models.flatMap(({ layers }) => layers.map(({ seed }) => seed)) ?? [];
    expect(new Set(seeds).size).toBe(seeds.length);
  });

  it('trains only what an update step names', () => {
    const chosen = compile(sandwich({ kind: 'setParams', graph: 'main', block: 'step', params: { trains: ['use'] } }));
    expect(chosen.plan?.steps[0]?.trains).toEqual(['core/dense']);
    const foreign = compile(
      sandwich({ kind: 'setParams', graph: 'main', block: 'step', params: { trains: ['points', 'nowhere'] } }),
    );
    expect(foreign.diagnostics.map(({ code }) => code)).toEqual(['step/not-in-loss', 'step/nothing-to-train']);
  });

  it('reads through a bypassed model', () => {
    const bypassed = compile(
      sandwich({ kind: 'setFlag', graph: 'main', blocks: ['again'], flag: 'bypassed', on: true }),
    );
    expect(bypassed.diagnostics).toEqual([]);
    expect(bypassed.plan?.calls.map(({ model }) => model)).toEqual(['dense', 'core', 'concatenate']);
  });

  it('refuses a model inside a model, in words', () => {
    const nested = compile(
      sandwich({ kind: 'addBlocks', graph: 'core', blocks: [block('self', 'model', { model: 'core' })], wires: [] }),
    );
    expect(nested.diagnostics.map(({ code }) => code)).toContain('model/nested');
    expect(nested.plan).toBeNull();
  });
});

describe('names', () => {
  it('of layers are never those of inputs: to TensorFlow.js an input is a layer too', () => {
    const named: GraphEdit = { kind: 'renameBlock', graph: 'main', block: 'before', name: 'Points' };
    const model = compile(sandwich(named)).plan!.models.find(({ layers }) =>
      layers.some(({ block }) => block === 'before'),
    )!;
    expect(model.inputs.map(({ name }) => name)).toContain('points');
    expect(model.layers.map(({ name }) => name)).toContain('points_1');
    expect(model.layers.map(({ name }) => name)).not.toContain('points');
  });
});

describe('text that becomes numbers', () => {
  /** Words through a bypassed block, their pairs under the name of a port, and the venue, all into one layer. */
  const project = apply(emptyProject('Text'), [
    {
      kind: 'addBlocks',
      graph: 'main',
      blocks: [
        block('reviews', 'reviews'),
        { ...block('idle', 'stringLookup'), bypassed: true },
        { ...block('words', 'textVectorization', { outputMode: 'count' }), name: 'Words' },
        { ...block('pairs', 'textVectorization', { outputMode: 'tfIdf', ngrams: 2 }), name: 'labels' },
        block('place', 'stringLookup', { outputMode: 'oneHot', maxTokens: 5 }),
        block('all', 'concatenate', { inputs: 3 }),
        block('dense', 'dense', { units: 1, activation: 'sigmoid' }),
        block('loss', 'binaryCrossentropy'),
        block('step', 'updateStep'),
        block('unused', 'stringLookup'),
      ],
      wires: wires(
        'reviews.text > idle.text',
        'idle.category > words.text',
        'reviews.text > pairs.text',
        'reviews.venue > place.text',
        'words.tokens > all.a',
        'pairs.tokens > all.b',
        'place.category > all.c',
        'all.output > dense.input',
        'dense.output > loss.predictions',
        'reviews.labels > loss.labels',
        'loss.loss > step.loss',
        'reviews.venue > unused.text',
      ),
    },
  ]);
  const { plan, diagnostics } = compile(project);

  it('is further columns of its source, which carries no text itself', () => {
    expect(diagnostics.map(({ code, block: at }) => `${code} ${at}`)).toEqual(['graph/unused unused']);
    const [source] = plan!.sources;
    expect(source!.prepared!.map(({ name, from }) => `${name} of ${from}`).toSorted()).toEqual([
      'labels_1 of text',
      'string_lookup of venue',
      'words of text',
    ]);
    expect(
      Object.entries(source!.ports)
        .map(([name, { shape }]) => `${name} ${shape.join()}`)
        .toSorted(),
    ).toEqual(['labels 1', 'labels_1 1000', 'string_lookup 5', 'words 1000']);
  });

  it('comes into the layers behind it', () => {
    expect(plan!.calls[0]!.inputs).toEqual(
      ['words', 'labels_1', 'string_lookup'].map((port) => ({ of: 'reviews', port })),
    );
  });
});
