import asc from 'assemblyscript/asc';
import type { CeilingBuilds } from './ceiling.ts';

const source = 'bench/engine/assembly/ceiling.ts';

/** The loops that measure what 128-bit SIMD can do at most, built afresh, to be sent wherever they run. */
export async function buildCeiling(): Promise<CeilingBuilds> {
  return { plain: await build([]), relaxed: await build(['--enable', 'relaxed-simd']) };
}

async function build(extra: readonly string[]): Promise<string> {
  let module: Uint8Array | undefined;
  const options = ['--runtime', 'stub', '--importMemory', '-O3', '--noAssert', '--enable', 'simd'];
  const { error, stderr } = await asc.main([source, ...options, ...extra, '--outFile', 'ceiling.wasm'], {
    writeFile: (_name: string, contents: Uint8Array | string) => {
      if (typeof contents !== 'string') module = contents;
    },
  });
  if (error || !module) throw new Error(`${source} does not build: ${stderr.toString()}`, { cause: error });
  return Buffer.from(module).toString('base64');
}
