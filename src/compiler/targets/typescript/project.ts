import type { Plan } from '../../plan.ts';
import { loadDataTakes, assetFiles } from './data.ts';
import { commentText, htmlText, kebabCase } from './literals.ts';
import { factoryNames } from './model.ts';
import { asSupervised, programNames } from './program.ts';

/** Exact versions the exported code was tested with. */
const versions = {
  dependencies: { '@tensorflow/tfjs': '4.22.0' },
  devDependencies: { '@types/node': '20.19.43', tsx: '4.23.15', typescript: '7.0.2', vite: '8.3.8' },
};

export function printPackage(plan: Plan): string {
  const manifest = {
    name: kebabCase(plan.title).slice(0, 100),
    version: '1.0.0',
    private: true,
    type: 'module',
    engines: { node: '>=20.19' },
    scripts: { start: 'tsx start.ts', dev: 'vite --open', check: 'tsc -p .' },
    ...versions,
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

export const tsconfig = `{
  "compilerOptions": {
    "target": "ES2023",
    "lib": ["ES2023", "DOM", "DOM.Iterable"],
    "module": "ESNext",
    "moduleResolution": "bundler",
    "types": ["node"],
    "strict": true,
    "noUncheckedIndexedAccess": true,
    "allowImportingTsExtensions": true,
    "skipLibCheck": true,
    "noEmit": true
  },
  "include": ["**/*.ts"]
}
`;

/** `createModels` and `loadData` calls as both start files write them. */
function setupTexts(plan: Plan): { readonly imports: string; readonly models: string; readonly summaries: string } {
  const factories = factoryNames(plan);
  const names = programNames(plan).models;
  const created = plan.models.map(({ name }) => [names.get(name)!, factories.get(name)!] as const);
  const supervised = asSupervised(plan) !== null;
  return {
    imports: created.map(([, factory]) => factory).join(', '),
    models: supervised
      ? `const model = ${created[0]![1]}(seed);`
      : `const models = {\n${created.map(([name, factory]) => `  ${name}: ${factory}(seed),\n`).join('')}};`,
    summaries: supervised ? 'model.summary();' : 'for (const model of Object.values(models)) model.summary();',
  };
}

const loadCall = (plan: Plan): string => `loadData(${loadDataTakes(plan).join(', ')})`;
const trained = (plan: Plan): string => (asSupervised(plan) ? 'model' : 'models');

/** `start.ts`: trains in Node and prints a line an epoch. */
export function printStart(plan: Plan): string {
  const { imports, models, summaries } = setupTexts(plan);
  const reads = loadDataTakes(plan).includes('read');
  const { epochs, batchSize, seed } = plan.run;
  return `${reads ? "import { readFile } from 'node:fs/promises';\n" : ''}import { parseArgs } from 'node:util';
import { loadData } from './data.ts';
import { ${imports} } from './model.ts';
import { train, type Scores } from './train.ts';

// npm start -- --epochs 2 --batch-size 64 --seed 7
const { values } = parseArgs({
  options: {
    epochs: { type: 'string', default: '${epochs}' },
    'batch-size': { type: 'string', default: '${batchSize}' },
    seed: { type: 'string', default: '${seed}' },
  },
});
const [epochs, batchSize, seed] = [Number(values.epochs), Number(values['batch-size']), Number(values.seed)];
${
  reads
    ? `
/** A file of \`public/data\`. */
async function read(path: string): Promise<ArrayBuffer> {
  const file = await readFile(new URL(\`./public/data/\${path}\`, import.meta.url));
  return file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
}
`
    : ''
}
const show = (scores: Scores): string =>
  Object.entries(scores)
    .map(([name, score]) => \`\${name} \${score.toFixed(4)}\`)
    .join(', ');

const data = await ${loadCall(plan)};
${models}
${summaries}
await train(${trained(plan)}, data, {
  epochs,
  batchSize,
  seed,
  onEpoch(epoch, scores, validation) {
    const held = validation ? \` | validation: \${show(validation)}\` : '';
    console.log(\`epoch \${epoch + 1} of \${epochs} | \${show(scores)}\${held}\`);
  },
});
`;
}

/** `main.ts`: trains in the page and draws the loss. */
export function printMain(plan: Plan): string {
  const { imports, models } = setupTexts(plan);
  const reads = loadDataTakes(plan).includes('read');
  return `import * as tf from '@tensorflow/tfjs';
import { loadData } from './data.ts';
${reads ? "import { httpAssets } from './data/assets.ts';\n" : ''}import { ${imports} } from './model.ts';
import { train } from './train.ts';

const seed = ${plan.run.seed};
const status = document.querySelector<HTMLElement>('#status')!;
const curve = document.querySelector<SVGPolylineElement>('#loss')!;

/** Losses of all batches so far: the first of each batch's scores. */
const losses: number[] = [];

function draw(): void {
  const highest = Math.max(...losses);
  const x = (index: number): number => (index / Math.max(1, losses.length - 1)) * 600;
  const points = losses.map((loss, index) => \`\${x(index).toFixed(1)},\${(200 - (loss / highest) * 190).toFixed(1)}\`);
  curve.setAttribute('points', points.join(' '));
}

async function run(): Promise<void> {
  await tf.ready();
${reads ? "  const read = httpAssets('data/');\n" : ''}  const data = await ${loadCall(plan)};
${models.replaceAll(/^/gm, '  ')}
  await train(${trained(plan)}, data, {
    seed,
    onBatch(batch, scores) {
      const [name, loss] = Object.entries(scores)[0]!;
      losses.push(loss);
      if (batch % 10 === 0) draw();
      status.textContent = \`batch \${batch + 1}: \${name} \${loss.toFixed(4)} (\${tf.getBackend()})\`;
    },
  });
  draw();
  status.textContent += ' - done';
}

run().catch((error: unknown) => {
  status.textContent = String(error);
});
`;
}

/** The page of \`npm run dev\`. */
export function printPage(plan: Plan): string {
  const title = htmlText(plan.title) || 'Network';
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <link rel="icon" href="data:," />
    <title>${title}</title>
    <style>
      body {
        font-family: sans-serif;
        margin: 32px;
      }
      svg {
        border: 1px solid #ccc;
        display: block;
      }
    </style>
  </head>
  <body>
    <h1>${title}</h1>
    <p id="status">Loading</p>
    <svg width="600" height="200" role="img" aria-label="Loss by batch">
      <polyline id="loss" fill="none" stroke="#2456d6" stroke-width="1.5" points="" />
    </svg>
    <script type="module" src="./main.ts"></script>
  </body>
</html>
`;
}

/** What to run, and where things are. */
export function printReadme(plan: Plan): string {
  // Backslashes keep a title from being read as Markdown or HTML.
  const title = commentText(plan.title).replaceAll(/[\\\\`*_{}[\]()#+.!|<>~-]/g, (character) => `\\${character}`);
  const data = assetFiles(plan).length > 0 ? '- `public/data/`: the data, each with its source and its licence.\n' : '';
  return `# ${title || 'Network'}

    npm install
    npm start          # trains in Node and prints the scores of each epoch
    npm run dev        # or trains in the browser, on its GPU where it has one, and draws the loss

\`npm start -- --epochs 2 --batch-size 64 --seed 7\` changes the run. Node computes in plain JavaScript here, which is
slow for convolutions: use the page for those.

- \`model.ts\`: the network, with a function for each kind of block that repeats; an argument left out is TensorFlow.js's
  own. \`train.ts\`: the training program. \`data.ts\`: what it trains on.
- \`data/\`: loading, shuffles and noise, seeded: the same seed gives the same numbers.
${data}
To train on data of your own, return a \`Dataset\` (\`data/dataset.ts\`) of it from \`data.ts\`.
`;
}
