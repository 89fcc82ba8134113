import { parseArgs } from 'node:util';
import { openPages } from './browser.ts';
import { netNames, type NetName } from './engine/nets.ts';
import { measureEngines } from './engine/run.ts';
import { measureFirstLoad } from './firstLoad.ts';
import { table, type Row } from './row.ts';
import { measureRefusals } from './refusal.ts';
import { measureShapes } from './shapes.ts';
import { measureTraining } from './training/run.ts';
import { measureThroughput } from './throughput.ts';

// `npm run bench [-- --json]`: what the product promises of speed and size, as ratios measured in one run.
// `npm run bench -- --engine`: how fast each engine trains, side by side.
//     --native      with native TensorFlow, which it installs first if need be
//     --write       writes docs/performance.md
//     --nets a,b    these nets alone
//     --rounds 5    turns of each engine
// `npm run bench -- --training`: where each block computes, trains and has a second gradient; `npm run generate` then
// makes the table of docs/where-it-trains.md, and what the editor and the choice of the engine read.
//     --blocks a,b  these blocks alone; what is known of the others stays
// Exit code 1 when a target is missed.

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    engine: { type: 'boolean', default: false },
    native: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    nets: { type: 'string' },
    training: { type: 'boolean', default: false },
    blocks: { type: 'string' },
    rounds: { type: 'string', default: '5' },
  },
});

if (options.training) {
  await measureTraining(options.blocks?.split(','));
  process.exit();
}
const rows = options.engine
  ? await measureEngines({ ...options, nets: wantedNets(), rounds: Number(options.rounds) })
  : await measureProduct();
console.log(options.json ? rows.map((row) => JSON.stringify(row)).join('\n') : table(rows));
if (rows.some(({ met }) => met === false)) process.exitCode = 1;

async function measureProduct(): Promise<Row[]> {
  const measured: Row[] = [...measureShapes(), ...measureRefusals()];
  const pages = await openPages();
  try {
    measured.push(...(await measureFirstLoad(pages)));
    measured.push(...(await measureThroughput(pages)));
  } finally {
    await pages.close();
  }
  return measured;
}

function wantedNets(): readonly NetName[] | undefined {
  const wanted = options.nets?.split(',');
  const unknown = wanted?.filter((name) => !netNames.some((net) => net === name)) ?? [];
  if (unknown.length > 0) throw new Error(`No net is called ${unknown.join(', ')}. There are: ${netNames.join(', ')}.`);
  return wanted as readonly NetName[] | undefined;
}
