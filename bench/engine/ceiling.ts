import { hasMultiplyAdd } from '../../src/engine/kernels/multiplyAdd.ts';
import type { Trainer } from './trainer.ts';

/** The module of the loops in base64, with a product and a sum as two instructions and as one. */
export interface CeilingBuilds {
  readonly plain: string;
  readonly relaxed: string;
}

/** Operations of one step of each loop. */
export const ceilingFlops = { registers: 96 * 100_000, 'product of 512': 2 * 512 ** 3 } as const;

interface Exports {
  registers(rounds: number): number;
  product(a: number, panels: number, out: number, n: number): void;
}

/**
 * Runs the loops of `assembly/ceiling.ts`: what products cost where nothing stands in their way. As with the kernels, the
 * relaxed build is taken wherever it is known.
 */
export async function ceilingTrainer(loop: keyof typeof ceilingFlops, builds: CeilingBuilds): Promise<Trainer> {
  const base64 = hasMultiplyAdd() ? builds.relaxed : builds.plain;
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const memory = new WebAssembly.Memory({ initial: 64 });
  const { instance } = await WebAssembly.instantiate(bytes, { env: { memory } });
  const { registers, product } = instance.exports as unknown as Exports;
  const matrix = 512 * 512 * 4;
  // The first two matrices are read. Ones and halves: no number of the product grows out of what is quick.
  new Float32Array(memory.buffer, 0, (2 * matrix) / 4).fill(0.5);
  const once = loop === 'registers' ? () => registers(100_000) : () => product(0, matrix, 2 * matrix, 512);
  return {
    steps(count) {
      for (let step = 0; step < count; step++) once();
      return Promise.resolve();
    },
  };
}
