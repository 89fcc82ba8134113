import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

import '../src/nodes/index.ts';
import { kerasCases, type KerasCase } from '../src/engine/keras/cases.ts';
import { differences } from '../src/engine/keras/compare.ts';
import { readRecord, recordFile, type KerasRecord } from '../src/engine/keras/record.ts';

// Asks Keras for every block and its settings: `npm run test:keras` compares with the committed record,
// `npm run keras:record` writes it. Types of blocks behind the command (`-- dense lstm`) restrict it to these.

const folder = path.join(import.meta.dirname, 'keras');
const defaultsFile = 'src/compiler/import/kerasDefaults.generated.ts';
const python = path.join(folder, '.venv', 'bin', 'python');

/** Makes the virtual environment where it is missing or not what it should be. */
function makeReady(): void {
  const wanted = readFileSync(path.join(folder, 'requirements.txt'), 'utf8');
  const stamp = path.join(folder, '.venv', 'installed.txt');
  if (existsSync(python) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Installing Keras into scripts/keras/.venv: once, about a gigabyte …');
  const { status, error } = spawnSync(path.join(folder, 'setup.sh'), { stdio: 'inherit' });
  if (status !== 0 || error) {
    console.error(
      'Keras could not be installed: this needs Python 3.11 or later with venv and pip, and a way to pypi.org.\n' +
        'PYTHON=/path/to/python3 names another Python. npm test needs neither: it reads what Keras gave before.',
    );
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}

/** What Keras says of one case, with its line as it came. */
interface Answer {
  readonly line: string;
  readonly record: KerasRecord & { readonly error?: string };
}

/** Lets one Python answer cases in order; the version of its Keras comes first. */
async function ask(cases: readonly KerasCase[]): Promise<{ head: string; answers: readonly Answer[] }> {
  const child = spawn(python, [path.join(folder, 'record.py')], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(cases.map(({ id, hash, told }) => `${JSON.stringify({ id, hash, ...told })}\n`).join(''));
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) lines.push(line);
  const [head = '{}', ...rest] = lines;
  return { head, answers: rest.map((line) => ({ line, record: JSON.parse(line) as KerasRecord })) };
}

/** Answers to all cases, from as many Pythons as there are cores. */
async function askAll(cases: readonly KerasCase[]): Promise<{ head: string; answers: ReadonlyMap<string, Answer> }> {
  const many = Math.max(1, Math.min(4, os.availableParallelism(), Math.ceil(cases.length / 50)));
  const shares = Array.from({ length: many }, (_, share) => cases.filter((_case, at) => at % many === share));
  const results = await Promise.all(shares.map(ask));
  const answers = results.flatMap((result) => result.answers).map((answer) => [answer.record.id, answer] as const);
  return { head: results[0]!.head, answers: new Map(answers) };
}

/** Puts answers into the record in the order of the catalogue; what the catalogue no longer has goes. */
function write(every: readonly KerasCase[], head: string, answers: ReadonlyMap<string, Answer>, old: string): void {
  const lines = new Map(old.trimEnd().split('\n').slice(1).map((line) => [(JSON.parse(line) as KerasRecord).id, line])); // prettier-ignore
  for (const [id, { line, record }] of answers) if (record.error === undefined) lines.set(id, line);
  const kept = every.flatMap(({ id }) => lines.get(id) ?? []);
  writeFileSync(recordFile, `${[head, ...kept].join('\n')}\n`);
  console.log(`${kept.length} cases are in ${recordFile}.`);
}

/** Numbers of Keras that are no cases of a block: each script prints the file behind it. */
const companions: Readonly<Record<string, string>> = {
  'rules.py': 'src/engine/rules.keras.json',
  'ties.py': 'src/engine/ties.keras.json',
  'adapting.py': 'src/engine/keras/adapting.json',
  'text.py': 'src/data/text/text.keras.json',
};

/** Whether those files are what Keras computes; writes them where it may. */
function checkCompanions(mayWrite: boolean): readonly string[] {
  return Object.entries(companions).flatMap(([script, file]) => {
    const { stdout, stderr, status } = spawnSync(python, [path.join(folder, script)], { encoding: 'utf8' });
    if (status !== 0) return [`${script}: ${stderr}`];
    const before = existsSync(file) ? JSON.stringify(JSON.parse(readFileSync(file, 'utf8'))) : '';
    if (JSON.stringify(JSON.parse(stdout)) === before) return [];
    if (!mayWrite) return [`${file} is not what ${script} prints`];
    writeFileSync(file, stdout);
    spawnSync('npx', ['prettier', '--write', file]);
    console.log(`${file} was written anew.`);
    return [];
  });
}

/** What Keras takes for settings that a file does not state, as a module for the importer. */
function defaultsModule(): string {
  const { stdout, stderr, status } = spawnSync(python, [path.join(folder, 'defaults.py')], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const { defaults, aliases } = JSON.parse(stdout) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  const lines = (entries: object) =>
    Object.entries(entries).map(([name, value]) => `  ${name}: ${JSON.stringify(value)},\n`).join(''); // prettier-ignore
  return `// Made by npm run keras:record from Keras itself. Do not edit.
import type { Json } from '../kerasConfig.ts';

/** What a layer class of Keras takes for arguments that are not stated; null for those that are not here. */
export const kerasDefaults: Readonly<Record<string, Readonly<Record<string, Json>>>> = {
${lines(defaults!)}};

/** Other names of classes, and what they are called in files. */
export const kerasAliases: Readonly<Record<string, string>> = {
${lines(aliases!)}};
`;
}

/** Whether the importer's table of defaults is that of Keras; writes it where it may. */
function checkDefaults(mayWrite: boolean): readonly string[] {
  const [now, before] = [defaultsModule(), existsSync(defaultsFile) ? readFileSync(defaultsFile, 'utf8') : ''];
  if (now === before) return [];
  if (!mayWrite) return [`${defaultsFile} is not what Keras takes by default`];
  writeFileSync(defaultsFile, now);
  console.log(`${defaultsFile} was written anew.`);
  return [];
}

const args = process.argv.slice(2);
const types = args.filter((arg) => !arg.startsWith('--'));
const every = kerasCases();
const cases = types.length === 0 ? every : every.filter(({ definition }) => types.includes(definition.type));
makeReady();
const started = performance.now();
const { head, answers } = await askAll(cases);
const old = existsSync(recordFile) ? readFileSync(recordFile, 'utf8') : '{}\n';
const { head: committed, cases: records } = readRecord(old);
const wrong = [...checkDefaults(args.includes('--write'))];
if (types.length === 0) wrong.push(...checkCompanions(args.includes('--write')));
const unlike = cases.flatMap(({ id }) => {
  const answer = answers.get(id)?.record;
  if (!answer) return [`${id}: Keras gave no answer`];
  if (answer.error !== undefined) return [`${id}: ${answer.error.split('\n').slice(0, 3).join(' ')}`];
  return args.includes('--write') ? [] : differences(answer, records.get(id));
});
if (args.includes('--write')) write(every, head, answers, old);
else if (JSON.stringify(committed) !== JSON.stringify(JSON.parse(head)))
  console.log(`The record is of ${JSON.stringify(committed)}, and this is ${head}.`);
wrong.push(...unlike);
for (const sentence of wrong) console.error(sentence);
const seconds = ((performance.now() - started) / 1000).toFixed(0);
console.log(`Keras: ${cases.length} cases, ${wrong.length} wrong, in ${seconds} s.`);
if (wrong.length > 0) console.error('Where a block was changed: npm run keras:record, and review what that changes.');
process.exitCode = wrong.length > 0 ? 1 : 0;
