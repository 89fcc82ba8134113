import { beforeEach, describe, expect, it } from 'vitest';
import { templates } from '../../../templates/index.ts';
import { emptyProject, type Project } from '../../graph/project.ts';
import { getCompiled } from '../compiled.ts';
import { restoreProject, undo, useDocumentStore } from '../documentStore.ts';
import { select, showGraph } from '../uiStore.ts';
import { addModel, addModelUse, frameRefusal, selectionToModel } from './frames.ts';

const template = (id: string): Project => templates.find((one) => one.id === id)!.project;
const project = () => useDocumentStore.getState().project;
const totals = () => getCompiled().totals;

beforeEach(() => showGraph('main'));

describe('making a model of a selection', () => {
  it('changes no shape, no parameter and no problem', () => {
    restoreProject(template('cnn'));
    const before = getCompiled();
    const layers = Object.keys(before.blocks['main']!).filter(
      (id) => (before.blocks['main']![id]?.weights.length ?? 0) > 0,
    );
    const all = Object.values(project().main.blocks).filter(({ type }) => !/digits|Crossentropy|updateStep/.test(type));
    expect(layers.length).toBeGreaterThan(2);
    select(all.map(({ id }) => id));
    const model = selectionToModel('Reader');
    expect(project().models[model]?.name).toBe('Reader');
    expect(totals()).toEqual(before.totals);
    expect(getCompiled().diagnostics).toEqual([]);
    expect(getCompiled().plan?.models.map(({ name }) => name)).toEqual(['reader']);
    expect(
      Object.values(project().main.blocks)
        .map(({ type }) => type)
        .sort(),
    ).toEqual(['categoricalCrossentropy', 'digits', 'model', 'updateStep'].sort());
  });

  it('in the middle of a chain is wired on both sides, and undone in one step', () => {
    restoreProject(template('cnn'));
    const before = project();
    const middle = Object.values(before.main.blocks).filter(({ type }) => type === 'conv2d' || type === 'maxPooling2d');
    select(middle.map(({ id }) => id));
    selectionToModel('Eyes');
    expect(getCompiled().diagnostics).toEqual([]);
    expect(totals().params).toBe(225_034);
    undo();
    expect(project()).toBe(before);
  });

  it('an update step that trained the layers trains the model', () => {
    const base = template('mlp');
    const step = { ...base.main.blocks['step']!, params: { trains: ['dense', 'dense_2'] } };
    restoreProject({ ...base, main: { ...base.main, blocks: { ...base.main.blocks, step } } });
    select(['dense', 'dense_1']);
    selectionToModel('Front');
    expect(project().main.blocks['step']?.params['trains']).toEqual(['dense_2', 'model_1']);
  });

  it.each([
    [[], 'empty'],
    [['digits', 'flatten'], 'notLayers'],
    [['flatten', 'dense_1'], 'gap'],
  ] as const)('of %j is refused: %s', (blocks, reason) => {
    restoreProject(template('mlp'));
    select(blocks);
    expect(frameRefusal()).toBe(reason);
    const before = project();
    expect(selectionToModel('No')).toBe(reason);
    expect(project()).toBe(before);
  });

  it('of a layer that nothing feeds is refused', () => {
    restoreProject({
      ...emptyProject('Loose'),
      main: { blocks: { a: { id: 'a', type: 'dense', params: {}, position: { x: 0, y: 0 } } }, wires: {} },
    });
    select(['a']);
    expect(frameRefusal()).toBe('noInput');
  });

  it('inside a model is refused', () => {
    restoreProject(template('gan'));
    showGraph('generator');
    select(['dense']);
    expect(frameRefusal()).toBe('nested');
  });
});

it('a second use shares the weights of the first', () => {
  restoreProject(template('mlp'));
  select(['dense', 'dense_1', 'dense_2']);
  const model = selectionToModel('Net');
  const { params } = totals();
  select(['flatten']);
  const again = addModelUse(model);
  const uses = [again, 'model_1'].map((id) => getCompiled().blocks['main']?.[id]?.shared);
  expect(new Set(uses)).toEqual(new Set([false, true]));
  expect(totals().params).toBe(params);
});

it('a new model takes what the selected block gives', () => {
  restoreProject(template('mlp'));
  select(['flatten']);
  const model = addModel('Model 1');
  expect(project().models[model]?.graph.blocks['input_1']?.params).toEqual({ shape: [784] });
  expect(Object.values(project().main.blocks).filter(({ type }) => type === 'model')).toHaveLength(1);
  undo();
  expect(project().models).toEqual({});
});
