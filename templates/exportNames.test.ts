import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../src/compiler/compile.ts';
import type { Graph, Project } from '../src/graph/project.ts';
import { exportTypeScript } from '../src/compiler/targets/typescript/exportTypeScript.ts';
import { importProgram, typeErrors, unformatted, writeProject, type Exported } from './exported.ts';
import { templates, type TemplateId } from './index.ts';

/** Names that break code, comments, pages or Markdown when they are pasted into them. */
const hostile = [
  `'); globalThis.tripped = 1; ('`,
  '"; globalThis.tripped = 1; "',
  '*/ globalThis.tripped = 1; /*',
  '`${(globalThis.tripped = 1)}`',
  '\n globalThis.tripped = 1; //',
  '\u2028globalThis.tripped = 1;\u2029',
  '</title><script>globalThis.tripped = 1</script>',
  '<img src=x onerror="globalThis.tripped = 1">',
  '\\u0027; globalThis.tripped = 1; \\',
  '](javascript:globalThis.tripped=1)',
  'class',
  'default',
  '__proto__',
  'constructor',
  'toString',
  'tf',
  'train',
  'tensor',
  'noise',
  'data',
  'models',
  'seed',
  '数字 😀',
  '',
  ' ',
  '0',
];

/** A template in which everything that has a name is called the same. */
function renamed(id: TemplateId, name: string): Project {
  const project = templates.find((template) => template.id === id)!.project;
  const blocks = ({ blocks: all, wires }: Graph): Graph => ({
    wires,
    blocks: Object.fromEntries(Object.entries(all).map(([key, block]) => [key, { ...block, name }])),
  });
  const models = Object.entries(project.models).map(([key, model]) => [key, { name, graph: blocks(model.graph) }]);
  return { ...project, name, main: blocks(project.main), models: Object.fromEntries(models) };
}

/** The export of each template under each name, every one in a folder of its own. */
const cases = hostile.flatMap((name, index) =>
  (['spiral', 'gan'] as const).map((id) => {
    const { plan } = compile(renamed(id, name));
    const files = exportTypeScript({ ...plan!, run: { epochs: 1, batchSize: 256, seed: 1 } });
    return { title: JSON.stringify(name), id, folder: `${index}/${id}`, files };
  }),
);

describe('names that would be code', () => {
  let exported: Exported;
  beforeAll(() => {
    const inFolders = cases.flatMap(({ folder, files }) =>
      files.map(({ path, text }) => ({ path: `${folder}/${path}`, text })),
    );
    // One project of all of them: the compiler starts once.
    exported = writeProject([...inFolders, cases[0]!.files.find(({ path }) => path === 'tsconfig.json')!]);
  });
  afterAll(() => exported.remove());

  it('leave every file well-typed', () => {
    expect(typeErrors(exported.root)).toBe('');
  });

  it.each(cases)('do no harm in $id called $title', async ({ id, folder, files }) => {
    expect(await unformatted(files.filter(({ path }) => path.endsWith('.json')))).toEqual([]);
    const page = files.find(({ path }) => path === 'index.html')!.text;
    expect(page.match(/<script|<img/g)).toEqual(['<script']);

    const { create, loadData, train } = await importProgram(exported, folder);
    expect(Object.keys(create)).toHaveLength(id === 'gan' ? 2 : 1);
    if (id === 'spiral') {
      const losses: number[] = [];
      const onBatch = (_: number, { loss }: { loss: number }) => losses.push(loss);
      await train(Object.values(create)[0]!(1), await loadData(1), { onBatch });
      expect(losses.length).toBe(4);
      expect(losses.every(Number.isFinite)).toBe(true);
    }
    expect(Reflect.get(globalThis, 'tripped')).toBeUndefined();
  });
});
