import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

import { createKernels, type Kernels } from '../../kernels/instance.ts';
import { encode, type Address, type Instruction } from '../../kernels/instruction.ts';

/**
 * What TensorFlow.js 4.22 does not show of its wasm backend, and we use: the memory its tensors live in, and where each
 * of them lies. The version is pinned; `kernelHeap.test.ts` fails should it change.
 */
interface BackendInside {
  readonly wasm: { readonly asm: { readonly memory: WebAssembly.Memory }; _malloc(bytes: number): Address };
  readonly dataIdMap: { get(dataId: object): { readonly memoryOffset: Address } };
}

/** A stretch of the backend's heap that is ours; it is made longer when needed, and never given back. */
interface Room {
  address: Address;
  bytes: number;
}

let kernels: Kernels | undefined;
const code: Room = { address: 0, bytes: 0 };
const scratch: Room = { address: 0, bytes: 0 };
const workspaces: Room[] = [];
let taken = 0;

/** Puts our kernels to work in the heap of the wasm backend, which must be the one in use. Does so once. */
export async function attachKernels(): Promise<void> {
  kernels ??= await createKernels(inside(tf.backend() as BackendWasm).wasm.asm.memory);
}

/** Where a tensor's numbers lie in the heap, until it is disposed. */
export function addressOf(backend: BackendWasm, tensor: tf.TensorInfo): Address {
  return inside(backend).dataIdMap.get(tensor.dataId).memoryOffset;
}

/** Room for so many numbers until the next `runInstructions` is done. */
export function workspace(backend: BackendWasm, count: number): Address {
  const room = (workspaces[taken++] ??= { address: 0, bytes: 0 });
  return ensure(backend, room, 4 * count);
}

/** Runs instructions in the heap. Each thread of them needs so many bytes of scratch. */
export function runInstructions(backend: BackendWasm, instructions: readonly Instruction[], scratchBytes = 0): void {
  if (!kernels) throw new Error('Our kernels are not at work in the wasm backend.');
  const words = encode(instructions);
  const start = ensure(backend, code, words.byteLength);
  const own = ensure(backend, scratch, scratchBytes);
  new Int32Array(kernels.memory.buffer, start, words.length).set(words);
  kernels.run(start, start + words.byteLength, own, scratchBytes);
  taken = 0;
}

function ensure(backend: BackendWasm, room: Room, bytes: number): Address {
  if (bytes <= room.bytes) return room.address;
  const wanted = Math.ceil(bytes * 1.25);
  const address = inside(backend).wasm._malloc(wanted + alignment);
  if (address === 0) throw new Error('Memory allocation failed in the wasm backend.');
  room.address = Math.ceil(address / alignment) * alignment;
  room.bytes = wanted;
  return room.address;
}

const alignment = 64;

function inside(backend: BackendWasm): BackendInside {
  return backend as unknown as BackendInside;
}
