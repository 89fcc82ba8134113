import { beforeAll, describe, expect, it } from 'vitest';
import { fitsBehind } from '../../compiler/suggest.ts';
import { blockDefinitions } from '../../nodes/index.ts';
import { listedBlocks } from '../../nodes/listed.ts';
import { loadLanguage } from '../i18n/language.ts';
import { firstIcons } from '../parts/BlockIcon.tsx';
import { blockIcons } from '../parts/blockIcons.ts';
import { paletteGroups, paletteRows, rowAfterKey, type PaletteQuery } from './paletteTree.ts';

const everything: PaletteQuery = { query: '', locale: 'en', favourites: [], fits: null };
const groups = (asked: Partial<PaletteQuery> = {}) => paletteGroups(listedBlocks(), { ...everything, ...asked });
const typesFound = (asked: Partial<PaletteQuery>): readonly string[] =>
  groups(asked).flatMap((group) => group.blocks.map((block) => block.type));

beforeAll(() => loadLanguage('zh'));

describe('the palette', () => {
  it('lists every block once, without a search', () => {
    expect([...typesFound({})].sort()).toEqual(blockDefinitions.map(({ type }) => type).sort());
  });

  it('finds a block by its label, by its type and without the space', () => {
    expect(typesFound({ query: 'conv 2d' })[0]).toBe('conv2d');
    expect(typesFound({ query: 'CONV2D' })[0]).toBe('conv2d');
    expect(typesFound({ query: 'batchnorm' })[0]).toBe('batchNormalization');
    for (const { type } of blockDefinitions) expect(typesFound({ query: type })[0]).toBe(type);
  });

  it('shows a whole group when its name is searched for', () => {
    const recurrent = blockDefinitions.filter(({ category }) => category === 'recurrent').map(({ type }) => type);
    expect(typesFound({ query: 'recurrent' })).toEqual(expect.arrayContaining(recurrent));
  });

  it('finds nothing for what is not there', () => {
    expect(groups({ query: 'zebra' })).toEqual([]);
  });

  it('finds a block by its name in Chinese', () => {
    expect(typesFound({ query: '全连接', locale: 'zh' })[0]).toBe('dense');
  });

  it('puts the group with the best answer on top', () => {
    expect(groups({ query: 'flatten' })[0]?.id).toBe('reshaping');
  });
});

describe('favourites', () => {
  it('stand on top, in the order they were marked, and in their own group too', () => {
    const marked = groups({ favourites: ['lstm', 'dense', 'fromTheFuture'] });
    expect(marked[0]).toMatchObject({ id: 'favourites', blocks: [{ type: 'lstm' }, { type: 'dense' }] });
    const core = marked.find(({ id }) => id === 'core');
    expect(core?.blocks.find(({ type }) => type === 'dense')?.favourite).toBe(true);
    expect(core?.blocks.find(({ type }) => type === 'embedding')?.favourite).toBe(false);
  });

  it('make no group while there are none, and none of their own among what is searched for', () => {
    expect(groups()[0]?.id).toBe('data');
    expect(groups({ favourites: ['dense'], query: 'dense' }).map(({ id }) => id)).not.toContain('favourites');
  });
});

describe('what fits behind the selected block', () => {
  const fits = fitsBehind({ kind: 'tensor', shape: [64], dtype: 'float32' }, 'tensor', 'main');
  const block = (type: string, asked: Partial<PaletteQuery> = {}) =>
    groups({ fits, ...asked })
      .flatMap((group) => group.blocks)
      .find((found) => found.type === type);

  it('is said of each block: the shape it would give, or why not', () => {
    expect(block('dense')?.fit).toEqual({ result: '[64]' });
    expect(block('conv2d')?.fit).toMatchObject({ problem: { code: 'shape/rank' } });
    expect(block('digits')?.fit).toBeNull();
  });

  it('comes before what answers a search as well and does not fit', () => {
    const pool = [
      { type: 'a', label: 'Pool A', icon: 'box', category: 'pooling' },
      { type: 'b', label: 'Pool B', icon: 'box', category: 'pooling' },
      { type: 'c', label: 'Spool', icon: 'box', category: 'pooling' },
    ] as const;
    const said = new Map([
      ['a', { problem: { code: 'graph/loop', data: {} } } as const],
      ['b', { result: '[4]' }],
      ['c', { result: '[4]' }],
    ]);
    const [group] = paletteGroups(pool, { ...everything, query: 'pool', fits: said });
    expect(group?.blocks.map(({ type }) => type)).toEqual(['b', 'a', 'c']);
  });
});

describe('the icons of blocks', () => {
  it('are all there, and those of the groups that are open at first from the start', () => {
    const missing = blockDefinitions.filter(({ icon }) => !Object.hasOwn(blockIcons, icon));
    expect(missing.map(({ type, icon }) => `${type}: ${icon}`)).toEqual([]);
    const first = blockDefinitions.filter(({ category }) => ['data', 'core', 'convolution'].includes(category));
    const late = first.filter(({ icon }) => !Object.hasOwn(firstIcons, icon));
    expect(late.map(({ type, icon }) => `${type}: ${icon}`)).toEqual([]);
  });
});

describe('walking through the palette', () => {
  const rows = paletteRows(groups(), (group) => group === 'core');
  const at = (id: string): number => rows.findIndex((row) => row.id === id);
  const core = blockDefinitions.filter(({ category }) => category === 'core').map(({ type }) => type);

  it('shows the blocks of open groups only', () => {
    expect(rows.filter((row) => row.kind === 'block').map((row) => row.id)).toEqual(core);
  });

  it('steps down into an open group and left back to its head', () => {
    expect(rowAfterKey(rows, at('group-core'), 'ArrowRight')).toBe(at(core[0]!));
    expect(rowAfterKey(rows, at(core.at(-1)!), 'ArrowLeft')).toBe(at('group-core'));
  });

  it('gives every row an id of its own', () => {
    const all = paletteRows(groups({ favourites: ['dense', 'lstm'] }), () => true).map((row) => row.id);
    expect(new Set(all).size).toBe(all.length);
  });

  it('stays inside the list', () => {
    expect(rowAfterKey(rows, 0, 'ArrowUp')).toBe(0);
    expect(rowAfterKey(rows, rows.length - 1, 'ArrowDown')).toBe(rows.length - 1);
  });

  it('leaves opening and closing to the tree', () => {
    expect(rowAfterKey(rows, at('group-data'), 'ArrowRight')).toBeNull();
    expect(rowAfterKey(rows, at('group-core'), 'ArrowLeft')).toBeNull();
  });
});
