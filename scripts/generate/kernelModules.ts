import asc from 'assemblyscript/asc';

import type { KernelFile } from '../../src/engine/kernels/source.ts';
import type { GeneratedFile } from './file.ts';

const source = 'src/engine/kernels/assembly/index.ts';

// The memory's real limits are those of the memory it is given; these admit every one.
const threads = ['--enable', 'threads', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'];
const relaxed = ['--enable', 'relaxed-simd'];

/**
 * A build for each kind of memory, since a module that shares its memory cannot be given one that is not shared; and for
 * each two, since a module with an instruction that a machine does not know is no module there.
 */
const builds: Readonly<Record<KernelFile, readonly string[]>> = {
  kernels: [],
  'kernels-threads': threads,
  'kernels-relaxed': relaxed,
  'kernels-relaxed-threads': [...threads, ...relaxed],
};

const options = ['--runtime', 'stub', '--importMemory', '--noExportMemory', '-O3', '--noAssert', '--enable', 'simd'];

/** The kernels as WebAssembly, built from AssemblyScript: the same bytes on every machine. */
export async function kernelModules(): Promise<readonly GeneratedFile[]> {
  return Promise.all(
    Object.entries(builds).map(async ([name, extra]) => ({
      path: `src/engine/kernels/built/${name}.wasm`,
      content: await build(extra),
    })),
  );
}

async function build(extra: readonly string[]): Promise<Uint8Array> {
  let module: Uint8Array | undefined;
  const { error, stderr } = await asc.main([source, ...options, ...extra, '--outFile', 'module.wasm'], {
    writeFile: (_name: string, contents: Uint8Array | string) => {
      if (typeof contents !== 'string') module = contents;
    },
  });
  if (error || !module) throw new Error(`${source} does not build: ${stderr.toString()}`, { cause: error });
  return module;
}
