import { describe, expect, it } from 'vitest';
import { emptyProject, type Block, type Project } from '../../../graph/project.ts';
import { changesBetween } from './change.ts';

const dense = (params: Block['params'], extra: Partial<Block> = {}): Block => ({
  id: 'a',
  type: 'dense',
  params,
  position: { x: 0, y: 0 },
  ...extra,
});
const project = (...blocks: Block[]): Project => ({
  ...emptyProject('p'),
  main: { blocks: Object.fromEntries(blocks.map((block) => [block.id, block])), wires: {} },
});

describe('changesBetween', () => {
  it('finds nothing in the same project, wherever its blocks stand', () => {
    const moved = dense({ units: 8 }, { position: { x: 9, y: 9 }, name: 'other' });
    expect(changesBetween(project(dense({ units: 8 })), project(moved))).toEqual([]);
  });

  it('names the parameter and its new value', () => {
    expect(changesBetween(project(dense({ units: 8 })), project(dense({ units: 16 })))).toMatchObject([
      { kind: 'param', param: 'units', value: 16 },
    ]);
    expect(changesBetween(project(dense({ units: 8 })), project(dense({})))).toMatchObject([{ value: undefined }]);
  });

  it('sees blocks come, go and change their type', () => {
    expect(changesBetween(project(), project(dense({})))).toMatchObject([{ kind: 'added' }]);
    expect(changesBetween(project(dense({})), project())).toMatchObject([{ kind: 'removed' }]);
    expect(changesBetween(project(dense({})), project(dense({}, { type: 'lstm' })))).toMatchObject([
      { kind: 'swapped' },
    ]);
    expect(changesBetween(project(dense({})), project(dense({}, { frozen: true })))).toMatchObject([
      { kind: 'frozen' },
    ]);
  });

  it('sees the settings of the run', () => {
    const before = project();
    const now = { ...before, run: { ...before.run, seed: 7 } };
    expect(changesBetween(before, now)).toEqual([{ kind: 'run', setting: 'seed', value: 7 }]);
  });

  it('speaks of wires only where nothing else says why they changed', () => {
    const before = project(dense({}));
    const wire = { id: 'w', from: { block: 'a', port: 'o' }, to: { block: 'a', port: 'i' } };
    const now = { ...before, main: { ...before.main, wires: { w: wire } } };
    expect(changesBetween(before, now)).toEqual([{ kind: 'wires' }]);
  });
});
