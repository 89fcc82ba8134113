import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ended, type Contestant } from './contestants.ts';
import type { Slice } from './host.ts';
import { netPlan, parameterCount, type NetName } from './nets.ts';

const folder = fileURLToPath(new URL('../native/', import.meta.url));
const python = `${folder}.venv/bin/python`;

/** Whether `bench/native/setup.sh` has been run. */
export function hasNative(): boolean {
  return existsSync(python);
}

/** Runs `bench/native/setup.sh`: half a gigabyte from PyPI. */
export function installNative(): void {
  const { status } = spawnSync(`${folder}setup.sh`, { stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('Native TensorFlow could not be installed.');
}

/** The version of native TensorFlow. */
export function nativeVersion(): string {
  const { stdout } = spawnSync(`${folder}.venv/bin/pip`, ['show', 'tensorflow-cpu'], { encoding: 'utf8' });
  return /^Version: (.*)$/m.exec(stdout)?.[1] ?? 'of an unknown version';
}

/** A net in native TensorFlow, in a process that waits for its turns; called once a step and once for many steps. */
export async function inPython(net: NetName, threads: number): Promise<readonly Contestant[]> {
  const child = spawn(python, [`${folder}train.py`, String(threads)], { stdio: ['pipe', 'pipe', 'ignore'] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const ask = async <Answer>(request: object): Promise<Answer> => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`Native TensorFlow ended at ${JSON.stringify(request)}.`);
    return JSON.parse(value) as Answer;
  };
  const { parameters, note } = await ask<{ readonly parameters: number; readonly note: string }>({ open: net });
  const expected = parameterCount(netPlan(net));
  if (parameters !== expected)
    throw new Error(`${net} has ${parameters} numbers to train in Keras and ${expected} here.`);
  const contestant = (way: 'step' | 'loop'): Contestant => ({
    place: 'native',
    engine: `TensorFlow, ${threads} ${threads === 1 ? 'thread' : 'threads'}${way === 'loop' ? ', many steps a call' : ''}`,
    note,
    slice: (ms) => ask<Slice>({ slice: ms, way }),
    close: () => ended(child),
  });
  return [contestant('step'), contestant('loop')];
}
