import { expect } from 'vitest';

import { useInstalledWasm } from '../nodeWasmFiles.ts';
import { encode, type Address, type Instruction } from './instruction.ts';
import type { KernelExports } from './instance.ts';
import { kernelModule } from './source.ts';

/** A memory with guard zones around everything placed in it, to run single instructions on. */
export interface KernelBench {
  /** Puts numbers down; a length makes room that holds NaN, so that what a kernel fails to write is seen. */
  place(values: Float32Array | Int32Array | readonly number[] | number): Address;
  /**
   * Runs the instructions as so many threads would share them, one thread's part after the other's, and fails when a
   * guard zone was touched. What comes out must not depend on `threads`.
   */
  run(instructions: readonly Instruction[], threads?: number): void;
  read(address: Address, count: number): Float32Array;
  readIntegers(address: Address, count: number): Int32Array;
}

/** A bit pattern no kernel writes. */
const guardWord = 0x7fc0dead;
const guardBytes = 64;
const scratchBytes = 8 << 20;

export async function createKernelBench(megabytes = 64): Promise<KernelBench> {
  useInstalledWasm();
  const memory = new WebAssembly.Memory({ initial: megabytes * 16 });
  const { exports } = await WebAssembly.instantiate(await kernelModule('plain'), { env: { memory } });
  const { run } = exports as unknown as KernelExports;
  const words = new Int32Array(memory.buffer);
  const guards: Address[] = [];
  let top = 64;

  const guard = (): void => {
    words.fill(guardWord, top / 4, (top + guardBytes) / 4);
    guards.push(top);
    top += guardBytes;
  };
  const reserve = (bytes: number): Address => {
    if (top + bytes + 2 * guardBytes > memory.buffer.byteLength) throw new Error('The bench is full.');
    guard();
    const address = top;
    // The zone behind begins with the very next number: one written too far is seen. Addresses stay multiples of 64.
    words.fill(guardWord, (top + bytes) / 4, Math.ceil((top + bytes) / 64) * 16);
    guards.push(top + bytes);
    top = Math.ceil((top + bytes) / 64) * 64;
    guard();
    return address;
  };
  const checkGuards = (): void => {
    for (const at of guards) {
      const end = Math.ceil((at + 1) / 64) * 64;
      for (let byte = at; byte < end; byte += 4) {
        if (words[byte / 4] !== guardWord) expect(`the guard at ${at} was overwritten at ${byte}`).toBe('untouched');
      }
    }
  };
  const scratch = reserve(scratchBytes);

  return {
    place(values) {
      const count = typeof values === 'number' ? values : values.length;
      const address = reserve(count * 4);
      if (typeof values === 'number') new Float32Array(memory.buffer, address, count).fill(Number.NaN);
      else if (values instanceof Int32Array) words.set(values, address / 4);
      else new Float32Array(memory.buffer).set(values, address / 4);
      return address;
    },
    run(instructions, threads = 1) {
      for (const instruction of instructions) {
        const code = encode([instruction]);
        const start = reserve(code.byteLength);
        words.set(code, start / 4);
        for (let thread = 0; thread < threads; thread++) {
          run(start, start + code.byteLength, thread, threads, 0, scratch);
        }
      }
      checkGuards();
    },
    read: (address, count) => new Float32Array(memory.buffer, address, count).slice(),
    readIntegers: (address, count) => new Int32Array(memory.buffer, address, count).slice(),
  };
}
