import { hasMultiplyAdd } from './multiplyAdd.ts';

/** What the memory of the kernels is: that of one thread, or one that threads share. */
export type KernelBuild = 'plain' | 'threads';

/** The builds there are, as files of `built/`: the relaxed ones multiply and add in one instruction. */
export type KernelFile = 'kernels' | 'kernels-threads' | 'kernels-relaxed' | 'kernels-relaxed-threads';

/** Gets the bytes of a build. */
export type KernelSource = (file: KernelFile) => Promise<BufferSource>;

let source: KernelSource | undefined;
const compiled = new Map<KernelBuild, Promise<WebAssembly.Module>>();

/** Says where the kernels are; the page and Node have them in different places. */
export function useKernels(from: KernelSource): void {
  source = from;
}

/** A build of the kernels, compiled once. Throws where no one has said where they are. */
export function kernelModule(build: KernelBuild): Promise<WebAssembly.Module> {
  const known = compiled.get(build);
  if (known) return known;
  if (!source) throw new Error('No one has said where the kernels are.');
  const module = source(kernelFile(build)).then((bytes) => WebAssembly.compile(bytes));
  compiled.set(build, module);
  return module;
}

/** The build for this machine: by what it knows, never by what is quicker, so that its numbers are always the same. */
export function kernelFile(build: KernelBuild, relaxed = hasMultiplyAdd()): KernelFile {
  const kernels = relaxed ? 'kernels-relaxed' : 'kernels';
  return build === 'threads' ? `${kernels}-threads` : kernels;
}
