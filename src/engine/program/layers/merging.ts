import * as binary from '../primitives/binary.ts';
import { matMul } from '../primitives/matMul.ts';
import { concatenate as concatenateValues, reshape, transpose } from '../primitives/movement.ts';
import { reduceSum } from '../primitives/reduce.ts';
import { affine, unary } from '../primitives/unary.ts';
import { sizeOf, type Tape, type Value } from '../tape.ts';
import type { LayerLowering, LoweringsByName } from './lowering.ts';

/**
 * Puts all inputs together two by two, in order. One with fewer axes gets more of length 1 behind the batch axis; the
 * primitives repeat those.
 */
const folded =
  (merge: (tape: Tape, a: Value, b: Value) => Value): LayerLowering =>
  ({ tape, inputs }) => {
    const rank = Math.max(...inputs.map(({ shape }) => shape.length));
    const aligned = inputs.map((input) => {
      const [batch, ...axes] = input.shape as [number, ...number[]];
      return reshape(tape, input, [batch, ...Array<number>(rank - input.shape.length).fill(1), ...axes]);
    });
    return [aligned.reduce((merged, input) => merge(tape, merged, input))];
  };

const add = folded(binary.add);
const multiply = folded(binary.multiply);

const operations: Readonly<Record<string, LayerLowering>> = {
  subtract: folded(binary.subtract),
  maximum: folded(binary.maximum),
  minimum: folded(binary.minimum),
};
const merge: LayerLowering = (use) => operations[use.args['operation'] as string]!(use);

const average: LayerLowering = (use) => {
  const [sum] = add(use);
  return [affine(use.tape, sum!, 1 / use.inputs.length)];
};

const concatenate: LayerLowering = ({ tape, args, inputs }) => [
  concatenateValues(tape, inputs, (args['axis'] as number | undefined) ?? -1),
];

/** Rows along one axis of each input, [batch, others, length], times one another. */
const dot: LayerLowering = ({ tape, args, inputs }) => {
  const axes = args['axes'] as readonly [number, number];
  const [a, b] = inputs.map((x, input) => {
    const rows = rowsAlong(tape, x, axes[input]!);
    return args['normalize'] ? normalized(tape, rows) : rows;
  }) as [Value, Value];
  const rest = inputs.flatMap(({ shape }, input) => shape.filter((_, axis) => axis !== 0 && axis !== axes[input]));
  const products = matMul(tape, a, b, { transposeB: true });
  return [reshape(tape, products, [a.shape[0]!, ...(rest.length === 0 ? [1] : rest)])];
};

function rowsAlong(tape: Tape, x: Value, axis: number): Value {
  const order = [...x.shape.keys()].filter((each) => each !== axis);
  const [batch, length] = [x.shape[0]!, x.shape[axis]!];
  return reshape(tape, transpose(tape, x, [...order, axis]), [batch, sizeOf(x) / (batch * length), length]);
}

/** Rows of length 1, by 1 / sqrt(sum of squares), which is at most 1e7. */
function normalized(tape: Tape, rows: Value): Value {
  const squares = reduceSum(tape, unary(tape, 'square', rows), [-1], true);
  const most = tape.constant([1e7], []);
  return binary.multiply(tape, rows, binary.minimum(tape, unary(tape, 'reciprocalSqrt', squares), most));
}

/** By `LayerCall.tfjs`. */
export const mergingLowerings: LoweringsByName = {
  add,
  multiply,
  average,
  concatenate,
  Dot: dot,
  Merge: merge,
};
