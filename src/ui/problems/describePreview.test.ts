import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { graph, lesson } from '../../compiler/lessons/lesson.ts';
import { lessons } from '../../compiler/lessons/index.ts';
import { previewOf } from '../../compiler/preview.ts';
import type { GraphEdit } from '../../graph/edit.ts';
import type { Project } from '../../graph/project.ts';
import { describePreview } from './describePreview.ts';
import { problemWords } from './problemWords.ts';

function told(project: Project, ...edits: readonly GraphEdit[]): string[] {
  return describePreview(previewOf(project, compile(project), edits), project, problemWords.en, 'en');
}

const { project } = lesson(
  '',
  graph({ a: ['input', { shape: [5, 5, 16] }], conv: ['conv2d', { kernelSize: [7, 7] }], flat: ['flatten'] }, [
    'a.output > conv.image',
    'conv.output > flat.input',
  ]),
);

describe('describePreview', () => {
  it('tells a setting, old and new, the first shape, how many more, and the problems', () => {
    expect(told(project, { kind: 'setParams', graph: 'main', block: 'conv', params: { kernelSize: [3, 3] } })).toEqual([
      'Conv 2D: Kernel 7 × 7 → 3 × 3',
      'Conv 2D would give [3, 3, 32]',
      '1 more shape changes',
      '2 problems → 1',
    ]);
  });

  it('shows the default where a setting was none', () => {
    const [first] = told(project, { kind: 'setParams', graph: 'main', block: 'conv', params: { padding: 'same' } });
    expect(first).toBe('Conv 2D: Padding valid → same');
  });

  it('tells wires that come and go, where no block does', () => {
    const cut: GraphEdit = { kind: 'removeWires', graph: 'main', wires: ['flat.input'] };
    expect(told(project, cut)[0]).toBe('removes the wire from Conv 2D to Flatten');
    const wire = { id: 'new', from: { block: 'a', port: 'output' }, to: { block: 'flat', port: 'input' } };
    expect(told(project, { kind: 'addWire', graph: 'main', wire })[0]).toBe('draws a wire from Input to Flatten');
  });

  it('tells blocks that go, other types and flags', () => {
    const [gone] = told(project, { kind: 'removeBlocks', graph: 'main', blocks: ['conv'] });
    expect(gone).toBe('removes Conv 2D');
    const [other] = told(project, {
      kind: 'changeType',
      graph: 'main',
      block: 'conv',
      type: 'maxPooling2d',
      params: {},
    });
    expect(other).toBe('Conv 2D → Max pool 2D');
    const [flag] = told(project, { kind: 'setFlag', graph: 'main', blocks: ['conv'], flag: 'bypassed', on: true });
    expect(flag).toBe('Conv 2D: passes its input through');
  });

  it('says in which model something would change, and tells the run', () => {
    const model = lessons['model/input']!.project;
    const [inside] = told(model, { kind: 'setParams', graph: 'm', block: 'in', params: { shape: [6] } });
    expect(inside).toBe('in Encoder, Input: Shape [4] → [6]');
    expect(told(model, { kind: 'setRun', run: { batchSize: 8 } })[0]).toBe('batch size 32 → 8');
  });
});
