import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const indexFile = 'src/nodes/index.ts';

/** `GroupNormalization` as it is called in files and code: `groupNormalization`. Throws for what is no such name. */
export function camelName(name: string): string {
  if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) {
    throw new Error('Give the name as Keras spells it: npm run new-block GroupNormalization');
  }
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** A layer file that has the right form and fails its contract test, saying what to write. */
export function blockFile(name: string): string {
  const label = name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, ' ');
  return `import { defineLayer } from '../kit/define.ts';
import { int } from '../kit/param.ts';

export const ${camelName(name)} = defineLayer({
  type: '${camelName(name)}',
  // The palette's group: see \`categories\` in kit/define.ts.
  category: 'core',
  label: '${label}',
  summary: 'Say in one sentence what the layer does to its input.',
  // A lucide icon, listed in src/ui for the palette: https://lucide.dev/icons
  icon: 'box',
  reference: 'https://keras.io/api/layers/',
  params: {
    // Every argument of the layer a person may set. Limits and defaults are checked, shown and exported.
    units: int(64, { label: 'Units', help: 'Number of outputs.', min: 1, max: 65536 }),
  },
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  infer(_params, _inputs) {
    throw new Error('${name}: give the output shape in \`infer\`, without the batch axis. dense.ts and conv2d.ts show how.');
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

/** The list of blocks with one more layer, behind the last one. Throws when the list has another form than expected. */
export function addToIndex(source: string, name: string): string {
  const imports = [...source.matchAll(/^import \{ (\w+) \} from '\.\/layers\/\w+\.ts';\n/gm)];
  const lastImport = imports.at(-1);
  if (!lastImport) throw new Error(`${indexFile} has no layer to put the new one behind.`);
  const layers = new Set(imports.map((match) => match[1]));
  if (layers.has(name)) throw new Error(`${indexFile} has a ${name} already.`);
  const entries = [...source.matchAll(/^ {2}(\w+),\n/gm)].filter((match) => layers.has(match[1]));
  const lastEntry = entries.at(-1);
  if (!lastEntry) throw new Error(`${indexFile} has no list to put the new layer into.`);
  const afterImport = lastImport.index + lastImport[0].length;
  const afterEntry = lastEntry.index + lastEntry[0].length;
  return [
    source.slice(0, afterImport),
    `import { ${name} } from './layers/${name}.ts';\n`,
    source.slice(afterImport, afterEntry),
    `  ${name},\n`,
    source.slice(afterEntry),
  ].join('');
}

/** Writes the file of a new layer and adds it to the list. Returns what to do next, or throws why it cannot. */
function startBlock(name: string): string {
  const file = `src/nodes/layers/${camelName(name)}.ts`;
  if (existsSync(file)) throw new Error(`${file} is there already.`);
  const index = addToIndex(readFileSync(indexFile, 'utf8'), camelName(name));
  writeFileSync(file, blockFile(name));
  writeFileSync(indexFile, index);
  return [
    `Written ${file}, and added it to ${indexFile}.`,
    'Its contract test fails until the layer is described, and says what is missing: npx vitest run src/nodes src/engine/contract.test.ts',
    'docs/adding-a-block.md explains each line. Then run npm run generate for its reference page.',
  ].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log(startBlock(process.argv[2] ?? ''));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
