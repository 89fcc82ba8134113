import type { Kernels } from '../kernels/instance.ts';
import type { Address } from '../kernels/instruction.ts';
import type { Value } from './tape.ts';
import { sizeOf } from './tape.ts';

/** The memory of one program: what is kept between runs, the arena of a run, and the code. */
export interface Heap {
  readonly memory: WebAssembly.Memory;
  /** Room that stays, zeroed. */
  reserve(bytes: number): Address;
  /** The address of a kept value or a constant; made, and filled with its first numbers, when first asked for. */
  addressOf(value: Value): Address;
  /** At least so many bytes that only last for one run: every run uses the same ones. */
  arena(bytes: number): Address;
  /** A view of the memory as it is now: memory that grows makes views stale. */
  floats(address: Address, count: number): Float32Array;
  integers(address: Address, count: number): Int32Array;
  /** Sets a kept value, or says what it will hold when a program first asks for it. */
  setKept(name: string, numbers: ArrayLike<number>): void;
  /** Makes a kept value what it was before the first run. */
  resetKept(name: string): void;
  /** A copy of a kept value that was set or asked for. */
  keptNumbers(name: string): Float32Array | undefined;
  /** Names of all kept values that were set or asked for. */
  keptNames(): readonly string[];
}

interface KeptPlace {
  readonly address: Address;
  readonly value: Value;
}

const page = 65_536;
const alignment = 64;

/** A heap in the memory of the kernels, above `base`. */
export function createHeap({ memory, base }: Pick<Kernels, 'memory' | 'base'>): Heap {
  const kept = new Map<string, KeptPlace>();
  /** What kept values hold that no program has asked for yet. */
  const waiting = new Map<string, Float32Array>();
  const constants = new Map<string, Address>();
  let top = base;
  let arena = { address: 0, bytes: 0 };

  const reserve = (bytes: number): Address => {
    const address = top;
    const end = Math.ceil((address + bytes) / alignment) * alignment;
    const missing = end - memory.buffer.byteLength;
    if (missing > 0) grow(memory, Math.ceil(missing / page));
    top = end;
    return address;
  };
  const heap: Heap = {
    memory,
    reserve,
    arena(bytes) {
      if (bytes > arena.bytes) arena = { address: reserve(bytes), bytes };
      return arena.address;
    },
    addressOf(value) {
      const { home } = value;
      if (home.kind === 'kept') {
        const known = kept.get(home.name);
        if (known) return known.address;
        const address = place(heap, value, waiting.get(home.name) ?? home.initial);
        waiting.delete(home.name);
        kept.set(home.name, { address, value });
        return address;
      }
      if (home.kind !== 'constant') throw new Error(`Value ${value.id} does not stay.`);
      const key = `${value.dtype} ${home.numbers.join()}`;
      const address = constants.get(key) ?? place(heap, value, home.numbers);
      constants.set(key, address);
      return address;
    },
    setKept(name, numbers) {
      const known = kept.get(name);
      if (known) viewOf(heap, known).set(numbers);
      else waiting.set(name, Float32Array.from(numbers));
    },
    resetKept(name) {
      waiting.delete(name);
      const known = kept.get(name);
      if (known?.value.home.kind === 'kept') setAll(viewOf(heap, known), known.value.home.initial);
    },
    keptNumbers(name) {
      const known = kept.get(name);
      return known ? Float32Array.from(viewOf(heap, known)) : waiting.get(name)?.slice();
    },
    keptNames: () => [...waiting.keys(), ...kept.keys()],
    floats: (address, count) => new Float32Array(memory.buffer, address, count),
    integers: (address, count) => new Int32Array(memory.buffer, address, count),
  };
  return heap;
}

function grow(memory: WebAssembly.Memory, pages: number): void {
  try {
    memory.grow(pages);
  } catch (cause) {
    const megabytes = Math.ceil(((memory.buffer.byteLength / page + pages) * page) / 2 ** 20);
    throw new Error(`Memory allocation failed: the program needs ${megabytes} MB.`, { cause });
  }
}

function place(heap: Heap, value: Value, numbers: number | ArrayLike<number>): Address {
  const address = heap.reserve(Math.max(4, 4 * sizeOf(value)));
  setAll(viewOf(heap, { address, value }), numbers);
  return address;
}

function setAll(view: Float32Array | Int32Array, numbers: number | ArrayLike<number>): void {
  if (typeof numbers === 'number') view.fill(numbers);
  else view.set(numbers);
}

function viewOf(heap: Heap, { address, value }: KeptPlace): Float32Array | Int32Array {
  const count = sizeOf(value);
  return value.dtype === 'int32' ? heap.integers(address, count) : heap.floats(address, count);
}
