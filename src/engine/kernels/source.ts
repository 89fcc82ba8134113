/** The two builds of the kernels, for a memory of one thread and for one that threads share. */
export type KernelBuild = 'plain' | 'threads';

/** Gets the bytes of a build. */
export type KernelSource = (build: KernelBuild) => Promise<BufferSource>;

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
  const module = source(build).then((bytes) => WebAssembly.compile(bytes));
  compiled.set(build, module);
  return module;
}
