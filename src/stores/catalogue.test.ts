import { beforeEach, describe, expect, it } from 'vitest';
import { templates } from '../../templates/index.ts';
import { emptyProject, type Project } from '../graph/project.ts';
import { blockDefinition } from '../nodes/catalogue.ts';
import { knowAllOf, loadCatalogue, useCatalogue, withBlock, withCatalogue } from './catalogue.ts';

function projectOf(...types: readonly string[]): Project {
  const blocks = types.map((type) => ({ id: type, type, params: {}, position: { x: 0, y: 0 } }));
  return { ...emptyProject('Some'), main: { blocks: Object.fromEntries(blocks.map((b) => [b.id, b])), wires: {} } };
}

/** What was done, in order. */
let done: string[] = [];
const note = (what: string) => () => void done.push(what);

// One file, one page: the tests follow each other as its first moments do.
describe('the first moments of a page', () => {
  beforeEach(() => {
    done = [];
  });

  it('do at once what they know the blocks for', async () => {
    await import('../nodes/starting.ts');
    useCatalogue.setState({ complete: false });
    withBlock('dense', note('dense'));
    expect(done).toEqual(['dense']);
    await knowAllOf(templates[0].project);
    expect(useCatalogue.getState().complete).toBe(false);
  });

  it('do the rest as soon as all blocks are known, in order', async () => {
    withBlock('lstm', note('lstm'));
    withCatalogue(note('paste'));
    withBlock('dense', note('dense'));
    expect(done).toEqual(['dense']);
    await loadCatalogue();
    expect(done).toEqual(['dense', 'lstm', 'paste']);
    expect(useCatalogue.getState().complete).toBe(true);
    withBlock('lstm', note('lstm again'));
    expect(done.at(-1)).toBe('lstm again');
  });

  it('wait for the blocks of a project before it is opened, and open one with blocks that nobody knows', async () => {
    await knowAllOf(projectOf('conv2d', 'fromTheFuture'));
    expect(blockDefinition('conv2d')).toBeDefined();
  });
});
