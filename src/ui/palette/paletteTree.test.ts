import { describe, expect, it } from 'vitest';
import { blockDefinition } from '../../nodes/catalogue.ts';
import { blockDefinitions } from '../../nodes/index.ts';
import { paletteGroups, paletteRows, rowAfterKey } from './paletteTree.ts';

const label = (type: string): string => blockDefinition(type)?.label ?? type;
const groups = (query: string) => paletteGroups(blockDefinitions, query, label, (category) => category);
const typesFound = (query: string): readonly string[] =>
  groups(query).flatMap((group) => group.blocks.map((block) => block.type));

describe('the palette', () => {
  it('lists every block once, without a search', () => {
    expect([...typesFound('')].sort()).toEqual(blockDefinitions.map(({ type }) => type).sort());
  });

  it('finds a block by its label, by its type and without the space', () => {
    expect(typesFound('conv 2d')).toEqual(['conv2d', 'conv2dTranspose']);
    expect(typesFound('CONV2D')).toEqual(['conv2d', 'conv2dTranspose']);
    expect(typesFound('batchnorm')).toEqual(['batchNormalization']);
  });

  it('shows a whole group when its name is searched for', () => {
    expect(typesFound('recurrent')).toEqual(['simpleRNN', 'lstm', 'gru', 'bidirectional']);
  });

  it('finds nothing for what is not there', () => {
    expect(groups('zebra')).toEqual([]);
  });

  it('finds a block by its name in another language', () => {
    const chinese = paletteGroups(
      blockDefinitions,
      '全连接',
      (type) => (type === 'dense' ? '全连接' : label(type)),
      String,
    );
    expect(chinese.flatMap((group) => group.blocks.map((block) => block.type))).toEqual(['dense']);
  });
});

describe('walking through the palette', () => {
  const rows = paletteRows(groups(''), (category) => category === 'core');
  const at = (id: string): number => rows.findIndex((row) => row.id === id);

  it('shows the blocks of open groups only', () => {
    expect(rows.filter((row) => row.kind === 'block').map((row) => row.id)).toEqual(['dense', 'embedding']);
  });

  it('steps down into an open group and left back to its head', () => {
    expect(rowAfterKey(rows, at('group-core'), 'ArrowRight')).toBe(at('dense'));
    expect(rowAfterKey(rows, at('embedding'), 'ArrowLeft')).toBe(at('group-core'));
  });

  it('gives every row an id of its own', () => {
    const all = paletteRows(groups(''), () => true).map((row) => row.id);
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
