import { describe, expect, it } from 'vitest';
import resnet from '../../../../templates/resnet.json' with { type: 'json' };
import type { Project } from '../../../graph/project.ts';
import { compile } from '../../compile.ts';
import '../../whole.ts';
import { printModels } from './model.ts';

const project = resnet as unknown as Project;
const planOf = (changed: Project) => compile(changed).plan!;
const functionsIn = (text: string) => [...text.matchAll(/^function (\w+)/gm)].map(([, name]) => name);
const argumentsIn = (text: string, name: string) => [...text.matchAll(new RegExp(`= ${name}\\([^{]*(\\{[^}]*\\})`, 'g'))].map(([, text]) => text); // prettier-ignore

/** The project with the parameters of one block changed. */
function withParams(id: string, params: Project['main']['blocks'][string]['params']): Project {
  const block = project.main.blocks[id]!;
  const blocks = { ...project.main.blocks, [id]: { ...block, params: { ...block.params, ...params } } };
  return { ...project, main: { ...project.main, blocks } };
}

const idOf = (name: string) => Object.values(project.main.blocks).find((block) => block.name === name)!.id;

describe('the composites of a model', () => {
  it('are one function for each kind, called with what differs', () => {
    const { text } = printModels(planOf(project));
    expect(functionsIn(text)).toEqual(['residualBlock', 'residualBlockWithProjection']);
    expect(argumentsIn(text, 'residualBlock')).toHaveLength(7);
    expect(argumentsIn(text, 'residualBlockWithProjection')).toEqual([
      "{ name: 'block_2_1', filters: 32, seed: seed + 240 }",
      "{ name: 'block_3_1', filters: 64, seed: seed + 470 }",
    ]);
  });

  it('have a function of their own where words differ, not only numbers', () => {
    const { text } = printModels(planOf(withParams(idOf('Block 1.2'), { activation: 'elu' })));
    expect(functionsIn(text)).toEqual(['residualBlock', 'residualBlock2', 'residualBlockWithProjection']);
    expect(argumentsIn(text, 'residualBlock')).toHaveLength(6);
    expect(argumentsIn(text, 'residualBlock2')).toEqual(["{ name: 'block_1_2', seed: seed + 100 }"]);
  });

  it('stand where they are called, and where they are written', () => {
    const { text, lines } = printModels(planOf(project));
    const rows = text.split('\n');
    const found = lines.filter(({ block }) => block === idOf('Block 2.2'));
    const texts = found.map(({ start, end }) => rows.slice(start - 1, end).join('\n'));
    expect(texts).toHaveLength(2);
    expect(texts[0]).toContain("const block22 = residualBlock(block21, { name: 'block_2_2'");
    expect(texts[1]).toMatch(/^\/\*\*\n \* Residual block: [^]*\n}$/);
  });
});
