import type { Address } from './instruction.ts';
import { kernelModule } from './source.ts';

/** The kernels on a memory: one thread that computes, or a team of them. */
export interface Kernels {
  /** May grow at any time but during a run; who grows it makes its views anew. */
  readonly memory: WebAssembly.Memory;
  /** Threads that there are, the one that calls among them. */
  readonly threads: number;
  /** The first address that is the caller's, a multiple of 64: what lies below is the kernels' own. */
  readonly base: Address;
  /** How many threads take part in a run from now on, at most `threads`, which is also what it is at first. */
  useThreads(count: number): void;
  /**
   * Runs the encoded instructions from `start` to before `end`, both in bytes, and returns when all is done. Each
   * thread writes on `scratchBytes` of its own: at `scratch` lies room for as many of them as there are threads.
   * Throws when an instruction traps; the kernels are lost then.
   */
  run(start: Address, end: Address, scratch: Address, scratchBytes: number): void;
  /** Ends the other threads. */
  dispose(): void;
}

/** What `assembly/index.ts` exports. */
export interface KernelExports {
  run(start: Address, end: Address, thread: number, threads: number, team: Address, scratch: Address): void;
  lead(start: Address, end: Address, threads: number, team: Address, scratch: Address, scratchBytes: number): void;
  follow(thread: number, team: Address): void;
  lose(team: Address): void;
}

/** Makes kernels of one thread, on a memory that is not shared. */
export async function createKernels(memory: WebAssembly.Memory): Promise<Kernels> {
  const { exports } = await WebAssembly.instantiate(await kernelModule('plain'), { env: { memory } });
  const { run } = exports as unknown as KernelExports;
  return {
    memory,
    threads: 1,
    base: 64,
    useThreads: () => undefined,
    run: (start, end, scratch) => run(start, end, 0, 1, 0, scratch),
    dispose: () => undefined,
  };
}
