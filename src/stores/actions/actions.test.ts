import { beforeEach, describe, expect, it } from 'vitest';
import { emptyProject } from '../../graph/project.ts';
import { getCompiled } from '../compiled.ts';
import { redo, restoreProject, undo, useDocumentStore } from '../documentStore.ts';
import { select, showGraph, useUiStore } from '../uiStore.ts';
import { addBlock } from './add.ts';
import { nudgeSelection, selectAll, setBypassed } from './blocks.ts';
import { copySelection, duplicateSelection, paste } from './clipboard.ts';
import { deleteSelection } from './remove.ts';
import { swapType } from './swap.ts';
import { tidy } from './tidy.ts';
import { addConnected, connect, insertOnWire } from './wires.ts';

const main = () => useDocumentStore.getState().project.main;
const wires = () =>
  Object.values(main().wires).map(({ from, to }) => `${from.block}.${from.port} > ${to.block}.${to.port}`);

/** Digits, Flatten, Dense 10: each added behind the one before. */
function buildChain(): void {
  addBlock('digits');
  addBlock('flatten');
  addBlock('dense', { params: { units: 10, activation: 'softmax' } });
}

beforeEach(() => {
  restoreProject(emptyProject('Test'));
  showGraph('main');
});

describe('addBlock', () => {
  it('follows the selection with a straight wire and selects what it added', () => {
    buildChain();
    expect(wires()).toEqual(['digits_1.images > flatten_1.input', 'flatten_1.output > dense_1.input']);
    expect(main().blocks['flatten_1']?.position.x).toBe(24 + 160 + 72);
    expect(useUiStore.getState().selectedBlocks).toEqual(['dense_1']);
    expect(getCompiled().blocks['main']?.['dense_1']?.costs.params).toBe(7850);
  });

  it('gives a loss its labels when only one data block can', () => {
    buildChain();
    addBlock('categoricalCrossentropy');
    addBlock('updateStep');
    expect(wires()).toContain('digits_1.labels > categoricalCrossentropy_1.labels');
    expect(wires()).toContain('categoricalCrossentropy_1.loss > updateStep_1.loss');
    expect(getCompiled().plan).not.toBeNull();
  });

  it('leaves out a wire that does not fit, and puts nothing on top of another block', () => {
    const digits = addBlock('digits');
    addBlock('embedding');
    expect(wires()).toEqual([]);
    select([digits]);
    addBlock('flatten');
    const [a, b] = [main().blocks['embedding_1']!.position, main().blocks['flatten_1']!.position];
    expect(Math.abs(a.y - b.y)).toBeGreaterThan(36);
  });

  it('is one step of undo each', () => {
    buildChain();
    undo();
    expect(Object.keys(main().blocks)).toEqual(['digits_1', 'flatten_1']);
    redo();
    expect(wires()).toHaveLength(2);
  });
});

describe('copy and paste', () => {
  it('gives new ids and keeps the wires between the blocks', () => {
    buildChain();
    selectAll();
    const text = copySelection()!;
    expect(paste(text)).toBe(3);
    expect(wires()).toContain('flatten_2.output > dense_2.input');
    expect(main().blocks['dense_2']?.params).toEqual(main().blocks['dense_1']?.params);
    expect(useUiStore.getState().selectedBlocks).toEqual(['digits_2', 'flatten_2', 'dense_2']);
    undo();
    expect(Object.keys(main().blocks)).toHaveLength(3);
  });

  it('brings blocks into another project', () => {
    buildChain();
    selectAll();
    const text = copySelection()!;
    restoreProject(emptyProject('Other'));
    expect(paste(text)).toBe(3);
    expect(wires()).toHaveLength(2);
  });

  it('leaves the project as it is when the text holds no blocks', () => {
    buildChain();
    const before = useDocumentStore.getState().project;
    for (const text of ['', 'hello', '{"format":"layerloom"}', '[1,2', '{"blocks":{}}']) expect(paste(text)).toBe(0);
    expect(useDocumentStore.getState().project).toBe(before);
  });

  it('lets a copied update step train the copies', () => {
    buildChain();
    addBlock('categoricalCrossentropy');
    addBlock('updateStep', { params: { trains: ['dense_1'] } });
    selectAll();
    duplicateSelection();
    expect(main().blocks['updateStep_2']?.params['trains']).toEqual(['dense_2']);
  });
});

describe('wires', () => {
  it('say why they do not fit, and replace the one at the same input', () => {
    buildChain();
    expect(connect({ block: 'dense_1', port: 'output' }, { block: 'flatten_1', port: 'input' })).toBe(
      'would make a loop',
    );
    expect(connect({ block: 'digits_1', port: 'labels' }, { block: 'dense_1', port: 'input' })).toBeNull();
    expect(wires()).toEqual(['digits_1.images > flatten_1.input', 'digits_1.labels > dense_1.input']);
  });

  it('take a block in between, and what follows moves right', () => {
    buildChain();
    const before = main().blocks['dense_1']!.position.x;
    const wire = Object.values(main().wires).find(({ to }) => to.block === 'dense_1')!;
    const id = insertOnWire(wire.id, { type: 'dropout' })!;
    expect(wires()).toContain(`flatten_1.output > ${id}.input`);
    expect(wires()).toContain(`${id}.output > dense_1.input`);
    expect(main().blocks['dense_1']!.position.x).toBeGreaterThanOrEqual(before + 160);
    undo();
    expect(main().blocks['dense_1']!.position.x).toBe(before);
    expect(insertOnWire(wire.id, { type: 'embedding' })).toBeNull();
  });

  it('lead to a new block behind an output or before an input', () => {
    addBlock('dense');
    addConnected('digits', { block: 'dense_1', port: 'input' }, 'input', { x: -100, y: 0 });
    addConnected('batchNormalization', { block: 'dense_1', port: 'output' }, 'output', { x: 400, y: 0 });
    expect(wires()).toEqual(['digits_1.images > dense_1.input', 'dense_1.output > batchNormalization_1.input']);
  });
});

describe('other edits', () => {
  it('swap a type and keep the wires and parameters that still fit', () => {
    addBlock('digits');
    addBlock('conv2d', { params: { filters: 8, kernelSize: [5, 5] } });
    addBlock('flatten');
    swapType('conv2d_1', 'conv2dTranspose');
    expect(main().blocks['conv2d_1']).toMatchObject({
      type: 'conv2dTranspose',
      params: { filters: 8, kernelSize: [5, 5] },
    });
    expect(wires()).toHaveLength(2);
    swapType('conv2d_1', 'dense');
    expect(main().blocks['conv2d_1']?.params).toEqual({});
    expect(wires()).toHaveLength(2);
    undo();
    undo();
    expect(main().blocks['conv2d_1']?.type).toBe('conv2d');
  });

  it('delete blocks with their wires', () => {
    buildChain();
    select(['flatten_1']);
    deleteSelection();
    expect(Object.keys(main().blocks)).toEqual(['digits_1', 'dense_1']);
    expect(wires()).toEqual([]);
  });

  it('take steps of one move back together', () => {
    buildChain();
    const { x } = main().blocks['dense_1']!.position;
    nudgeSelection(8, 0);
    nudgeSelection(8, 0);
    expect(main().blocks['dense_1']?.position.x).toBe(x + 16);
    undo();
    expect(main().blocks['dense_1']?.position.x).toBe(x);
  });

  it('bypass, and tidy in one step', async () => {
    buildChain();
    setBypassed(['flatten_1'], true);
    expect(main().blocks['flatten_1']?.bypassed).toBe(true);
    nudgeSelection(800, 300);
    await tidy(944);
    expect(main().blocks['dense_1']?.position.x).toBeLessThan(900);
    undo();
    expect(main().blocks['dense_1']?.position.x).toBeGreaterThan(900);
  });
});
