import { contract, type TensorOperations } from '../../../tensor/einsum/contract.ts';
import { einsumDenseShapes } from '../../../tensor/einsum/dense.ts';
import { equationOf } from '../../../tensor/einsum/equation.ts';
import { add, multiply } from '../primitives/binary.ts';
import { matMul } from '../primitives/matMul.ts';
import { reshape, transpose } from '../primitives/movement.ts';
import { reduceSum } from '../primitives/reduce.ts';
import { unary } from '../primitives/unary.ts';
import type { Tape, Value } from '../tape.ts';
import { activate } from './activation.ts';
import type { LayerLowering, LoweringsByName } from './lowering.ts';

/** What equations are computed with, in primitives. */
export const tensorOperations = (tape: Tape): TensorOperations<Value> => ({
  shape: (x) => x.shape,
  reshape: (x, shape) => reshape(tape, x, shape),
  transpose: (x, order) => transpose(tape, x, order),
  sum: (x, axes) => reduceSum(tape, x, axes),
  multiply: (a, b) => multiply(tape, a, b),
  matMul: (a, b) => matMul(tape, a, b),
});

const einsum: LayerLowering = ({ tape, args, inputs }) => {
  const ranks = inputs.map(({ shape }) => shape.length);
  const floats = inputs.map((input) => (input.dtype === 'int32' ? unary(tape, 'toFloat', input) : input));
  return [contract(tensorOperations(tape), equationOf(args['equation'] as string, ranks), floats)];
};

/** activation(einsum(input, kernel) + bias) */
const einsumDense: LayerLowering = ({ tape, args, inputs: [x], weight }) => {
  const settings = args as { readonly equation: string; readonly outputShape: readonly number[]; readonly biasAxes: string }; // prettier-ignore
  const shapes = einsumDenseShapes(settings, x!.shape);
  if ('fault' in shapes) throw new Error(`“${settings.equation}” does not fit [${x!.shape.join()}].`);
  const product = contract(tensorOperations(tape), shapes.equation, [x!, weight('kernel')]);
  const shifted = shapes.bias ? add(tape, product, weight('bias')) : product;
  return [activate(tape, args['activation'] as string, shifted)];
};

/** By `LayerCall.tfjs`. */
export const einsumLowerings: LoweringsByName = {
  Einsum: einsum,
  EinsumDense: einsumDense,
};
