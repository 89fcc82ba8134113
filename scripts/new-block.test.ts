import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { categories } from '../src/nodes/kit/categories.ts';
import { addToIndex, blockFile, camelName, families } from './new-block.ts';

// Beside the sources in the tree, so that imports and types resolve as they would in src/nodes/layers/.
mkdirSync('node_modules/.cache', { recursive: true });
const folder = mkdtempSync(path.resolve('node_modules/.cache/blocks-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the type checker says of a layer file, standing where layer files stand. */
function typeErrors(name: string, source: string): string {
  const kit = path.resolve('src/nodes/kit');
  writeFileSync(path.join(folder, `${name}.ts`), source.replaceAll("'../../kit/", `'${kit}/`));
  const config = { extends: path.resolve('tsconfig.json'), include: [], files: [`${name}.ts`] };
  writeFileSync(path.join(folder, `${name}.json`), JSON.stringify(config));
  return spawnSync('npx', ['tsc', '-p', path.join(folder, `${name}.json`)], { encoding: 'utf8' }).stdout;
}

describe('npm run new-block', () => {
  const source = blockFile('normalization', 'BoxNormalization');

  it('writes a file that the type checker accepts', () => {
    expect(typeErrors('fresh', source)).toBe('');
    expect(typeErrors('wrong', source.replace("'normalization'", "'normalisation'"))).toContain('normalisation');
  });

  it('writes a file whose contract fails with what to write', async () => {
    typeErrors('failing', source);
    const { boxNormalization } = await import(path.join(folder, 'failing.ts'));
    expect(boxNormalization).toMatchObject({ type: 'boxNormalization', category: 'normalization' });
    expect(boxNormalization.label).toBe('Box Normalization');
    expect(() => boxNormalization.infer({ units: 64 }, [])).toThrow(/BoxNormalization: give the output shape/);
    expect(() => boxNormalization.lower({ units: 64 }, [])).toThrow(/every argument/);
  });

  it('adds the layer to its family, behind the others, whichever family it is', () => {
    for (const family of families()) {
      const index = addToIndex(readFileSync(`src/nodes/layers/${family}/index.ts`, 'utf8'), 'boxNormalization');
      expect(index, family).toContain("import { boxNormalization } from './boxNormalization.ts';\n");
      expect(index, family).toMatch(/^ {2}boxNormalization,\n\];$/m);
      expect(() => addToIndex(index, 'boxNormalization')).toThrow(/already/);
    }
  });

  it('knows the families as groups of the palette', () => {
    expect(families().filter((family) => !categories.some((category) => category === family))).toEqual([]);
  });

  it('takes a name as Keras spells it', () => {
    expect(camelName('Conv3D')).toBe('conv3D');
    expect(camelName('ELU')).toBe('elu');
    expect(() => camelName('group normalization')).toThrow(/Keras/);
    expect(() => camelName('')).toThrow(/Keras/);
  });
});
