import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

import { createKernels, type Kernels } from '../../kernels/instance.ts';
import { encode, type Address, type Instruction } from '../../kernels/instruction.ts';

/**
 * What TensorFlow.js 4.22 does not show of its wasm backend, and we use: the memory its tensors live in, and where each
 * of them lies. The version is pinned; every test of these kernels fails should it change.
 */
interface BackendInside {
  readonly wasm: {
    readonly asm: { readonly memory: WebAssembly.Memory };
    _malloc(bytes: number): Address;
    _free(address: Address): void;
  };
  readonly dataIdMap: { get(dataId: object): { readonly memoryOffset: Address } };
}

/** A stretch of the backend's heap that is ours; a longer one takes its place when needed. */
interface Room {
  /** As it was given, and the first place in it that is a multiple of a cache line. */
  given: Address;
  address: Address;
  bytes: number;
}

const emptyRoom = (): Room => ({ given: 0, address: 0, bytes: 0 });

/** Our kernels at work in a heap. */
interface Attached {
  readonly kernels: Kernels;
  /** The whole heap, until it grows. */
  words: Int32Array;
  readonly code: Room;
  readonly scratch: Room;
  readonly workspaces: Room[];
  /** Workspaces that the next run uses. */
  taken: number;
}

let attached: Attached | undefined;

/** Puts our kernels to work in the heap of the wasm backend, which must be the one in use. Does so once. */
export async function attachKernels(): Promise<void> {
  const { memory } = inside(tf.backend() as BackendWasm).wasm.asm;
  if (attached?.kernels.memory === memory) return;
  const kernels = await createKernels(memory);
  const rooms = { code: emptyRoom(), scratch: emptyRoom(), workspaces: [] };
  attached = { kernels, words: new Int32Array(memory.buffer), ...rooms, taken: 0 };
}

/** Whether our kernels are at work in the backend that is in use. */
export function hasKernels(): boolean {
  return attached !== undefined && tf.getBackend() === 'wasm';
}

/** Where a tensor's numbers lie in the heap, until it is disposed. */
export function addressOf(backend: BackendWasm, tensor: tf.TensorInfo): Address {
  return inside(backend).dataIdMap.get(tensor.dataId).memoryOffset;
}

/** Room for so many numbers until the next `runInstructions` is done. */
export function workspace(backend: BackendWasm, count: number): Address {
  const heap = atWork();
  return ensure(backend, (heap.workspaces[heap.taken++] ??= emptyRoom()), 4 * count);
}

/** These words in the heap, until the next `runInstructions` is done. */
export function writtenWords(backend: BackendWasm, words: readonly number[]): Address {
  const at = workspace(backend, words.length);
  wordsOf(atWork()).set(words, at / 4);
  return at;
}

/** Runs instructions in the heap, which need at most so many bytes of scratch. */
export function runInstructions(
  backend: BackendWasm,
  instructions: readonly Instruction[],
  scratchBytes = smallScratch,
): void {
  const heap = atWork();
  const words = encode(instructions);
  const start = ensure(backend, heap.code, words.byteLength);
  const scratch = ensure(backend, heap.scratch, Math.max(scratchBytes, smallScratch));
  wordsOf(heap).set(words, start / 4);
  heap.kernels.run(start, start + words.byteLength, scratch, scratchBytes);
  heap.taken = 0;
}

/** Bytes of scratch that every kernel may count on here: what those need that compute number by number. */
const smallScratch = 256;
const alignment = 64;

function atWork(): Attached {
  if (!attached) throw new Error('Our kernels are not at work in the wasm backend.');
  return attached;
}

function wordsOf(heap: Attached): Int32Array {
  const { buffer } = heap.kernels.memory;
  if (heap.words.buffer !== buffer) heap.words = new Int32Array(buffer);
  return heap.words;
}

function ensure(backend: BackendWasm, room: Room, bytes: number): Address {
  if (bytes <= room.bytes) return room.address;
  const { wasm } = inside(backend);
  const wanted = Math.ceil(bytes * 1.25);
  if (room.given !== 0) wasm._free(room.given);
  // Above 2 GB the address comes as a negative number.
  const given = wasm._malloc(wanted + alignment) >>> 0;
  if (given === 0) throw new Error('Memory allocation failed in the wasm backend.');
  Object.assign(room, { given, address: Math.ceil(given / alignment) * alignment, bytes: wanted });
  return room.address;
}

function inside(backend: BackendWasm): BackendInside {
  return backend as unknown as BackendInside;
}
