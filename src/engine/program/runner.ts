import type { Batch, Column } from '../program.ts';
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
  /** The only number of a value. */
  number(runnable: Runnable, name: string): number;
  /** A copy of a value. */
  column(executable: Executable, value: Value): Column;
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
  return {
    run(executable, batch) {
      if (executable.scratchBytes > scratch.bytes) {
        const bytes = Math.ceil(executable.scratchBytes / cacheLine) * cacheLine;
        scratch = { address: heap.reserve(bytes * kernels.threads), bytes };
      }
      refresh();
      for (const { source, port, value, address } of executable.columns) {
        const { data } = columnOf(batch, source, port);
        (value.dtype === 'int32' ? integers : floats).set(data, address / 4);
      }
      kernels.run(executable.start, executable.end, scratch.address, scratch.bytes);
    },
    number: ({ executable, outputs }, name) => {
      refresh();
      return floats[executable.address(outputs.get(name)!) / 4]!;
    },
    column(executable, value) {
      refresh();
      const { shape, dtype } = value;
      const from = executable.address(value) / 4;
      const data = (dtype === 'int32' ? integers : floats).slice(from, from + sizeOf(value));
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
      const found = known.find(({ executable }) => fits(executable, batch));
      if (found) return found;
      const made = make((source, port) => columnOf(batch, source, port));
      known.unshift(made);
      return made;
    },
  };
}

/** Whether the columns that code reads have the size it was made for. */
function fits({ columns }: Executable, batch: Batch): boolean {
  return columns.every(({ source, port, value }) => {
    const { shape } = columnOf(batch, source, port);
    return shape.length === value.shape.length && shape.every((length, axis) => length === value.shape[axis]);
  });
}
