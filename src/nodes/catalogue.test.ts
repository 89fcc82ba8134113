import { afterEach, describe, expect, it } from 'vitest';
import { templates } from '../../templates/index.ts';
import { blockDefinition, isCatalogueComplete, knownBlocks, setCatalogue } from './catalogue.ts';
import { blockDefinitions } from './index.ts';
import { listedBlocks, listedLabel } from './listed.ts';

const few = blockDefinitions.filter(({ type }) => type === 'digits' || type === 'dense');
afterEach(() => setCatalogue(blockDefinitions, 'all'));

describe('the catalogue', () => {
  it('knows every block that there is, each type once', () => {
    expect(isCatalogueComplete()).toBe(true);
    expect(knownBlocks()).toBe(blockDefinitions);
    expect(new Set(blockDefinitions.map(({ type }) => type)).size).toBe(blockDefinitions.length);
    for (const definition of blockDefinitions) expect(blockDefinition(definition.type)).toBe(definition);
  });

  it('lists all blocks by name while it knows a few', () => {
    setCatalogue(few, 'few');
    expect(isCatalogueComplete()).toBe(false);
    expect(blockDefinition('lstm')).toBeUndefined();
    expect(listedLabel('lstm')).toBe('LSTM');
    expect(listedLabel('fromTheFuture')).toBeUndefined();
    expect(listedBlocks()).toContainEqual({ type: 'lstm', label: 'LSTM', icon: 'repeat', category: 'recurrent' });
    expect(listedBlocks().length).toBeGreaterThan(few.length);
  });

  it('starts a page with the blocks of the example that a first visit opens', async () => {
    await import('./starting.ts');
    expect(isCatalogueComplete()).toBe(false);
    const { blocks } = templates[0].project.main;
    expect(Object.values(blocks).filter(({ type }) => !blockDefinition(type))).toEqual([]);
  });

  it('says what is missing when it is asked before it was given anything', () => {
    setCatalogue([], 'few');
    expect(() => blockDefinition('dense')).toThrow('import src/nodes/index.ts first');
  });
});
