import { add, binary } from '../primitives/binary.ts';
import { matMul } from '../primitives/matMul.ts';
import { reshape, transpose } from '../primitives/movement.ts';
import { softmax } from '../primitives/softmax.ts';
import { affine } from '../primitives/unary.ts';
import type { Tape, Value } from '../tape.ts';
import type { LayerLowering, LoweringsByName } from './lowering.ts';

/** What a masked score is lowered by: no other score outweighs it. */
const forbidden = -1e9;

/**
 * Scaled dot-product attention in several heads (Vaswani et al. 2017, section 3.2.2). The second input gives keys and
 * values; without it the first attends to itself.
 */
const multiHeadAttention: LayerLowering = ({ tape, args, inputs: [query, value = query], weight }) => {
  const [heads, keyDim] = [args['numHeads'] as number, args['keyDim'] as number];
  const width = heads * keyDim;
  const weights = (name: string, rows: number, columns: number): Projection => ({
    kernel: reshape(tape, weight(`${name}_kernel`), [rows, columns]),
    bias: args['useBias'] ? reshape(tape, weight(`${name}_bias`), [columns]) : undefined,
  });
  const split = (x: Value, name: string, scale = 1): Value => {
    const { kernel, bias } = scaled(tape, weights(name, x.shape[2]!, width), scale);
    const projected = matMul(tape, x, kernel, { bias });
    return transpose(tape, reshape(tape, projected, [...x.shape.slice(0, 2), heads, keyDim]), [0, 2, 1, 3]);
  };

  const [batch, time, features] = query!.shape as [number, number, number];
  // The kernel is scaled rather than what it gives: it is smaller.
  const scores = matMul(tape, split(query!, 'query', 1 / Math.sqrt(keyDim)), split(value!, 'key'), {
    transposeB: true,
  }); // [batch, heads, query time, value time]
  const shares = softmax(tape, args['useCausalMask'] ? add(tape, scores, causalMask(tape, scores)) : scores);
  const joined = transpose(tape, matMul(tape, shares, split(value!, 'value')), [0, 2, 1, 3]);
  const output = weights('attention_output', width, features);
  return [matMul(tape, reshape(tape, joined, [batch, time, width]), output.kernel, { bias: output.bias })];
};

/** A kernel `[features, width]` and its bias `[width]`. */
interface Projection {
  readonly kernel: Value;
  readonly bias: Value | undefined;
}

function scaled(tape: Tape, { kernel, bias }: Projection, scale: number): Projection {
  if (scale === 1) return { kernel, bias };
  return { kernel: affine(tape, kernel, scale), bias: bias && affine(tape, bias, scale) };
}

/** 0 where a position may look, at itself and what came before, and a very low number elsewhere: `[query time, value time]`. */
function causalMask(tape: Tape, scores: Value): Value {
  const [queries, values] = scores.shape.slice(-2) as [number, number];
  const places = (length: number, shape: readonly number[]): Value =>
    tape.constant(Array.from({ length }, (_, place) => place), shape); // prettier-ignore
  const later = binary(tape, 'greater', places(values, [1, values]), places(queries, [queries, 1]));
  return affine(tape, later, forbidden);
}

/** By `LayerCall.tfjs`. */
export const attentionLowerings: LoweringsByName = {
  MultiHeadAttention: multiHeadAttention,
};
