import { encode, type Address, type Instruction } from '../kernels/instruction.ts';
import { layOut, rootsOf, type Layout } from './layout.ts';
import type { Heap } from './heap.ts';
import type { EmittedUse, PrimitiveAttributes } from './primitive.ts';
import type { Operation, Tape, Value } from './tape.ts';

/** A tape as code in memory: what one call of the kernels runs. */
export interface Executable {
  /** The code's first byte and the one behind its last. */
  readonly start: Address;
  readonly end: Address;
  /** Bytes of scratch each thread needs. */
  readonly scratchBytes: number;
  /** Where the batch's columns are written before a run: those the program reads. */
  readonly columns: readonly {
    readonly source: string;
    readonly port: string;
    readonly value: Value;
    readonly address: Address;
  }[];
  /** Address of a wanted value after a run, or of a kept one. */
  address(value: Value): Address;
  /** For those who want to look at it. */
  readonly operations: readonly Operation[];
  readonly instructions: readonly Instruction[];
  readonly arenaBytes: number;
}

/** Lays a tape's values out in the heap and writes its code there: what is not needed for `wanted`, or to update what is kept, is left out. */
export function assemble(tape: Tape, wanted: readonly Value[], heap: Heap): Executable {
  const operations = needed(tape.operations, wanted);
  const demand = measure(operations);
  const layout = layOut(operations, wanted, demand.workspaces);
  const arena = heap.arena(layout.bytes);
  const rootOf = rootsOf(operations);
  const address = (value: Value): Address => {
    const root = rootOf(value);
    const offset = layout.offsets.get(root);
    return offset === undefined ? heap.addressOf(root) : arena + offset;
  };
  const instructions = operations.flatMap((operation, place) => emit(operation, place, address, layout, arena));
  const code = encode(instructions);
  const start = heap.reserve(code.byteLength);
  heap.integers(start, code.length).set(code);
  return {
    start,
    end: start + code.byteLength,
    scratchBytes: demand.scratchBytes,
    columns: columnsOf(operations, wanted).map(({ value, ...name }) => ({ ...name, value, address: address(value) })),
    address,
    operations,
    instructions,
    arenaBytes: layout.bytes,
  };
}

/** The operations that lead to what is wanted, and those that change what is kept, with all they read. */
function needed(operations: readonly Operation[], wanted: readonly Value[]): readonly Operation[] {
  const read = new Set(wanted);
  const kept = operations.toReversed().filter(({ primitive, inputs, outputs }) => {
    if (!primitive.updates && !outputs.some((output) => read.has(output))) return false;
    for (const input of inputs) read.add(input);
    return true;
  });
  return kept.reverse();
}

/** What the operations ask for beside their values: found by letting them emit with every address at 0. */
function measure(operations: readonly Operation[]): {
  readonly workspaces: readonly (readonly number[])[];
  readonly scratchBytes: number;
} {
  let scratchBytes = 0;
  const workspaces = operations.map((operation) => {
    const asked: number[] = [];
    emitWith(operation, {
      address: () => 0,
      workspace: (count) => {
        asked.push(4 * count);
        return 0;
      },
      scratch: (bytes) => {
        scratchBytes = Math.max(scratchBytes, bytes);
      },
    });
    return asked;
  });
  return { workspaces, scratchBytes };
}

function emit(operation: Operation, place: number, address: (value: Value) => Address, layout: Layout, arena: Address) {
  let asked = 0;
  return emitWith(operation, {
    address,
    workspace: () => arena + layout.workspaces[place]![asked++]!,
    scratch: () => undefined,
  });
}

function emitWith(
  { primitive, attributes, inputs, outputs }: Operation,
  places: Pick<EmittedUse<PrimitiveAttributes>, 'address' | 'workspace' | 'scratch'>,
): readonly Instruction[] {
  if (primitive.alias !== undefined) return [];
  // A kernel of no units has nothing to do, and may not be told of it.
  return primitive.emit({ attributes, inputs, outputs, ...places }).filter(({ units }) => units > 0);
}

function columnsOf(operations: readonly Operation[], wanted: readonly Value[]) {
  const values = new Set([...operations.flatMap(({ inputs }) => inputs), ...wanted]);
  return [...values].flatMap((value) => {
    const { home } = value;
    return home.kind === 'batch' ? [{ source: home.source, port: home.port, value }] : [];
  });
}
