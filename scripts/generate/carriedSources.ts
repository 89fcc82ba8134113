import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { GeneratedFile } from './file.ts';

const target = 'src/compiler/targets/typescript/carried.generated.ts';
const layers = 'src/engine/tfjs/layers';

/** Where each source goes in an exported project. */
const data: Readonly<Record<string, string>> = {
  'src/tensor/einsum/contract.ts': 'layers/einsum/contract.ts',
  'src/tensor/einsum/dense.ts': 'layers/einsum/dense.ts',
  'src/tensor/einsum/equation.ts': 'layers/einsum/equation.ts',
  'src/tensor/formula/evaluate.ts': 'layers/formula/evaluate.ts',
  'src/tensor/formula/functions.ts': 'layers/formula/functions.ts',
  'src/tensor/formula/parse.ts': 'layers/formula/parse.ts',
  'src/tensor/formula/shapes.ts': 'layers/formula/shapes.ts',
  'src/tensor/shape.ts': 'layers/shape.ts',
  'src/data/assets.ts': 'data/assets.ts',
  'src/data/batches.ts': 'data/batches.ts',
  'src/data/columns.ts': 'data/columns.ts',
  'src/data/dataset.ts': 'data/dataset.ts',
  'src/data/hashes.ts': 'data/hashes.ts',
  'src/data/labels.ts': 'data/labels.ts',
  'src/data/lookup.ts': 'data/lookup.ts',
  'src/data/moments.ts': 'data/moments.ts',
  'src/data/options.ts': 'data/options.ts',
  'src/data/pack.ts': 'data/pack.ts',
  'src/data/quantiles.ts': 'data/quantiles.ts',
  'src/data/random.ts': 'data/random.ts',
  'src/data/sets/colourDigits.ts': 'data/sets/colourDigits.ts',
  'src/data/sets/digits.ts': 'data/sets/digits.ts',
  'src/data/sets/points.ts': 'data/sets/points.ts',
  'src/data/sets/reviews.ts': 'data/sets/reviews.ts',
  'src/data/sets/sums.ts': 'data/sets/sums.ts',
  'src/data/sets/text.ts': 'data/sets/text.ts',
  'src/data/summary.ts': 'data/summary.ts',
  'src/data/tally.ts': 'data/tally.ts',
  'src/data/text/prepareColumns.ts': 'data/text/prepareColumns.ts',
  'src/data/text/tokens.ts': 'data/text/tokens.ts',
  'src/data/text/vocabulary.ts': 'data/text/vocabulary.ts',
  'src/nodes/kit/textEncoding.ts': 'data/text/textEncoding.ts',
  'src/tensor/window.ts': 'layers/windowLength.ts',
  'src/nodes/data/sumCharacters.ts': 'data/sumCharacters.ts',
  'src/nodes/data/textCharacters.ts': 'data/textCharacters.ts',
  'src/nodes/kit/activations.ts': 'layers/activationNames.ts',
};

/**
 * Sources that exported projects carry word for word, as strings: our own layers and what reads the data sets.
 * The exported code computes what the app computes because it is the same code.
 */
export function carriedSources(): GeneratedFile {
  const files: Record<string, string> = {};
  for (const name of readdirSync(layers)) {
    if (name.endsWith('.ts') && !name.endsWith('.test.ts')) files[`layers/${name}`] = path.join(layers, name);
  }
  for (const [source, place] of Object.entries(data)) files[place] = source;

  const entries = Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([place, source]) => `  ${JSON.stringify(place)}: ${JSON.stringify(moved(source, place, files))},\n`);
  const text =
    '// Written by `npm run generate` from the files of the same names. Do not edit.\n\n' +
    '/** By path in an exported project. */\n' +
    `export const carried: Readonly<Record<string, string>> = {\n${entries.join('')}};\n`;
  return { path: target, content: text };
}

/** A source with its imports as they are from its new place. Throws at an import of something that is not carried. */
function moved(source: string, place: string, files: Readonly<Record<string, string>>): string {
  const places = new Map(Object.entries(files).map(([to, from]) => [path.normalize(from), to]));
  return readFileSync(source, 'utf8').replaceAll(/from '(\.[^']+)'/g, (_, specifier: string) => {
    const imported = places.get(path.join(path.dirname(source), specifier));
    if (imported === undefined)
      throw new Error(`${source} imports ${specifier}, which exported projects do not carry.`);
    const relative = path.posix.relative(path.posix.dirname(place), imported);
    return `from '${relative.startsWith('.') ? relative : `./${relative}`}'`;
  });
}
