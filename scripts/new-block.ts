import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const layersFolder = 'src/nodes/layers';

/** The families of layers: the folders of `src/nodes/layers/`, which are groups of the palette too. */
export function families(): readonly string[] {
  return readdirSync(layersFolder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
}

/** `GroupNormalization` as it is called in files and code: `groupNormalization`. Throws for what is no such name. */
export function camelName(name: string): string {
  if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) {
    throw new Error('Give the name as Keras spells it: npm run new-block normalization GroupNormalization');
  }
  // `LSTM` is lstm, `ELU` elu; of `Conv3D` and `LeakyReLU` the first letter alone changes.
  return /^[A-Z]+$/.test(name) ? name.toLowerCase() : name.charAt(0).toLowerCase() + name.slice(1);
}

/** A layer file that has the right form and fails its contract test, saying what to write. */
export function blockFile(family: string, name: string): string {
  const label = name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, ' ');
  return `import { defineLayer } from '../../kit/define.ts';
import { int } from '../../kit/param.ts';

export const ${camelName(name)} = defineLayer({
  type: '${camelName(name)}',
  category: '${family}',
  label: '${label}',
  // What else people call it, as in other libraries and papers: the search of the palette knows these names.
  aliases: [],
  summary: 'Say in one sentence what the layer does to its input.',
  // A lucide icon, listed in src/ui/parts/blockIcons.ts: https://lucide.dev/icons
  icon: 'box',
  reference: 'https://keras.io/api/layers/',
  params: {
    // Every argument of the layer a person may set. Limits and defaults are checked, shown and exported.
    units: int(64, { label: 'Units', help: 'Number of outputs.', min: 1, max: 65536 }),
  },
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  infer(_params, _inputs) {
    throw new Error('${name}: give the output shape in \`infer\`, without the batch axis. core/dense.ts shows how.');
  },
  weights() {
    throw new Error('${name}: give the shapes of the weights in \`weights\`, or delete it when there are none.');
  },
  lower() {
    throw new Error('${name}: give the call in \`lower\`, with every argument that TensorFlow.js and Keras take.');
  },
  // What is true of the layer, worked out by hand: the contract test holds all of the above to it.
  examples: [{ title: 'say what it shows', params: {}, in: [[8]], out: [[64]], weights: 0 }],
});
`;
}

/** A family's `index.ts` with one more layer, behind the others. Throws when the file has another form than expected. */
export function addToIndex(source: string, name: string): string {
  if (new RegExp(`from './${name}\\.ts'`).test(source)) throw new Error(`The family has a ${name} already.`);
  const imports = [...source.matchAll(/^import [^;]+;\n/gm)];
  const lastImport = imports.at(-1);
  const list = /readonly LayerDefinition\[\] = \[([\s\S]*?)\];/.exec(source);
  if (!lastImport || !list) throw new Error('The family has no list to put the new layer into.');
  const entries = list[1]!
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  return [
    source.slice(0, lastImport.index + lastImport[0].length),
    `import { ${name} } from './${name}.ts';\n`,
    source.slice(lastImport.index + lastImport[0].length, list.index),
    `readonly LayerDefinition[] = [\n${[...entries, name].map((entry) => `  ${entry},\n`).join('')}];`,
    source.slice(list.index + list[0].length),
  ].join('');
}

/** Writes the file of a new layer and adds it to its family. Returns what to do next, or throws why it cannot. */
function startBlock(family: string, name: string): string {
  if (!families().includes(family)) {
    throw new Error(`npm run new-block FAMILY NAME, where the family is one of ${families().join(', ')}.`);
  }
  const type = camelName(name);
  const file = `${layersFolder}/${family}/${type}.ts`;
  if (existsSync(file)) throw new Error(`${file} is there already.`);
  const indexFile = `${layersFolder}/${family}/index.ts`;
  const index = addToIndex(readFileSync(indexFile, 'utf8'), type);
  writeFileSync(file, blockFile(family, name));
  writeFileSync(indexFile, index);
  return [
    `Written ${file}, and added it to ${indexFile}.`,
    'Its contract test fails until the layer is described, and says what is missing:',
    `  npx vitest run src/nodes src/ui/i18n src/engine/contract.test.ts src/engine/everyBlock.test.ts -t ${type}`,
    `It is written in primitives in src/engine/program/layers/${family}.ts, and speaks Chinese in src/ui/i18n/zh/${family}.ts.`,
    'docs/adding-a-block.md explains each line. Then run npm run format and npm run generate.',
  ].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log(startBlock(process.argv[2] ?? '', process.argv[3] ?? ''));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
