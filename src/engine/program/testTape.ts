import { useInstalledWasm } from '../nodeWasmFiles.ts';
import { createKernels } from '../kernels/instance.ts';
import { assemble } from './assemble.ts';
import { gradients } from './gradients.ts';
import { createHeap } from './heap.ts';
import { createRunner } from './runner.ts';
import { createTape, type Tape, type Value } from './tape.ts';
import type { DType } from '../../tensor/shape.ts';

/** Numbers to compute with, and their gradients where asked for. */
export interface Given {
  readonly data: Float32Array | Int32Array | readonly number[];
  readonly shape: readonly number[];
  readonly dtype?: DType;
}

export interface Computed {
  readonly data: Float32Array | Int32Array;
  readonly shape: readonly number[];
}

/**
 * Records what `write` does with inputs, runs it on these numbers, and gives what it gives. The inputs are kept values, so
 * that an updating primitive may change them: `after` reads them back when the program has run.
 */
export async function runTape(
  inputs: Readonly<Record<string, Given>>,
  write: (tape: Tape, inputs: Readonly<Record<string, Value>>) => readonly Value[],
  runs = 1,
): Promise<{ readonly outputs: readonly Computed[]; readonly after: (name: string) => Float32Array }> {
  useInstalledWasm();
  const kernels = await createKernels(new WebAssembly.Memory({ initial: 1, maximum: 65_536 }));
  const heap = createHeap(kernels);
  const tape = createTape();
  const values: Record<string, Value> = {};
  for (const [name, { data, shape, dtype }] of Object.entries(inputs)) {
    values[name] = tape.kept(name, shape, Array.from(data), dtype);
  }
  const outputs = write(tape, values);
  const executable = assemble(tape, outputs, heap);
  const runner = createRunner(kernels, heap);
  for (let run = 0; run < runs; run++) runner.run(executable, {});
  return {
    outputs: outputs.map((value) => runner.column(value, executable.address(value))),
    after: (name) => heap.keptNumbers(name)!,
  };
}

/**
 * The value of what `write` gives for these inputs, and the gradients with respect to all float inputs of its sum weighted
 * by `upstream` (by ones when absent).
 */
export async function runWithGradients(
  inputs: Readonly<Record<string, Given>>,
  write: (tape: Tape, inputs: Readonly<Record<string, Value>>) => Value,
  upstream?: ArrayLike<number>,
): Promise<{ readonly value: Computed; readonly gradients: Readonly<Record<string, Computed | undefined>> }> {
  const names = Object.keys(inputs).filter((name) => inputs[name]!.dtype !== 'int32');
  let found: readonly string[] = [];
  const { outputs } = await runTape(inputs, (tape, values) => {
    const value = write(tape, values);
    const weights = tape.constant(Array.from(upstream ?? new Float32Array(size(value)).fill(1)), value.shape);
    const known = gradients(
      tape,
      value,
      names.map((name) => values[name]!),
      weights,
    );
    found = names.filter((name) => known.has(values[name]!));
    return [value, ...found.map((name) => known.get(values[name]!)!)];
  });
  const [value, ...rest] = outputs;
  return { value: value!, gradients: Object.fromEntries(found.map((name, index) => [name, rest[index]])) };
}

function size({ shape }: Value): number {
  return shape.reduce((product, length) => product * length, 1);
}
