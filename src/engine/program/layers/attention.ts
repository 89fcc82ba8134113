import { add, binary, multiply } from '../primitives/binary.ts';
import { matMul } from '../primitives/matMul.ts';
import { reshape, transpose } from '../primitives/movement.ts';
import { dropoutMask } from '../primitives/random.ts';
import { reduceSum } from '../primitives/reduce.ts';
import { softmax } from '../primitives/softmax.ts';
import { affine, unary } from '../primitives/unary.ts';
import type { Tape, Value } from '../tape.ts';
import type { LayerLowering, LoweringsByName, LayerUse } from './lowering.ts';

/*
 * The formulas are beside those for TensorFlow.js, in `tfjs/layers/`.
 */

/** What comes in, by kind, and the masks of its steps `[batch, time]`. */
interface Attended {
  readonly query: Value;
  readonly value: Value;
  readonly key: Value;
  readonly queryMask: Value | undefined;
  readonly valueMask: Value | undefined;
  readonly keyMask: Value | undefined;
  /** `[batch, (heads,) query time, key time]` */
  readonly pairMask: Value | undefined;
}

function sorted({ tape, args, inputs, masks }: LayerUse): Attended {
  const kinds = args['inputs'] as readonly string[];
  const of = (kind: string): Value | undefined => inputs[kinds.indexOf(kind)];
  const maskOf = (kind: string): Value | undefined => masks[kinds.indexOf(kind)];
  const query = of('query')!;
  const value = of('value') ?? query;
  return {
    query,
    value,
    key: of('key') ?? value,
    queryMask: maskOf('query'),
    valueMask: maskOf(kinds.includes('value') ? 'value' : 'query'),
    keyMask: maskOf('key'),
    pairMask: notZero(tape, of('mask')),
  };
}

function notZero(tape: Tape, mask: Value | undefined): Value | undefined {
  if (!mask) return undefined;
  const floats = mask.dtype === 'int32' ? unary(tape, 'toFloat', mask) : mask;
  return binary(tape, 'notEqual', floats, tape.constant([0], []));
}

/**
 * Softmax of scores `[batch, ..., query time, key time]` where masks allow them, with dropout in training. A query that
 * may look at nothing looks at all; with heads it learns nothing by that, and gets nothing where there is dropout.
 */
function sharesOf(use: LayerUse, scores: Value, masks: readonly (Value | undefined)[], heads: boolean): Value {
  const { tape, args, training, kept } = use;
  const rate = args['dropout'] as number;
  const known = masks.filter((mask) => mask !== undefined);
  const band = bandMask(use, scores);
  const all = [...known, ...(band ? [band] : [])];
  const allowed = all.length === 0 ? undefined : all.reduce((product, mask) => multiply(tape, product, mask));
  // By the causal mask alone, every query sees something.
  const replaced = heads && (known.length > 0 || args['slidingWindow'] !== null);
  let lowered = scores;
  if (allowed && replaced) lowered = multiply(tape, lowered, allowed);
  if (allowed) lowered = add(tape, lowered, affine(tape, allowed, 1e9, -1e9));
  let shares = softmax(tape, lowered);
  if (allowed && replaced && rate > 0) shares = multiply(tape, shares, allowed);
  if (!training || rate === 0) return shares;
  const mask = dropoutMask(tape, shares.shape, { rate, seed: args['seed'] as number }, kept('calls', []));
  return multiply(tape, shares, mask);
}

/** 1 where the causal mask and the window let a query look: `[query time, key time]`. */
function bandMask({ tape, args }: LayerUse, scores: Value): Value | undefined {
  const [causal, window] = [args['useCausalMask'] === true, args['slidingWindow'] as number | null];
  if (!causal && window === null) return undefined;
  const [queries, keys] = scores.shape.slice(-2) as [number, number];
  const allowed = Array.from({ length: queries * keys }, (_, at) => {
    const distance = (at % keys) - Math.floor(at / keys);
    return !(causal && distance > 0) && Math.abs(distance) < (window ?? Infinity) ? 1 : 0;
  });
  return tape.constant(allowed, [queries, keys]);
}

/** How many heads there are, and how wide: keys and values may have fewer, one for several of the queries. */
interface Heads {
  readonly heads: number;
  readonly groups: number;
  readonly keyDim: number;
  readonly valueDim: number;
}

/** Scaled dot-product attention in several heads (Vaswani et al. 2017, section 3.2.2). */
function headedAttention(use: LayerUse, { heads, groups, keyDim, valueDim }: Heads): readonly Value[] {
  const { tape, args } = use;
  const { query, value, key, queryMask, valueMask, keyMask, pairMask } = sorted(use);
  const [batch, time] = query.shape as [number, number];
  const steps = key.shape[1]!;
  const toHeads = (x: Value, name: string, count: number, features: number, scale = 1): Value => {
    const { kernel, bias } = projection(use, name, x.shape[2]!, count * features, scale);
    const projected = matMul(tape, x, kernel, { bias });
    return transpose(tape, reshape(tape, projected, [batch, x.shape[1]!, count, features]), [0, 2, 1, 3]);
  };
  // The heads of a group stand one below the other, as further queries. The kernel is scaled rather than what it gives:
  // it is smaller.
  const rows = (heads / groups) * time;
  const queries = reshape(tape, toHeads(query, 'query', heads, keyDim, 1 / Math.sqrt(keyDim)), [batch, groups, rows, keyDim]); // prettier-ignore
  const products = matMul(tape, queries, toHeads(key, 'key', groups, keyDim), { transposeB: true });
  const steps2d = (mask: Value | undefined, axis: 2 | 3): Value | undefined =>
    mask && reshape(tape, mask, [batch, 1, 1, 1].with(axis, mask.shape[1]!));
  const masks = [
    ...[steps2d(queryMask, 2), steps2d(valueMask, 3), steps2d(keyMask, 3)],
    pairMask?.shape.length === 3 ? reshape(tape, pairMask, pairMask.shape.toSpliced(1, 0, 1)) : pairMask,
  ];
  const shares = sharesOf(use, reshape(tape, products, [batch, heads, time, steps]), masks, true);

  const taken = matMul(tape, reshape(tape, shares, [batch, groups, rows, steps]), toHeads(value, 'value', groups, valueDim)); // prettier-ignore
  const perHead = transpose(tape, reshape(tape, taken, [batch, heads, time, valueDim]), [0, 2, 1, 3]);
  const width = heads * valueDim;
  let joined = reshape(tape, perHead, [batch, time, width]);
  if (args['useGate']) {
    const { kernel, bias } = projection(use, 'gate', query.shape[2]!, width);
    joined = multiply(tape, joined, unary(tape, 'sigmoid', matMul(tape, query, kernel, { bias })));
  }
  const { kernel, bias } = projection(use, 'attention_output', width, use.weight('attention_output_kernel').shape[2]!);
  return [matMul(tape, joined, kernel, { bias })];
}

/** A kernel `[features, width]` and its bias `[width]`. */
interface Projection {
  readonly kernel: Value;
  readonly bias: Value | undefined;
}

function projection(
  { tape, args, weight }: LayerUse,
  name: string,
  rows: number,
  columns: number,
  scale = 1,
): Projection {
  const scaled = (x: Value): Value => (scale === 1 ? x : affine(tape, x, scale));
  return {
    kernel: scaled(reshape(tape, weight(`${name}_kernel`), [rows, columns])),
    bias: args['useBias'] ? scaled(reshape(tape, weight(`${name}_bias`), [columns])) : undefined,
  };
}

const multiHeadAttention: LayerLowering = (use) => {
  const { numHeads, keyDim, valueDim } = use.args as Record<'numHeads' | 'keyDim' | 'valueDim', number>;
  return headedAttention(use, { heads: numHeads, groups: numHeads, keyDim, valueDim });
};

const groupQueryAttention: LayerLowering = (use) => {
  const { numQueryHeads, numKeyValueHeads, headDim } = use.args as Record<'numQueryHeads' | 'numKeyValueHeads' | 'headDim', number>; // prettier-ignore
  return headedAttention(use, { heads: numQueryHeads, groups: numKeyValueHeads, keyDim: headDim, valueDim: headDim });
};

/** softmax(scores) value, with scores that are products or sums of tanh. */
const attention: LayerLowering = (use) => {
  const { tape } = use;
  const inputs = sorted(use);
  const { value, queryMask, valueMask, pairMask } = inputs;
  const inserted = (mask: Value, axis: number): Value => reshape(tape, mask, mask.shape.toSpliced(axis, 0, 1));
  const shares = sharesOf(use, plainScores(use, inputs), [valueMask && inserted(valueMask, 1), pairMask], false);
  const output = matMul(tape, shares, value);
  return [queryMask ? multiply(tape, output, inserted(queryMask, 2)) : output];
};

/** `[batch, query time, key time]` */
function plainScores({ tape, args, weight }: LayerUse, { query, key }: Attended): Value {
  const mode = args['scoreMode'] as string;
  const scaled = (x: Value): Value => (args['useScale'] ? multiply(tape, x, weight('scale')) : x);
  if (mode === 'dot') return scaled(matMul(tape, query, key, { transposeB: true }));
  const [batch, queries, features] = query.shape as [number, number, number];
  const sums = add(
    tape,
    reshape(tape, query, [batch, queries, 1, features]),
    reshape(tape, key, [batch, 1, key.shape[1]!, features]),
  );
  if (mode === 'additive') return reduceSum(tape, scaled(unary(tape, 'tanh', sums)), [-1]);
  return multiply(tape, reduceSum(tape, unary(tape, 'tanh', scaled(sums)), [-1]), weight('concat_score_weight'));
}

/** By `LayerCall.tfjs`. */
export const attentionLowerings: LoweringsByName = {
  Attention: attention,
  GroupQueryAttention: groupQueryAttention,
  MultiHeadAttention: multiHeadAttention,
};
