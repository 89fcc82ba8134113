import type { KernelExports, Kernels } from './instance.ts';
import { kernelModule } from './source.ts';

/** What a thread is told: first what it computes with, then which thread of the team at an address it is. */
export type ThreadMessage =
  | { readonly module: WebAssembly.Module; readonly memory: WebAssembly.Memory }
  | { readonly thread: number; readonly team: number };

/** A worker that runs `threadWorker.js`. */
export interface ThreadPort {
  post(message: ThreadMessage): void;
  end(): void;
}

/** Starts a worker. It tells `ready` after the first message it was posted, and `lost` whenever it fails or ends. */
export type StartThread = (ready: () => void, lost: () => void) => ThreadPort;

let startThread: StartThread | undefined;

/** Says how a worker is started; the page and Node have different ones. */
export function useThreadWorkers(start: StartThread): void {
  startThread = start;
}

/** How long a worker may take to start. */
const startMs = 10_000;
/** Where the team's words lie, as `assembly/teamMemory.ts` orders them: two cache lines, and one more for each thread. */
const team = 64;
const teamBytes = (threads: number): number => (2 + threads) * 64;
/** Pages a shared memory may grow to, all of them addresses set aside from the start: the most that is granted. */
const mostPages = [65_536, 32_768, 16_384, 8192];

/** Whether this page, or Node, lets threads share memory. */
export function canShareMemory(): boolean {
  return typeof SharedArrayBuffer === 'function' && globalThis.crossOriginIsolated !== false;
}

/**
 * Makes kernels of up to `threads` threads that share a memory: the one that calls, which must be one that may be put
 * to sleep (a worker, or Node), and workers. It has fewer, as its `threads` says, where workers do not start, and throws
 * where memory cannot be shared.
 */
export async function createTeam(threads: number): Promise<Kernels> {
  const module = await kernelModule('threads');
  const memory = sharedMemory();
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
  const { lead, lose } = exports as unknown as KernelExports;
  const workers = await startWorkers(threads - 1, { module, memory }, () => lose(team));
  workers.forEach((worker, index) => worker.post({ thread: index + 1, team }));
  const most = workers.length + 1;
  let used = most;
  const dispose = (): void => {
    lose(team);
    for (const worker of workers) worker.end();
  };
  return {
    memory,
    threads: most,
    base: team + teamBytes(most),
    useThreads: (count) => {
      used = Math.max(1, Math.min(count, most));
    },
    run(start, end, scratch, scratchBytes) {
      try {
        lead(start, end, used, team, scratch, scratchBytes);
      } catch (cause) {
        // The others may be waiting for this thread: without it, there is no team.
        dispose();
        throw new Error('A thread of the kernels stopped.', { cause });
      }
    },
    dispose,
  };
}

function sharedMemory(): WebAssembly.Memory {
  if (!canShareMemory()) throw new Error('Threads cannot share memory here.');
  let refusal: unknown;
  for (const maximum of mostPages) {
    try {
      return new WebAssembly.Memory({ initial: 1, maximum, shared: true });
    } catch (error) {
      refusal = error;
    }
  }
  throw refusal;
}

/** Starts workers, all at once, and leaves out those that are not ready in time. `lost` is told of the others. */
async function startWorkers(count: number, first: ThreadMessage, lost: () => void): Promise<readonly ThreadPort[]> {
  const started = Array.from({ length: Math.max(0, count) }, () => startWorker(first, lost));
  return (await Promise.all(started)).filter((worker) => worker !== undefined);
}

function startWorker(first: ThreadMessage, lost: () => void): Promise<ThreadPort | undefined> {
  const start = startThread;
  if (!start) throw new Error('No one has said how a thread is started.');
  return new Promise((resolve) => {
    let ready = false;
    const fail = (): void => {
      if (ready) lost();
      else port?.end();
      clearTimeout(timer);
      resolve(undefined);
    };
    const succeed = (): void => {
      ready = true;
      clearTimeout(timer);
      resolve(port);
    };
    const timer = setTimeout(fail, startMs);
    let port: ThreadPort | undefined;
    try {
      port = start(succeed, fail);
      port.post(first);
    } catch {
      fail();
    }
  });
}
