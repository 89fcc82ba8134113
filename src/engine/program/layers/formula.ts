import { contract } from '../../../tensor/einsum/contract.ts';
import { equationOf } from '../../../tensor/einsum/equation.ts';
import {
  aligned,
  broadcastOf,
  evaluate,
  formulaOf,
  reducedAxes,
  transposedAxes,
  type FormulaOperations,
} from '../../../tensor/formula/evaluate.ts';
import type { Call } from '../../../tensor/formula/parse.ts';
import { binary, maximum, minimum, select, type BinaryName } from '../primitives/binary.ts';
import { reshape, transpose } from '../primitives/movement.ts';
import { broadcastTo, reduceMax, reduceMean, reduceMin, reduceSum } from '../primitives/reduce.ts';
import { softmax } from '../primitives/softmax.ts';
import { affine, unary, type UnaryName } from '../primitives/unary.ts';
import type { Tape, Value } from '../tape.ts';
import { tensorOperations } from './einsum.ts';
import type { LayerLowering, LoweringsByName } from './lowering.ts';

/** Functions of a formula that are a primitive of another name. */
const unaryNames: Readonly<Record<string, UnaryName>> = { rsqrt: 'reciprocalSqrt', silu: 'swish' };

const reductions: Readonly<Record<string, typeof reduceSum>> = {
  sum: reduceSum,
  mean: reduceMean,
  max: reduceMax,
  min: reduceMin,
};

/** What formulas are computed with, in primitives. */
const formulaOperations = (tape: Tape): FormulaOperations<Value> => ({
  number: (value) => tape.constant([value], []),
  call(call, values) {
    const [x] = values as [Value];
    const reduction = Object.hasOwn(reductions, call.name) ? reductions[call.name] : undefined;
    if (reduction) return reduction(tape, x, reducedAxes(call, x.shape.length), call.keepDims);
    if (call.name === 'negative') return affine(tape, x, -1);
    if (call.name === 'softmax') return softmax(tape, x);
    if (call.name === 'transpose') return transpose(tape, x, transposedAxes(call, x.shape.length));
    if (values.length === 1) return unary(tape, unaryNames[call.name] ?? (call.name as UnaryName), x);
    return ofSeveral(tape, call, side(tape, values));
  },
});

function ofSeveral(tape: Tape, { name }: Call, values: readonly Value[]): Value {
  const [a, b, c] = values as [Value, Value, Value];
  if (name === 'clip') return minimum(tape, maximum(tape, a, b), c);
  if (name === 'where') {
    const shape = broadcastOf(values.map((value) => value.shape));
    const [condition, yes, no] = values.map((value) => broadcastTo(tape, value, shape)) as [Value, Value, Value];
    return select(tape, condition, yes, no);
  }
  if (name !== 'matmul') return binary(tape, name as BinaryName, a, b);
  const equation = equationOf('...ij,...jk->...ik', [a.shape.length, b.shape.length]);
  return contract(tensorOperations(tape), equation, [a, b]);
}

/** The values with as many axes as the one that has most: samples are broadcast, batches stay side by side. */
function side(tape: Tape, values: readonly Value[]): readonly Value[] {
  const shapes = aligned(values.map(({ shape }) => shape));
  return values.map((value, index) => reshape(tape, value, shapes[index]!));
}

const expression: LayerLowering = ({ tape, args, inputs }) => {
  const floats = inputs.map((input) => (input.dtype === 'int32' ? unary(tape, 'toFloat', input) : input));
  return [evaluate(formulaOf(args['formula'] as string, inputs.length), floats, formulaOperations(tape))];
};

/** By `LayerCall.tfjs`. */
export const formulaLowerings: LoweringsByName = {
  Expression: expression,
};
