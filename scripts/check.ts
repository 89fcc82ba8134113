import { spawnSync } from 'node:child_process';

/** One thing that can be wrong with the repository, and the command that finds it. */
interface Stage {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

// In the order a person wants to hear of it. One after another: each of them fills the cores by itself.
const stages: readonly Stage[] = [
  { name: 'types', command: ['tsc', '-p', '.'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'boundaries', command: ['tsx', 'scripts/boundaries.ts'] },
  { name: 'unused code', command: ['knip', '--no-progress', '--treat-config-hints-as-errors'] },
  { name: 'formatting', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'generated files', command: ['tsx', 'scripts/generate.ts', '--check'] },
  { name: 'unit tests', command: ['vitest', 'run'] },
];

/** Runs one stage and prints one line for it; what the stage said is printed only when it fails. */
function passes({ name, command: [program, ...args] }: Stage): boolean {
  const started = performance.now();
  const result = spawnSync(program, args, { encoding: 'utf8', shell: false, maxBuffer: 1 << 28 });
  const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6);
  const good = result.status === 0;
  console.log(`${good ? 'ok    ' : 'FAILED'} ${name.padEnd(16)} ${seconds} s`);
  if (!good) {
    if (result.error) console.log(result.error.message);
    console.log(result.stdout);
    console.error(result.stderr);
  }
  return good;
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !stages.some((stage) => stage.name === name));
if (unknown.length > 0) {
  console.error(
    `No stage is called ${unknown.join(', ')}. There are: ${stages.map((stage) => stage.name).join(', ')}.`,
  );
  process.exit(2);
}
const failed = stages
  .filter((stage) => wanted.length === 0 || wanted.includes(stage.name))
  .filter((stage) => !passes(stage));
if (failed.length > 0) {
  console.error(`npm run check failed: ${failed.map((stage) => stage.name).join(', ')}.`);
  process.exit(1);
}
