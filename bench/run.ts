import { openPages } from './browser.ts';
import { measureFirstLoad } from './firstLoad.ts';
import { table, type Row } from './row.ts';
import { measureShapes } from './shapes.ts';
import { measureThroughput } from './throughput.ts';

// `npm run bench [-- --json]`: what the product promises of speed and size, as ratios measured in one run.
// Exit code 1 when a target is missed.

const rows: Row[] = measureShapes();
const pages = await openPages();
try {
  rows.push(...(await measureFirstLoad(pages)));
  rows.push(...(await measureThroughput(pages)));
} finally {
  await pages.close();
}

const json = process.argv.includes('--json');
console.log(json ? rows.map((row) => JSON.stringify(row)).join('\n') : table(rows));
if (rows.some(({ met }) => met === false)) process.exitCode = 1;
