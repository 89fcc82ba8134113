import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { addToIndex, blockFile, camelName } from './new-block.ts';

// Beside the sources in the tree, so that imports and types resolve as they would in src/nodes/layers/.
mkdirSync('node_modules/.cache', { recursive: true });
const folder = mkdtempSync(path.resolve('node_modules/.cache/blocks-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the type checker says of a layer file, standing where layer files stand. */
function typeErrors(name: string, source: string): string {
  const kit = path.resolve('src/nodes/kit');
  writeFileSync(path.join(folder, `${name}.ts`), source.replaceAll("'../kit/", `'${kit}/`));
  const config = { extends: path.resolve('tsconfig.json'), include: [], files: [`${name}.ts`] };
  writeFileSync(path.join(folder, `${name}.json`), JSON.stringify(config));
  return spawnSync('npx', ['tsc', '-p', path.join(folder, `${name}.json`)], { encoding: 'utf8' }).stdout;
}

describe('npm run new-block', () => {
  it('writes a file that the type checker accepts', () => {
    expect(typeErrors('fresh', blockFile('GroupNormalization'))).toBe('');
  });

  it('writes a file whose contract fails with what to write', async () => {
    typeErrors('failing', blockFile('GroupNormalization'));
    const { groupNormalization } = await import(path.join(folder, 'failing.ts'));
    expect(groupNormalization.type).toBe('groupNormalization');
    expect(groupNormalization.label).toBe('Group Normalization');
    expect(() => groupNormalization.infer({ units: 64 }, [])).toThrow(/GroupNormalization: give the output shape/);
    expect(() => groupNormalization.lower({ units: 64 }, [])).toThrow(/every argument/);
  });

  it('adds the layer to the list of blocks, behind the others', () => {
    const index = addToIndex(readFileSync('src/nodes/index.ts', 'utf8'), 'groupNormalization');
    expect(index).toContain("import { groupNormalization } from './layers/groupNormalization.ts';\n");
    expect(index.match(/^ {2}groupNormalization,$/gm)).toHaveLength(1);
    expect(() => addToIndex(index, 'groupNormalization')).toThrow(/already/);
  });

  it('takes a name as Keras spells it', () => {
    expect(camelName('Conv3D')).toBe('conv3D');
    expect(() => camelName('group normalization')).toThrow(/Keras/);
    expect(() => camelName('')).toThrow(/Keras/);
  });
});

describe('docs/adding-a-block.md', () => {
  it('shows a layer that the type checker accepts and whose example is true', async () => {
    const code = /```ts\n([\s\S]*?)```/.exec(readFileSync('docs/adding-a-block.md', 'utf8'))?.[1] ?? '';
    expect(typeErrors('documented', code)).toBe('');
    expect(typeErrors('wrong', code.replace('({ stddev })', '({ deviation })'))).toContain('deviation');
    const { gaussianNoise } = await import(path.join(folder, 'documented.ts'));
    const [example] = gaussianNoise.examples;
    const inferred = gaussianNoise.infer({ stddev: 0.1 }, [{ kind: 'tensor', shape: example.in[0], dtype: 'float32' }]);
    expect(inferred.outputs[0].shape).toEqual(example.out[0]);
  });
});
