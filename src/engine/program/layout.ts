import type { Operation, Value } from './tape.ts';
import { sizeOf } from './tape.ts';

/** A stretch of memory that is needed from one operation to another, both by their place in the program. */
interface Stretch {
  readonly bytes: number;
  first: number;
  last: number;
  /** From the start of the arena; set when it is placed. */
  offset: number;
}

/** Where everything that lives in the arena lies, in bytes from its start. */
export interface Layout {
  /** Of the values that operations make and of the batch's columns, aliases included. */
  readonly offsets: ReadonlyMap<Value, number>;
  /** Of each operation's workspaces, in the order it asked for them. */
  readonly workspaces: readonly (readonly number[])[];
  /** Bytes of the arena. */
  readonly bytes: number;
}

/** A cache line: no two threads write to the same one, and vectors are aligned. */
const alignment = 64;

/**
 * Gives every value a place in one arena. Two values share memory when no operation needs both: the longest stretches are
 * placed first, each at the lowest offset where it meets none that lives at the same time (greedy by size: Pisarchyk and
 * Lee 2020, https://arxiv.org/abs/2001.03288). An element-wise operation writes over an input that nothing reads later.
 */
export function layOut(
  operations: readonly Operation[],
  wanted: readonly Value[],
  workspaceBytes: readonly (readonly number[])[],
): Layout {
  const lastUse = lastUses(operations, wanted);
  const stretches = stretchesOf(operations, wanted, lastUse);
  const rooms = workspaceBytes.map((sizes, place) =>
    sizes.map((bytes): Stretch => ({ bytes: aligned(bytes), first: place, last: place, offset: 0 })),
  );
  const bytes = pack([...new Set(stretches.values()), ...rooms.flat()]);
  return {
    offsets: new Map([...stretches].map(([value, { offset }]) => [value, offset])),
    workspaces: rooms.map((list) => list.map(({ offset }) => offset)),
    bytes,
  };
}

/** The value whose memory a value is: itself, or what it is an alias of. */
export function rootsOf(operations: readonly Operation[]): (value: Value) => Value {
  const aliases = new Map<Value, Value>();
  for (const { primitive, inputs, outputs } of operations) {
    if (primitive.alias !== undefined) aliases.set(outputs[0]!, inputs[primitive.alias]!);
  }
  return (value) => {
    let root = value;
    for (let next = aliases.get(root); next; next = aliases.get(root)) root = next;
    return root;
  };
}

/** The place of the last operation that reads a value's memory, by root; behind the end for what is wanted. */
function lastUses(operations: readonly Operation[], wanted: readonly Value[]): ReadonlyMap<Value, number> {
  const rootOf = rootsOf(operations);
  const last = new Map<Value, number>();
  operations.forEach(({ inputs }, place) => {
    for (const input of inputs) last.set(rootOf(input), place);
  });
  for (const value of wanted) last.set(rootOf(value), operations.length);
  return last;
}

function stretchesOf(
  operations: readonly Operation[],
  wanted: readonly Value[],
  lastUse: ReadonlyMap<Value, number>,
): ReadonlyMap<Value, Stretch> {
  const rootOf = rootsOf(operations);
  const stretches = new Map<Value, Stretch>();
  const begin = (value: Value, first: number): void => {
    const stretch = {
      bytes: aligned(4 * sizeOf(value)),
      first,
      last: Math.max(first, lastUse.get(value) ?? first),
      offset: 0,
    };
    stretches.set(value, stretch);
  };
  for (const value of [...operations.flatMap(({ inputs }) => inputs), ...wanted]) {
    if (value.home.kind === 'batch' && !stretches.has(value)) begin(value, -1);
  }
  operations.forEach((operation, place) => {
    const { primitive, outputs } = operation;
    if (primitive.alias !== undefined) {
      const under = stretches.get(rootOf(outputs[0]!));
      if (under) stretches.set(outputs[0]!, under);
      return;
    }
    outputs.forEach((output, index) => {
      const over = index === 0 ? overwritten(operation, place, lastUse, rootOf) : undefined;
      const stretch = over && stretches.get(over);
      if (!stretch) return begin(output, place);
      stretches.set(output, stretch);
      stretch.last = Math.max(stretch.last, lastUse.get(output) ?? place);
    });
  });
  return stretches;
}

/** The input that an operation's first output may be written over: of the same size, made, and dead afterwards. */
function overwritten(
  { primitive, inputs, outputs }: Operation,
  place: number,
  lastUse: ReadonlyMap<Value, number>,
  rootOf: (value: Value) => Value,
): Value | undefined {
  for (const index of primitive.overwrites ?? []) {
    const input = inputs[index];
    const root = input && rootOf(input);
    if (root?.home.kind === 'made' && lastUse.get(root) === place && sizeOf(root) === sizeOf(outputs[0]!)) return root;
  }
  return undefined;
}

/** Places stretches and gives the bytes they take together. */
function pack(stretches: readonly Stretch[]): number {
  const placed: Stretch[] = [];
  let top = 0;
  for (const stretch of stretches.toSorted((a, b) => b.bytes - a.bytes || a.first - b.first)) {
    let offset = 0;
    for (const other of placed) {
      if (other.last < stretch.first || other.first > stretch.last) continue;
      if (other.offset >= offset + stretch.bytes) break;
      offset = Math.max(offset, other.offset + other.bytes);
    }
    stretch.offset = offset;
    top = Math.max(top, offset + stretch.bytes);
    placed.splice(placed.findLastIndex((other) => other.offset <= offset) + 1, 0, stretch);
  }
  return top;
}

function aligned(bytes: number): number {
  return Math.max(alignment, Math.ceil(bytes / alignment) * alignment);
}
