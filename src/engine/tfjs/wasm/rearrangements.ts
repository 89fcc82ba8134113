import * as tf from '@tensorflow/tfjs';

import type { Address, Instruction } from '../../kernels/instruction.ts';
import { stridesOf } from '../../kernels/instructions/broadcast.ts';
import { rearrange } from '../../kernels/instructions/rearrange.ts';
import { replaceWasmKernel, shared, sizeOf, type KernelCall } from './heap.ts';
import { addressOf, runInstructions } from './kernelHeap.ts';

/**
 * What moves numbers and computes none, by our kernel. The stock kernels copy the whole tensor for each part that they
 * take of it, and repeat and put together number by number, or row by row in JavaScript: half of what a recurrent
 * layer did. All of it works on any numbers of four bytes.
 */
export function registerRearrangements(): void {
  replaceWasmKernel('Transpose', ({ inputs }) => isOurs(inputs['x']!), transposed);
  replaceWasmKernel('Tile', ({ inputs }) => isOurs(inputs['x']!), tiled);
  replaceWasmKernel('Concat', ({ inputs }) => listOf(inputs).every(isOurs), concatenated);
  replaceWasmKernel('Slice', ({ inputs }) => isOurs(inputs['x']!), (call) => {
    const x = call.inputs['x']!;
    const { begin, size } = call.attrs as { begin: number | number[]; size?: number | number[] };
    const [starts, lengths] = tf.slice_util.parseSliceParams(x, begin, size) as [number[], number[]];
    return cut(call, x, [{ starts, lengths }])[0]!;
  }); // prettier-ignore
  replaceWasmKernel('SplitV', ({ inputs }) => isOurs(inputs['x']!), (call) => {
    const x = call.inputs['x']!;
    const [axis] = tf.util.parseAxisParam(call.attrs['axis'] as number, x.shape) as [number];
    const sizes = call.attrs['numOrSizeSplits'] as number | number[];
    // It asks for a tensor and looks at its shape.
    return cut(call, x, partsAlong(x, axis, tf.backend_util.prepareSplitSize(x as tf.Tensor, sizes, axis)));
  }); // prettier-ignore
  replaceWasmKernel('Unpack', ({ inputs }) => isOurs(inputs['value']!), (call) => {
    const value = call.inputs['value']!;
    const [axis] = tf.util.parseAxisParam(call.attrs['axis'] as number, value.shape) as [number];
    const parts = partsAlong(value, axis, Array.from({ length: value.shape[axis]! }, () => 1));
    const shape = value.shape.toSpliced(axis, 1);
    return cut(call, value, parts).map((part) => ({ ...part, shape }));
  }); // prettier-ignore
}

const isOurs = ({ dtype, shape }: tf.TensorInfo): boolean =>
  (dtype === 'float32' || dtype === 'int32') && sizeOf(shape) > 0;

/** TensorFlow.js hands lists of tensors over as they are. */
const listOf = (inputs: KernelCall['inputs']): readonly tf.TensorInfo[] =>
  inputs as unknown as readonly tf.TensorInfo[];

/** The copy of a box: its shape, and how far apart neighbours are on both sides. */
function box(
  out: Address,
  x: Address,
  shape: readonly number[],
  [outSteps, xSteps]: readonly [readonly number[], readonly number[]],
): Instruction {
  return rearrange(out, x, shape.map((length, axis) => ({ length, steps: [outSteps[axis]!, xSteps[axis]!] }))); // prettier-ignore
}

function transposed({ backend, inputs, attrs }: KernelCall): tf.TensorInfo {
  const x = inputs['x']!;
  const order = attrs['perm'] as readonly number[];
  const shape = order.map((axis) => x.shape[axis]!);
  const long = order.filter((axis) => x.shape[axis] !== 1);
  if (long.every((axis, index) => index === 0 || long[index - 1]! < axis)) return shared(backend, x, shape);
  const out = backend.makeOutput(shape, x.dtype);
  const strides = stridesOf(x.shape);
  const steps = order.map((axis) => strides[axis]!);
  runInstructions(backend, [box(addressOf(backend, out), addressOf(backend, x), shape, [stridesOf(shape), steps])]);
  return out;
}

function tiled({ backend, inputs, attrs }: KernelCall): tf.TensorInfo {
  const x = inputs['x']!;
  const times = attrs['reps'] as readonly number[];
  const out = backend.makeOutput(x.shape.map((length, axis) => length * times[axis]!), x.dtype); // prettier-ignore
  if (sizeOf(out.shape) === 0) return out;
  const [outStrides, xStrides] = [stridesOf(out.shape), stridesOf(x.shape)];
  // Each axis is two: which repetition, and where in it.
  const pairs = x.shape.flatMap((length, axis) => [
    { length: times[axis]!, steps: [outStrides[axis]! * length, 0] },
    { length, steps: [outStrides[axis]!, xStrides[axis]!] },
  ]);
  runInstructions(backend, [rearrange(addressOf(backend, out), addressOf(backend, x), pairs)]);
  return out;
}

function concatenated({ backend, inputs, attrs }: KernelCall): tf.TensorInfo {
  const parts = listOf(inputs);
  const [axis] = tf.util.parseAxisParam(attrs['axis'] as number, parts[0]!.shape) as [number];
  const shapes = parts.map(({ shape }) => shape);
  tf.backend_util.assertParamsConsistent(shapes, axis);
  const out = backend.makeOutput(tf.backend_util.computeOutShape(shapes, axis), parts[0]!.dtype);
  const strides = stridesOf(out.shape);
  let to = addressOf(backend, out);
  const instructions = parts.map((part) => {
    const copy = box(to, addressOf(backend, part), part.shape, [strides, stridesOf(part.shape)]);
    to += 4 * part.shape[axis]! * strides[axis]!;
    return copy;
  });
  runInstructions(backend, instructions);
  return out;
}

interface Part {
  readonly starts: readonly number[];
  readonly lengths: number[];
}

function partsAlong({ shape }: tf.TensorInfo, axis: number, lengths: readonly number[]): readonly Part[] {
  let start = 0;
  return lengths.map((length) => {
    const part = { starts: shape.map((_, each) => (each === axis ? start : 0)), lengths: shape.with(axis, length) };
    start += length;
    return part;
  });
}

/** Parts of a tensor, all taken at once. */
function cut({ backend }: KernelCall, x: tf.TensorInfo, parts: readonly Part[]): tf.TensorInfo[] {
  const strides = stridesOf(x.shape);
  const taken = parts.map(({ lengths }) => backend.makeOutput(lengths, x.dtype));
  const instructions = parts.flatMap(({ starts, lengths }, index) => {
    if (sizeOf(lengths) === 0) return [];
    const first = starts.reduce((sum, start, axis) => sum + start * strides[axis]!, 0);
    const from = addressOf(backend, x) + 4 * first;
    return [box(addressOf(backend, taken[index]!), from, lengths, [stridesOf(lengths), strides])];
  });
  runInstructions(backend, instructions);
  return taken;
}
