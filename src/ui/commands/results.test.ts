import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { templates } from '../../../templates/index.ts';
import { currentScene } from '../../stores/actions/scene.ts';
import { restoreProject } from '../../stores/documentStore.ts';
import { select, showGraph } from '../../stores/uiStore.ts';
import { loadLanguage } from '../i18n/language.ts';
import { addResults, goResults, marked } from './results.ts';

const open = (id: string) => restoreProject(templates.find((template) => template.id === id)!.project);

beforeAll(() => loadLanguage('zh'));
beforeEach(() => {
  showGraph('main');
  open('cnn');
});

describe('blocks to add', () => {
  it('say the shape they would give behind the selection, alone and behind a bridge', () => {
    select(['conv2d']);
    const results = addResults(currentScene(), 'dense', 'en');
    const dense = results.filter(({ label }) => label === 'Dense');
    expect(dense.map(({ via, label, from, to }) => [via, label, from, to])).toEqual([
      [null, 'Dense', '[26, 26, 32]', '[26, 26, 64]'],
      ['Flatten', 'Dense', '', '[64]'],
      ['Global average pool 2D', 'Dense', '', '[64]'],
    ]);
  });

  it('that do not fit come behind those that answer as well, without a shape', () => {
    select(['flatten']);
    const pool = addResults(currentScene(), 'max pool 2d', 'en')[0];
    expect(pool).toMatchObject({ types: ['maxPooling2d'], from: '', to: '' });
    const all = addResults(currentScene(), '', 'en').map(({ from }) => from !== '');
    expect(all.lastIndexOf(true)).toBeLessThan(all.indexOf(false));
    expect(all[0]).toBe(true);
  });

  it('are found by other names, and say which', () => {
    expect(addResults(currentScene(), 'nn.linear', 'en')[0]).toMatchObject({ label: 'Dense', alias: 'nn.Linear' });
  });

  it('are found by their name in either language', () => {
    const types = (query: string) => addResults(currentScene(), query, 'zh').map((result) => result.types[0]);
    expect(types('卷积')).toContain('conv2d');
    expect(types('conv 2d')).toContain('conv2d');
    expect(types('zzz')).toEqual([]);
  });
});

describe('blocks to go to', () => {
  it('are named with what sets them apart', () => {
    const found = goResults(currentScene(), 'dense', 'en');
    expect(found.map(({ label, params }) => [label, params])).toEqual([
      ['Dense 128', 204_928],
      ['Dense 10', 1_290],
    ]);
    expect(goResults(currentScene(), 'dense 10', 'en').map(({ id }) => id)).toEqual(['dense_1']);
    expect(goResults(currentScene(), ' ', 'en')).toEqual([]);
  });

  it('are found inside models too', () => {
    open('gan');
    const graphs = goResults(currentScene(), 'batchNorm', 'en').map(({ graph }) => graph);
    expect(new Set(graphs)).toEqual(new Set(['generator']));
  });
});

it('a match is cut out of its label', () => {
  expect(marked('Flatten', 'atT')).toEqual(['Fl', 'att', 'en']);
  expect(marked('Dense', 'x')).toEqual(['Dense', '', '']);
});
