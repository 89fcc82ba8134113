import { kernelModule } from './source.ts';

/** The kernels on a memory: one thread that computes. */
export interface Kernels {
  readonly memory: WebAssembly.Memory;
  /** Runs the encoded instructions from `start` to before `end`, both in bytes. `scratch` is memory for this run alone. */
  run(start: number, end: number, scratch: number): void;
}

/** What `assembly/index.ts` exports. */
export interface KernelExports {
  run(start: number, end: number, thread: number, threads: number, barrier: number, scratch: number): void;
}

/** Makes the kernels for a memory that is not shared. */
export async function createKernels(memory: WebAssembly.Memory): Promise<Kernels> {
  const instance = await WebAssembly.instantiate(await kernelModule('plain'), { env: { memory } });
  const { run } = instance.exports as unknown as KernelExports;
  return { memory, run: (start, end, scratch) => run(start, end, 0, 1, 0, scratch) };
}
