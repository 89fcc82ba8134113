import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { CeilingBuilds } from './ceiling.ts';
import type { HostAnswer, HostRequest, Slice } from './host.ts';
import type { EngineName, Task } from './trainer.ts';

/** Where something is timed. */
export type Place = 'chromium' | 'node' | 'native';

/** One engine ready for one task, waiting for its turn. It computes nothing while it waits. */
export interface Contestant {
  readonly place: Place;
  readonly engine: string;
  readonly note: string;
  slice(ms: number): Promise<Slice>;
  close(): Promise<void>;
}

/** An engine that cannot do the task, and why. */
export interface Refusal {
  readonly place: Place;
  readonly engine: string;
  readonly reason: string;
}

/** A way to ask a host. */
interface Line {
  ask(request: HostRequest): Promise<HostAnswer>;
  end(): Promise<void>;
}

/** An engine in a worker of the page. */
export function inChromium(
  page: Page,
  engine: EngineName,
  task: Task,
  ceiling?: CeilingBuilds,
): Promise<Contestant | Refusal> {
  const line: Line = {
    ask: (request) => page.evaluate(([name, asked]) => window.ask!(name, asked), [engine, request] as const),
    end: () => page.evaluate((name) => window.end!(name), engine),
  };
  return opened('chromium', line, engine, task, ceiling);
}

/** An engine in a Node process of its own. */
export function inNode(engine: EngineName, task: Task, ceiling?: CeilingBuilds): Promise<Contestant | Refusal> {
  // What it has to say it answers; TensorFlow.js greets on the other channel.
  const child = fork(fileURLToPath(new URL('./nodeHost.ts', import.meta.url)), {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const line: Line = {
    ask: (request) =>
      new Promise((resolve, reject) => {
        const end = (): void => reject(new Error(`The process of ${engine} ended.`));
        child.once('exit', end);
        child.once('message', (answer) => {
          child.off('exit', end);
          resolve(answer as HostAnswer);
        });
        child.send(request);
      }),
    end: () => ended(child),
  };
  return opened('node', line, engine, task, ceiling);
}

/** Ends a child process and waits until it is gone. */
export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'exit');
}

async function opened(
  place: Place,
  line: Line,
  engine: EngineName,
  task: Task,
  ceiling?: CeilingBuilds,
): Promise<Contestant | Refusal> {
  const answer = await line.ask({ kind: 'open', engine, task, ...(ceiling && { ceiling }) });
  if (answer.kind !== 'ready') {
    await line.end();
    return { place, engine, reason: answer.kind === 'refused' ? answer.reason : 'no answer' };
  }
  return {
    place,
    engine,
    note: answer.note,
    async slice(ms) {
      const told = await line.ask({ kind: 'slice', ms });
      if (told.kind === 'refused') throw new Error(`${engine} stopped: ${told.reason}`);
      if (told.kind !== 'slice') throw new Error(`${engine} gave no slice.`);
      return told.slice;
    },
    close: () => line.end(),
  };
}
