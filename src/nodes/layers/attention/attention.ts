import type { TensorType } from '../../../graph/project.ts';
import {
  attended,
  attentionInputs,
  attentionMasking,
  attentionParams,
  attentionProblem,
  inputArgs,
  unlikeFeatures,
} from '../../kit/attention.ts';
import type { Inferred } from '../../kit/define.ts';
import { defineLayer } from '../../kit/define.ts';
import { config } from '../../kit/layerParams.ts';
import { bool, choice } from '../../kit/param.ts';
import { oneOutput } from '../../kit/ports.ts';
import { lastLength, lengths, line, output, refuse } from '../../kit/shapes.ts';

export const attention = defineLayer({
  type: 'attention',
  category: 'attention',
  label: 'Attention',
  aliases: ['Luong attention', 'dot-product attention', 'scaled_dot_product_attention', 'self-attention'],
  summary: 'Each query takes from the values in the shares that its products with the keys give.',
  icon: 'scan-search',
  reference: 'https://keras.io/api/layers/attention_layers/attention/',
  inputs: (p) => attentionInputs(p),
  outputs: oneOutput,
  params: {
    scoreMode: choice(['dot', 'concat'], {
      label: 'Scores',
      help: '`dot`: products of query and key. `concat`: sums of tanh(query + key).',
    }),
    useScale: bool(false, { label: 'Learn scale', help: 'Multiplies the scores by a learned number.' }),
    ...attentionParams,
  },
  config: (p) => config(p.scoreMode, { causal: p.useCausalMask }),
  masking: attentionMasking,
  infer: (p, inputs) => inferPlain(p, inputs),
  weights: (p) => [
    ...(p.useScale ? [{ name: 'scale', shape: [], trainable: true }] : []),
    ...(p.scoreMode === 'concat' ? [{ name: 'concat_score_weight', shape: [], trainable: true }] : []),
  ],
  flops: (p, inputs) => plainFlops(p, inputs, p.scoreMode === 'dot' ? 2 : 3),
  lower(p, inputs) {
    const { scoreMode, useScale, useCausalMask, dropout } = p;
    return {
      tfjs: 'Attention',
      custom: true,
      keras: 'Attention',
      args: {
        ...{ scoreMode, useScale, useCausalMask, dropout, slidingWindow: null },
        ...inputArgs(p, inputs),
        seed: { seed: true },
      },
      kerasArgs: { scoreMode, useScale, useCausalMask, dropout },
    };
  },
  examples: [
    { title: 'a sequence looks at itself', params: {}, in: [[4, 6]], out: [[4, 6]], weights: 0 },
    {
      title: 'at another one, with a learned scale',
      params: { useScale: true },
      in: [
        [3, 4],
        [5, 4],
      ],
      out: [[3, 4]],
      weights: 1,
    },
    {
      title: 'sums of tanh, keys apart, causal',
      params: { scoreMode: 'concat', useScale: true, separateKey: true, useCausalMask: true },
      in: [
        [3, 4],
        [5, 2],
        [5, 4],
      ],
      out: [[3, 2]],
      weights: 2,
    },
    {
      title: 'where steps are padding',
      params: { useScale: true },
      in: [
        [3, 4],
        [5, 4],
      ],
      out: [[3, 4]],
      weights: 1,
      masks: [0, 1],
    },
  ],
});

export const additiveAttention = defineLayer({
  type: 'additiveAttention',
  category: 'attention',
  label: 'Additive attention',
  aliases: ['Bahdanau attention', 'AdditiveAttention', 'concat attention'],
  summary: 'Each query takes from the values in shares that a weighted sum of tanh(query + key) gives.',
  icon: 'scan-search',
  reference: 'https://keras.io/api/layers/attention_layers/additive_attention/',
  inputs: (p) => attentionInputs(p),
  outputs: oneOutput,
  params: {
    useScale: bool(true, { label: 'Learn scale', help: 'Multiplies each feature of the sum by a learned number.' }),
    ...attentionParams,
  },
  config: (p) => config({ additive: true }, { causal: p.useCausalMask }),
  masking: attentionMasking,
  infer: (p, inputs) => inferPlain(p, inputs),
  weights: (p, inputs) =>
    p.useScale ? [{ name: 'scale', shape: [lastLength(attended(p, inputs).query)], trainable: true }] : [],
  flops: (p, inputs) => plainFlops(p, inputs, 4),
  lower(p, inputs) {
    const { useScale, useCausalMask, dropout } = p;
    return {
      tfjs: 'Attention',
      custom: true,
      keras: 'AdditiveAttention',
      args: {
        ...{ scoreMode: 'additive', useScale, useCausalMask, dropout, slidingWindow: null },
        ...inputArgs(p, inputs),
        seed: { seed: true },
      },
      kerasArgs: { useScale, useCausalMask, dropout },
    };
  },
  examples: [
    {
      title: 'a decoder looks at an encoder',
      params: {},
      in: [
        [3, 4],
        [5, 4],
      ],
      out: [[3, 4]],
      weights: 4,
    },
    {
      title: 'causal, without a scale',
      params: { useScale: false, useCausalMask: true },
      in: [[4, 3]],
      out: [[4, 3]],
      weights: 0,
    },
    { title: 'where steps are padding', params: {}, in: [[4, 3]], out: [[4, 3]], weights: 3, masks: [0] },
    { title: 'with dropout', params: { dropout: 0.4 }, in: [[4, 3]], out: [[4, 3]], weights: 3 },
  ],
});

type Plain = { readonly separateKey: boolean };

function inferPlain(p: Plain, inputs: readonly TensorType[]): Inferred {
  const { query, value, key } = attended(p, inputs);
  const problem = attentionProblem(p, inputs) ?? unlikeFeatures('query', query, p.separateKey ? 'key' : 'value', key);
  if (problem) return refuse(problem);
  const [queries, keys] = [query.shape[0]!, key.shape[0]!];
  const known = typeof queries === 'number' && typeof keys === 'number';
  return output([queries, value.shape.at(-1)!], [line('scores', `${queries} × ${keys}`, known ? queries * keys : '?')]);
}

function plainFlops(p: Plain, inputs: readonly TensorType[], perFeature: number): number {
  const { query, value } = attended(p, inputs);
  const [[queries, features], [steps, taken]] = [lengths(query.shape), lengths(value.shape)] as [number[], number[]];
  return queries! * steps! * (perFeature * features! + 2 * taken!);
}
