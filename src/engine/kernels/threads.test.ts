import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { useInstalledWasm } from '../nodeWasmFiles.ts';
import { encode, type Instruction } from './instruction.ts';
import { createKernels, type Kernels } from './instance.ts';
import { matMul, matMulScratch } from './instructions/matMul.ts';
import { copy, fill } from './instructions/movement.ts';
import type { Opcode } from './opcodes.ts';
import { createTeam, useThreadWorkers, type StartThread } from './threads.ts';
import { startNodeThread } from './threadsInNode.ts';

beforeEach(useInstalledWasm);

const teams: Kernels[] = [];
afterEach(() => {
  for (const team of teams.splice(0)) team.dispose();
});

async function team(threads: number): Promise<Kernels> {
  const made = await createTeam(threads);
  teams.push(made);
  return made;
}

/** Numbers of a place, and places that there are. */
const placeSize = 5003;
const places = 4;

const distinct = Float32Array.from({ length: places * placeSize }, (_, index) => index);

/**
 * An instruction between two places, at any offset, whose parts write what other threads' parts of the next ones read:
 * a thread that runs ahead at a barrier, or lags behind, leaves a wrong number. Some are for one thread alone.
 */
const instruction = fc.record({
  grain: fc.constantFrom(1, 1, 1, 2, 100),
  from: fc.nat(places - 1),
  distance: fc.integer({ min: 1, max: places - 1 }),
  offset: fc.nat(placeSize - 1),
  count: fc.integer({ min: 1, max: placeSize }),
  value: fc.option(fc.integer({ min: -1000, max: 1000 }), { freq: 12 }),
});

function programOf(
  steps: readonly (typeof instruction extends fc.Arbitrary<infer Step> ? Step : never)[],
  base: number,
) {
  return steps.map(({ grain, from, distance, offset, count, value }): Instruction => {
    const at = (place: number, shift: number): number => base + 4 * ((place % places) * placeSize + shift);
    const size = Math.min(count, placeSize - offset);
    const to = at(from + distance, placeSize - size);
    return { ...(value === null ? copy(to, at(from, offset), size) : fill(to, Math.min(size, 40), value)), grain };
  });
}

/** What is in the places after a program has run so many times on different numbers. */
function results(kernels: Kernels, write: (base: number) => readonly Instruction[], runs: number): Buffer {
  const { base, memory } = kernels;
  const code = encode(write(base));
  const codeAt = Math.ceil((base + 4 * places * placeSize) / 64) * 64;
  const missing = codeAt + code.byteLength - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / 65_536));
  const numbers = new Float32Array(memory.buffer, base, places * placeSize);
  numbers.set(distinct);
  new Int32Array(memory.buffer, codeAt).set(code);
  const codeEnd = codeAt + code.byteLength;
  for (let run = 0; run < runs; run++) kernels.run(codeAt, codeEnd, 0, 0);
  return Buffer.from(numbers.slice().buffer);
}

/** Compared as bytes: `toEqual` looks at numbers one by one, and takes longer than the run. */
function expectSame(one: Buffer, other: Buffer): void {
  expect(one.equals(other)).toBe(true);
}

async function oneThread(): Promise<Kernels> {
  return createKernels(new WebAssembly.Memory({ initial: 1 }));
}

describe('a team of threads', () => {
  it.each([2, 4])('gives what one thread gives, however long the program: %i threads', async (threads) => {
    const [one, several] = [await oneThread(), await team(threads)];
    expect(several.threads).toBe(threads);
    const steps = fc.sample(instruction, 10_000);
    const write = (base: number) => programOf(steps, base);
    expectSame(results(several, write, 12), results(one, write, 12));
  });

  it('gives what one thread gives for many short programs, with any of its threads', async () => {
    const [one, several] = [await oneThread(), await team(4)];
    const cases = fc.array(instruction, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 4 }), (steps, used) => {
        several.useThreads(used);
        const write = (base: number) => programOf(steps, base);
        expectSame(results(several, write, 3), results(one, write, 3));
      }),
      { numRuns: 600 },
    );
  });

  it('gives each thread scratch of its own', async () => {
    const several = await team(4);
    const { base } = several;
    // With 7 columns no tile is whole, and each passes through scratch.
    const product = { ...matMul({ out: base, a: base, packed: base, m: 40, n: 7, k: 3 }), grain: 1 };
    const code = encode([product]);
    new Int32Array(several.memory.buffer, base + 8192).set(code);
    const scratch = base + 16_384;
    const numbers = new Float32Array(several.memory.buffer, scratch, (5 * matMulScratch) / 4).fill(1.5);
    several.run(base + 8192, base + 8192 + code.byteLength, scratch, matMulScratch);
    const touched = Array.from({ length: 5 }, (_, thread) =>
      numbers.subarray((thread * matMulScratch) / 4, ((thread + 1) * matMulScratch) / 4).some((each) => each !== 1.5),
    );
    expect(touched).toEqual([true, true, true, true, false]);
  });

  it('sees memory that has grown, also by threads that slept meanwhile', async () => {
    const several = await team(3);
    for (let round = 1; round <= 4; round++) {
      const address = several.memory.buffer.byteLength;
      several.memory.grow(8 * round);
      await new Promise((resolve) => setTimeout(resolve, 5));
      const code = encode([{ ...fill(address, 100_000, round), grain: 1 }]);
      new Int32Array(several.memory.buffer).set(code, several.base / 4);
      several.run(several.base, several.base + code.byteLength, 0, 0);
      const numbers = new Float32Array(several.memory.buffer, address, 100_000);
      expect(numbers.every((number) => number === round)).toBe(true);
    }
  });

  it('throws, and does not wait for ever, when an instruction traps in any thread', async () => {
    for (const units of [1, 8]) {
      const several = await team(2);
      // A trap in both threads' parts, or in the first one's while the other waits.
      expect(() => results(several, () => [{ opcode: 9999 as Opcode, units, grain: 1, words: [] }], 1)).toThrow(
        'stopped',
      );
    }
    const several = await team(2);
    several.memory.grow(15);
    // Only the second half lies beyond the memory: the worker traps, and the first thread waits for it.
    const end = several.memory.buffer.byteLength;
    expect(() => results(several, () => [{ ...fill(end - 4096, 2048, 1), grain: 1 }], 1)).toThrow('stopped');
    expect(() => results(several, (base) => [fill(base, 10, 1)], 1)).toThrow('stopped');
  });
});

describe('workers that do not start', () => {
  const failing: StartThread = (_ready, lost) => {
    setTimeout(lost);
    return { post: () => undefined, end: () => undefined };
  };

  it('leave a smaller team', async () => {
    let started = 0;
    useThreadWorkers((ready, lost) => (++started === 2 ? failing(ready, lost) : startNodeThread(ready, lost)));
    const several = await team(4);
    expect(several.threads).toBe(3);
    const write = (base: number) => programOf(fc.sample(instruction, 500), base);
    expectSame(results(several, write, 2), results(await oneThread(), write, 2));
  });

  it('leave one thread when all fail', async () => {
    useThreadWorkers(failing);
    expect((await team(3)).threads).toBe(1);
    useThreadWorkers(() => {
      throw new Error('No worker may be made here.');
    });
    const alone = await team(3);
    expect(alone.threads).toBe(1);
    const write = (base: number): readonly Instruction[] => [fill(base, 3, 7)];
    expectSame(results(alone, write, 1), results(await oneThread(), write, 1));
  });
});

it('a team that was not disposed does not keep Node from ending', async () => {
  const script = `
    import { useInstalledWasm } from './src/engine/nodeWasmFiles.ts';
    import { createTeam } from './src/engine/kernels/threads.ts';
    useInstalledWasm();
    console.log((await createTeam(3)).threads);`;
  const tsx = path.resolve('node_modules/.bin/tsx');
  const { stdout } = await promisify(execFile)(tsx, ['--input-type=module', '--eval', script], { timeout: 20_000 });
  expect(stdout.trim()).toBe('3');
});
