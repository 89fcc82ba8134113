// What a tape computes, as a function with gradients, for the tests of slopes.
import type { NamedNumbers, Sloped } from '../finiteDifferences.ts';
import { createKernels } from '../kernels/instance.ts';
import { assemble, type Executable } from './assemble.ts';
import { gradients } from './gradients.ts';
import { createHeap } from './heap.ts';
import { add, multiply } from './primitives/binary.ts';
import { reduceSum } from './primitives/reduce.ts';
import { createRunner } from './runner.ts';
import { createTape, type Tape, type Value } from './tape.ts';
import type { Given } from './testTape.ts';

/**
 * What `write` records of the given values, all of which are kept by name, with the gradients by those in `by`. Whatever
 * a run changes, moving averages and counts of draws, is as it was before the next one.
 */
export async function slopedTape(
  given: ReadonlyMap<string, Given>,
  by: readonly string[],
  write: (tape: Tape, values: ReadonlyMap<string, Value>) => readonly Value[],
): Promise<Sloped & { dispose(): void }> {
  const kernels = await createKernels(new WebAssembly.Memory({ initial: 1, maximum: 65_536 }));
  const heap = createHeap(kernels);
  const runner = createRunner(kernels, heap);
  const tape = createTape();
  const values = new Map([...given].map(([name, { shape, data, dtype }]) => [name, tape.kept(name, shape, Array.from(data), dtype)] as const)); // prettier-ignore
  // Whole numbers have no slope.
  const outputs = write(tape, values).filter(({ dtype }) => dtype === 'float32');
  const forward = assemble(tape, outputs, heap);

  const projections = outputs.map(({ shape }, at) => tape.kept(`projection ${at}`, shape));
  const found = projected(tape, outputs, projections, by.map((name) => values.get(name)!)); // prettier-ignore
  const slopes = new Map(by.flatMap((name) => (found.has(values.get(name)!) ? [[name, found.get(values.get(name)!)!] as const] : []))); // prettier-ignore
  const backward = assemble(tape, [...slopes.values()], heap);

  const before = heap.keptNames().map((name) => [name, heap.keptNumbers(name)!] as const);
  const run = (executable: Executable, changed: NamedNumbers): void => {
    for (const [name, numbers] of [...before, ...changed]) heap.setKept(name, numbers);
    runner.run(executable, {});
  };
  const numbers = (executable: Executable, value: Value): Float32Array =>
    runner.column(value, executable.address(value)).data as Float32Array;
  return {
    at: new Map(by.map((name) => [name, Float32Array.from(given.get(name)!.data)])),
    outputs(name, changed) {
      run(forward, new Map([[name, changed]]));
      return joined(outputs.map((value) => numbers(forward, value)));
    },
    gradients(projection) {
      run(backward, new Map(split(projection, projections).map((part, at) => [`projection ${at}`, part])));
      return new Map([...slopes].map(([name, slope]) => [name, numbers(backward, slope)]));
    },
    dispose: () => kernels.dispose(),
  };
}

/** Gradients of the sum of all outputs times their projections. */
function projected(
  tape: Tape,
  outputs: readonly Value[],
  projections: readonly Value[],
  targets: readonly Value[],
): ReadonlyMap<Value, Value> {
  const sums = outputs.map((output, at) => reduceSum(tape, multiply(tape, output, projections[at]!)));
  const [first, ...rest] = sums;
  return first ? gradients(tape, rest.reduce((sum, each) => add(tape, sum, each), first), targets) : new Map(); // prettier-ignore
}

/** Rows of numbers as one. */
export function joined(rows: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(rows.reduce((sum, { length }) => sum + length, 0));
  rows.reduce((start, row) => (all.set(row, start), start + row.length), 0);
  return all;
}

/** One row as many, as long as these shapes are large. */
export function split(row: Float32Array, shapes: readonly { readonly shape: readonly number[] }[]): Float32Array[] {
  let start = 0;
  return shapes.map(({ shape }) => row.slice(start, (start += shape.reduce((size, length) => size * length, 1))));
}
