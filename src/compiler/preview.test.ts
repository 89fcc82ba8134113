import { describe, expect, it } from 'vitest';
import { apply, type GraphEdit } from '../graph/edit.ts';
import type { Project } from '../graph/project.ts';
import { compile } from './compile.ts';
import { graph, lesson } from './lessons/lesson.ts';
import { lessons } from './lessons/index.ts';
import { previewOf } from './preview.ts';

const preview = (project: Project, ...edits: readonly GraphEdit[]) => previewOf(project, compile(project), edits);

const image = ['input', { shape: [5, 5, 16] }] as const;
const chain = lesson(
  '',
  graph({ a: image, conv: ['conv2d', { kernelSize: [7, 7] }], flat: ['flatten'], last: ['dense', { units: 2 }] }, [
    'a.output > conv.image',
    'conv.output > flat.input',
    'flat.output > last.input',
  ]),
).project;
const setKernel: GraphEdit = { kind: 'setParams', graph: 'main', block: 'conv', params: { kernelSize: [3, 3] } };

const tensor = (...shape: number[]) => expect.objectContaining({ kind: 'tensor', shape });

describe('previewOf', () => {
  it('tells settings, old and new, and every shape that follows', () => {
    const main = preview(chain, setKernel).graphs.get('main')!;
    expect(main.changed.get('conv')?.params).toEqual([{ name: 'kernelSize', before: [7, 7], after: [3, 3] }]);
    expect(main.retyped).toEqual([
      { block: 'conv', port: 'output', before: undefined, after: tensor(3, 3, 32) },
      { block: 'flat', port: 'output', before: undefined, after: tensor(288) },
      { block: 'last', port: 'output', before: undefined, after: tensor(2) },
    ]);
    expect([main.added, main.removed, main.wired, main.unwired]).toEqual([[], [], [], []]);
  });

  it('counts the problems before and after, and leaves the project as it is', () => {
    const before = JSON.stringify(chain);
    const found = preview(chain, setKernel);
    expect(found.problems.before - found.problems.after).toBe(1);
    expect(found.problems.after).toBe(compile(apply(chain, setKernel)).diagnostics.length);
    expect(JSON.stringify(chain)).toBe(before);
  });

  it('tells what is put on a wire, and does not take a block that moves for another', () => {
    const { project } = lesson('', graph({ a: image, last: ['dense'] }, ['a.output > last.input']));
    const main = preview(
      project,
      { kind: 'removeWires', graph: 'main', wires: ['last.input'] },
      {
        kind: 'addBlocks',
        graph: 'main',
        blocks: [{ id: 'flat', type: 'flatten', params: {}, position: { x: 232, y: 0 } }],
        wires: [
          { id: 'in', from: { block: 'a', port: 'output' }, to: { block: 'flat', port: 'input' } },
          { id: 'out', from: { block: 'flat', port: 'output' }, to: { block: 'last', port: 'input' } },
        ],
      },
      { kind: 'moveBlocks', graph: 'main', positions: { last: { x: 464, y: 0 } } },
    ).graphs.get('main')!;
    expect(main.added.map(({ id }) => id)).toEqual(['flat']);
    expect(main.wired.map(({ id }) => id)).toEqual(['in', 'out']);
    expect(main.unwired.map(({ id }) => id)).toEqual(['last.input']);
    expect(main.changed.size).toBe(0);
  });

  it('takes a wire that ends at another port for a new one and one that goes', () => {
    const { project } = lesson('', graph({ a: image, b: image, sum: ['add'] }, ['a.output > sum.a']));
    const wire = { ...project.main.wires['sum.a']!, to: { block: 'sum', port: 'b' } };
    const main = preview(
      project,
      { kind: 'removeWires', graph: 'main', wires: [wire.id] },
      { kind: 'addWire', graph: 'main', wire },
    ).graphs.get('main')!;
    expect(main.wired).toEqual([wire]);
    expect(main.unwired).toEqual([project.main.wires['sum.a']]);
  });

  it('tells blocks that go with their wires, another type, a flag, and the run', () => {
    const found = preview(
      chain,
      { kind: 'removeBlocks', graph: 'main', blocks: ['last'] },
      { kind: 'setFlag', graph: 'main', blocks: ['conv'], flag: 'bypassed', on: true },
      { kind: 'changeType', graph: 'main', block: 'flat', type: 'globalAveragePooling2d', params: {} },
      { kind: 'setRun', run: { batchSize: 8 } },
    );
    const main = found.graphs.get('main')!;
    expect(main.removed.map(({ id }) => id)).toEqual(['last']);
    expect(main.unwired.map(({ id }) => id)).toEqual(['last.input']);
    expect([...main.changed.keys()]).toEqual(['conv', 'flat']);
    expect(main.changed.get('flat')).toMatchObject({ before: { type: 'flatten' }, after: { type: 'globalAveragePooling2d' } }); // prettier-ignore
    expect(found.run).toEqual([{ setting: 'batchSize', before: 32, after: 8 }]);
  });

  it('looks into models', () => {
    const { project } = lessons['model/input']!;
    const found = preview(project, { kind: 'setParams', graph: 'm', block: 'in', params: { shape: [6] } });
    expect([...found.graphs.keys()]).toEqual(['m']);
    expect(found.graphs.get('m')!.changed.get('in')?.params).toHaveLength(1);
  });

  it('is empty for edits that change nothing', () => {
    const found = preview(chain, { kind: 'moveBlocks', graph: 'main', positions: { conv: { x: 8, y: 8 } } });
    expect([found.graphs.size, found.run.length]).toEqual([0, 0]);
  });
});

describe('the preview of a fix', () => {
  const offered = Object.entries(lessons).flatMap(([code, { project }]) =>
    compile(project)
      .diagnostics.filter((found) => found.code === code)
      .flatMap(({ fixes }) => fixes.map((fix) => [code, project, fix.edits] as const)),
  );

  it.each(offered)('shows something for %s', (_code, project, edits) => {
    const { graphs, run, problems } = preview(project, ...edits);
    const shown = [...graphs.values()].map(
      ({ added, removed, changed, wired, unwired }) =>
        added.length + removed.length + changed.size + wired.length + unwired.length,
    );
    expect([...shown, run.length].some((count) => count > 0)).toBe(true);
    expect(problems.after).toBe(compile(apply(project, edits)).diagnostics.length);
  });
});
