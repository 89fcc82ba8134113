import type { Batch, Column } from '../program.ts';
import type { Address } from '../kernels/instruction.ts';
import type { Kernels } from '../kernels/instance.ts';
import type { Executable } from './assemble.ts';
import type { Runnable } from './executables.ts';
import type { Heap } from './heap.ts';
import { sizeOf, type Value } from './tape.ts';
import type { ColumnType } from './trace.ts';

/** One column of a batch. Throws where the batch lacks it. */
export function columnOf(batch: Batch, source: string, port: string): Column {
  const columns = batch[source];
  if (!columns) throw new Error(`The batch lacks ${source}`);
  const column = columns[port];
  if (!column) throw new Error(`${source} gives no ${port}`);
  return column;
}

/** Runs code on batches: writes the columns, runs, reads. */
export interface Runner {
  run(executable: Executable, batch: Batch): void;
  /** Runs code whose outputs are single numbers, and writes those down by name. */
  scores(runnable: Runnable, batch: Batch, into: Record<string, number>): void;
  /** A copy of a value, found at this address. */
  column(value: Value, address: Address): Column;
}

/** The scratch of two threads shares none, or they would wait for each other's writes. */
const cacheLine = 64;

export function createRunner(kernels: Kernels, heap: Heap): Runner {
  let scratch = { address: 0, bytes: 0 };
  // One view of the whole memory each, made anew when the memory has grown.
  let floats = new Float32Array(heap.memory.buffer);
  let integers = new Int32Array(heap.memory.buffer);
  const refresh = (): void => {
    if (floats.buffer === heap.memory.buffer) return;
    floats = new Float32Array(heap.memory.buffer);
    integers = new Int32Array(heap.memory.buffer);
  };
  const run = (executable: Executable, batch: Batch): void => {
    if (executable.scratchBytes > scratch.bytes) {
      const bytes = Math.ceil(executable.scratchBytes / cacheLine) * cacheLine;
      scratch = { address: heap.reserve(bytes * kernels.threads), bytes };
    }
    refresh();
    for (const { source, port, value, address } of executable.columns) {
      const { data } = columnOf(batch, source, port);
      (value.dtype === 'int32' ? integers : floats).set(data, address >>> 2);
    }
    kernels.run(executable.start, executable.end, scratch.address, scratch.bytes);
  };
  return {
    run,
    scores({ executable, outputs }, batch, into) {
      run(executable, batch);
      for (const { name, address } of outputs) into[name] = floats[address >>> 2]!;
    },
    column({ shape, dtype }, address) {
      refresh();
      const from = address / 4;
      const data = (dtype === 'int32' ? integers : floats).slice(from, from + sizeOf({ shape }));
      return { data, shape, dtype };
    },
  };
}

/** The code for the last few sizes of batch that were met: made when first needed. */
export interface CodeCache {
  for(batch: Batch): Runnable;
}

export function createCodeCache(make: (columns: (source: string, port: string) => ColumnType) => Runnable): CodeCache {
  const known: Runnable[] = [];
  return {
    for(batch) {
      for (const runnable of known) if (fits(runnable.executable, batch)) return runnable;
      const made = make((source, port) => columnOf(batch, source, port));
      known.unshift(made);
      return made;
    },
  };
}

/** Whether the columns that code reads have the size it was made for. */
function fits({ columns }: Executable, batch: Batch): boolean {
  for (const { source, port, value } of columns) {
    const { shape } = columnOf(batch, source, port);
    if (shape.length !== value.shape.length) return false;
    for (let axis = 0; axis < shape.length; axis++) if (shape[axis] !== value.shape[axis]) return false;
  }
  return true;
}
