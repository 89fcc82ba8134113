import * as binary from '../primitives/binary.ts';
import { gather as gatherRows } from '../primitives/gather.ts';
import { concatenate, pad, reshape, slice as sliceOf, transpose } from '../primitives/movement.ts';
import * as reductions from '../primitives/reduce.ts';
import { topK as topKOf } from '../primitives/topK.ts';
import { affine, unary } from '../primitives/unary.ts';
import { sizeOf, type Tape, type Value } from '../tape.ts';
import { asFloat } from './asFloat.ts';
import type { LayerLowering, LoweringsByName } from './lowering.ts';
import { binaryMath, unaryMath } from './math.ts';

/*
 * Operations on tensors of any shape. Axes count the batch axis as 0.
 */

/** `size` -1 leaves an axis whole; begin, size and strides leave the batch axis out. */
const slice: LayerLowering = ({ tape, args, inputs: [x] }) => {
  const [begin, size, strides] = ['begin', 'size', 'strides'].map((name) => args[name] as readonly number[]);
  const lengths = size!.map((count, axis) => (count < 0 ? x!.shape[axis + 1]! : count));
  return [sliceOf(tape, x!, [0, ...begin!], [x!.shape[0]!, ...lengths], [1, ...strides!])];
};

const stack: LayerLowering = ({ tape, args, inputs }) => {
  const axis = args['axis'] as number;
  const whole = inputs.every(({ dtype }) => dtype === 'int32');
  const entries = inputs.map((x) => reshape(tape, whole ? x : asFloat(tape, x), x.shape.toSpliced(axis, 0, 1)));
  return [concatenate(tape, entries, axis)];
};

const split: LayerLowering = ({ tape, args, inputs: [x] }) => {
  const [sizes, axis] = [args['sizes'] as readonly number[], args['axis'] as number];
  let start = 0;
  return sizes.map((size) => {
    const starts = x!.shape.map((_, each) => (each === axis ? start : 0));
    start += size;
    const part = sliceOf(tape, x!, starts, x!.shape.with(axis, size));
    return args['squeeze'] ? reshape(tape, part, x!.shape.toSpliced(axis, 1)) : part;
  });
};

const expandDims: LayerLowering = ({ tape, args, inputs: [x] }) => [
  reshape(tape, x!, x!.shape.toSpliced(args['axis'] as number, 0, 1)),
];

const squeeze: LayerLowering = ({ tape, args, inputs: [x] }) => [
  reshape(tape, x!, x!.shape.toSpliced(args['axis'] as number, 1)),
];

const cast: LayerLowering = ({ tape, args, inputs: [x] }) => {
  const target = args['target'] as string;
  if (x!.dtype === target) return [x!];
  return [unary(tape, target === 'int32' ? 'toInteger' : 'toFloat', x!)];
};

const flip: LayerLowering = ({ tape, args, inputs: [x] }) => {
  const axes = args['axes'] as readonly number[];
  const turned = x!.shape.map((_, axis) => axes.includes(axis));
  const starts = x!.shape.map((length, axis) => (turned[axis] ? length - 1 : 0));
  const steps = turned.map((is) => (is ? -1 : 1));
  return [sliceOf(tape, x!, starts, x!.shape, steps)];
};

const roll: LayerLowering = ({ tape, args, inputs: [x] }) => {
  const [shift, axis] = [args['shift'] as number, args['axis'] as number];
  const length = x!.shape[axis]!;
  const first = (((length - shift) % length) + length) % length;
  if (first === 0) return [x!];
  const part = (from: number, count: number): Value => {
    const starts = x!.shape.map((_, each) => (each === axis ? from : 0));
    return sliceOf(tape, x!, starts, x!.shape.with(axis, count));
  };
  return [concatenate(tape, [part(first, length - first), part(0, first)], axis)];
};

const tile: LayerLowering = ({ tape, args, inputs: [x] }) => {
  const repeats = args['repeats'] as readonly number[];
  return [
    repeats.reduce<Value>((tiled, count, index) => {
      const copies = Array.from({ length: count }, () => tiled);
      return concatenate(tape, copies, index + 1);
    }, x!),
  ];
};

/** Sums over 2, 4, 8 ... neighbours: each round adds what lies twice as far back. */
const cumulativeSum: LayerLowering = ({ tape, args, inputs: [x] }) => {
  const axis = args['axis'] as number;
  let sum = asFloat(tape, x!);
  const length = sum.shape[axis]!;
  for (let back = 1; back < length; back *= 2) {
    const zeros = sum.shape.map(() => 0);
    const earlier = sliceOf(tape, sum, zeros, sum.shape.with(axis, length - back));
    const widths = sum.shape.map((_, each): [number, number] => [each === axis ? back : 0, 0]);
    sum = binary.add(tape, sum, pad(tape, earlier, widths));
  }
  return [sum];
};

const reduce: LayerLowering = ({ tape, args, inputs: [input] }) => {
  const axes = args['axes'] as readonly number[];
  const x = asFloat(tape, input!);
  const kept = reduced(tape, args['reduction'] as string, x, axes);
  if (args['keepdims']) return [kept];
  return [reshape(tape, kept, kept.shape.filter((_, axis) => !axes.includes(axis)))]; // prettier-ignore
};

/** One number of many, the axes kept with a length of 1. */
function reduced(tape: Tape, reduction: string, x: Value, axes: readonly number[]): Value {
  switch (reduction) {
    case 'mean':
      return reductions.reduceMean(tape, x, axes, true);
    case 'sum':
      return reductions.reduceSum(tape, x, axes, true);
    case 'max':
      return reductions.reduceMax(tape, x, axes, true);
    case 'min':
      return reductions.reduceMin(tape, x, axes, true);
    case 'prod':
      return axes.reduce((product, axis) => multiplied(tape, product, axis), x);
    case 'var':
      return variance(tape, x, axes);
    case 'std':
      return unary(tape, 'sqrt', variance(tape, x, axes));
    default: {
      const largest = reductions.reduceMax(tape, x, axes, true);
      const sum = reductions.reduceSum(tape, unary(tape, 'exp', binary.subtract(tape, x, largest)), axes, true);
      return binary.add(tape, unary(tape, 'log', sum), largest);
    }
  }
}

function variance(tape: Tape, x: Value, axes: readonly number[]): Value {
  const distance = binary.subtract(tape, x, reductions.reduceMean(tape, x, axes, true));
  return reductions.reduceMean(tape, unary(tape, 'square', distance), axes, true);
}

/** Multiplies along one axis, two halves at a time: products of two have a gradient at 0 too. */
function multiplied(tape: Tape, x: Value, axis: number): Value {
  let rest = x;
  const part = (from: number, count: number): Value => {
    const starts = rest.shape.map((_, each) => (each === axis ? from : 0));
    return sliceOf(tape, rest, starts, rest.shape.with(axis, count));
  };
  while (rest.shape[axis]! > 1) {
    const length = rest.shape[axis]!;
    const half = Math.floor(length / 2);
    const products = binary.multiply(tape, part(0, half), part(half, half));
    rest = length % 2 === 0 ? products : concatenate(tape, [products, part(2 * half, 1)], axis);
  }
  return rest;
}

/** Entries of an axis by number, each sample by itself; a number beyond the axis takes its first or last entry. */
const gather: LayerLowering = ({ tape, args, inputs: [input, indices] }) => {
  const axis = args['axis'] as number;
  const x = asFloat(tape, input!);
  const [batch, length] = [x.shape[0]!, x.shape[axis]!];
  const others = [...x.shape.keys()].filter((each) => each !== 0 && each !== axis);
  const rest = others.map((each) => x.shape[each]!);
  const taken = indices!.shape.slice(1);

  const features = rest.reduce((product, each) => product * each, 1);
  const rows = reshape(tape, transpose(tape, x, [0, axis, ...others]), [batch * length, features]);
  const inside = unary(tape, 'clip', asFloat(tape, indices!), { first: 0, second: length - 1 });
  const perSample = sizeOf(indices!) / batch;
  const starts = tape.constant(
    Array.from({ length: batch }, (_, sample) => sample * length),
    [batch, 1],
  );
  const places = binary.add(tape, reshape(tape, inside, [batch, perSample]), starts);
  const whole = reshape(tape, gatherRows(tape, rows, places), [batch, ...taken, ...rest]);

  const order = [...taken.keys()].map((each) => 1 + each);
  const moved = rest.map((_, each) => 1 + taken.length + each);
  const found = transpose(tape, whole, [0, ...moved.slice(0, axis - 1), ...order, ...moved.slice(axis - 1)]);
  return [input!.dtype === 'int32' ? unary(tape, 'toInteger', found) : found];
};

const oneHot: LayerLowering = ({ tape, args, inputs: [x] }) => {
  const count = args['numClasses'] as number;
  const places = tape.constant([...Array(count).keys()], [count]);
  return [binary.binary(tape, 'equal', reshape(tape, asFloat(tape, x!), [...x!.shape, 1]), places)];
};

const compare: LayerLowering = ({ tape, args, inputs }) => {
  const [a, b = tape.constant([args['value'] as number], [])] = inputs.map((x) => asFloat(tape, x));
  return [binary.binary(tape, args['comparison'] as binary.BinaryName, a!, b)];
};

const where: LayerLowering = ({ tape, inputs }) => {
  const [condition, a, b] = inputs.map((x) => asFloat(tape, x));
  const holds = binary.binary(tape, 'notEqual', condition!, tape.constant([0], []));
  const shape = condition!.shape.map((length, axis) => Math.max(length, a!.shape[axis]!, b!.shape[axis]!));
  const wide = (x: Value): Value => reductions.broadcastTo(tape, x, shape);
  return [binary.select(tape, wide(holds), wide(a!), wide(b!))];
};

const clip: LayerLowering = ({ tape, args, inputs: [x] }) => [
  unary(tape, 'clip', asFloat(tape, x!), { first: args['xMin'] as number, second: args['xMax'] as number }),
];

const argExtreme: LayerLowering = ({ tape, args, inputs: [input] }) => {
  const axis = args['axis'] as number;
  const x = asFloat(tape, input!);
  const others = [...x.shape.keys()].filter((each) => each !== axis);
  const rows = transpose(tape, args['extreme'] === 'max' ? x : affine(tape, x, -1), [...others, axis]);
  return [reductions.argMax(tape, rows)];
};

const topK: LayerLowering = ({ tape, args, inputs: [x] }) => {
  const { values, indices } = topKOf(tape, asFloat(tape, x!), args['k'] as number);
  return [values, indices];
};

const depthToSpace: LayerLowering = ({ tape, args, inputs: [x] }) => {
  const size = args['blockSize'] as number;
  const [batch, height, width, channels] = x!.shape as [number, number, number, number];
  const depth = channels / size ** 2;
  const rows = reshape(tape, x!, [batch * height, width, size, size * depth]);
  return [reshape(tape, transpose(tape, rows, [0, 2, 1, 3]), [batch, height * size, width * size, depth])];
};

const spaceToDepth: LayerLowering = ({ tape, args, inputs: [x] }) => {
  const size = args['blockSize'] as number;
  const [batch, height, width, channels] = x!.shape as [number, number, number, number];
  const rows = reshape(tape, x!, [(batch * height) / size, size, width / size, size * channels]);
  const shape = [batch, height / size, width / size, size ** 2 * channels];
  return [reshape(tape, transpose(tape, rows, [0, 2, 1, 3]), shape)];
};

/** By `LayerCall.tfjs`. */
export const tensorLowerings: LoweringsByName = {
  Slice: slice,
  Stack: stack,
  Split: split,
  ExpandDims: expandDims,
  Squeeze: squeeze,
  Cast: cast,
  Flip: flip,
  Roll: roll,
  Tile: tile,
  CumulativeSum: cumulativeSum,
  Reduce: reduce,
  Gather: gather,
  OneHot: oneHot,
  Compare: compare,
  Where: where,
  Clip: clip,
  UnaryMath: unaryMath,
  BinaryMath: binaryMath,
  ArgExtreme: argExtreme,
  TopK: topK,
  DepthToSpace: depthToSpace,
  SpaceToDepth: spaceToDepth,
};
