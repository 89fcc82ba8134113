import {
  attended,
  attentionInputs,
  attentionMasking,
  attentionProblem,
  headedFlops,
  headedParams,
  headedWeights,
  inputArgs,
  unlikeFeatures,
} from '../../kit/attention.ts';
import { defineLayer } from '../../kit/define.ts';
import type { ParamFix } from '../../kit/infer.ts';
import { config } from '../../kit/layerParams.ts';
import { int } from '../../kit/param.ts';
import { oneOutput } from '../../kit/ports.ts';
import { lastLength, line, output, refuse } from '../../kit/shapes.ts';
import { ruleArgs } from '../../kit/weightRules.ts';
import type { TensorType } from '../../../graph/project.ts';

export const groupQueryAttention = defineLayer({
  type: 'groupQueryAttention',
  category: 'attention',
  label: 'Grouped-query attention',
  aliases: ['GQA', 'MQA', 'GroupedQueryAttention', 'GroupQueryAttention', 'multi-query attention', 'grouped query'],
  summary: 'Multi-head attention in which several heads share their keys and values: fewer weights, nearly as good.',
  icon: 'text-search',
  reference: 'https://keras.io/api/layers/attention_layers/group_query_attention/',
  inputs: (p) => attentionInputs(p),
  outputs: oneOutput,
  params: {
    headDim: int(16, { label: 'Head size', help: 'Features of each head.', min: 1, max: 4096 }),
    numQueryHeads: int(4, { label: 'Query heads', help: 'Views taken side by side.', min: 1, max: 256 }),
    numKeyValueHeads: int(2, {
      label: 'Key and value heads',
      help: 'Shared evenly by the query heads; 1 is multi-query attention.',
      min: 1,
      max: 256,
    }),
    ...headedParams,
  },
  config: (p) =>
    config({ heads: `${p.numQueryHeads} / ${p.numKeyValueHeads}` }, p.headDim, { causal: p.useCausalMask }),
  masking: attentionMasking,
  infer(p, inputs) {
    const [heads, groups] = [p.numQueryHeads, p.numKeyValueHeads];
    if (heads % groups !== 0) {
      return refuse({
        code: 'attention/groups',
        data: { heads, groups, left: heads % groups },
        param: 'numKeyValueHeads',
        arithmetic: [{ ...line('heads that share', `${heads} / ${groups}`, (heads / groups).toFixed(2)), bad: true }],
        fixes: nearestGroups(heads, groups),
      });
    }
    const { query, value } = attended(p, inputs);
    const problem = attentionProblem(p, inputs) ?? unlikeFeatures('query', query, 'value', value);
    if (problem) return refuse(problem);
    return output(query.shape, [line('heads that share', `${heads} / ${groups}`, heads / groups)]);
  },
  weights: (p, inputs) => headedWeights(p, inputs, headsOf(p, inputs)),
  flops: (p, inputs) => headedFlops(p, inputs, headsOf(p, inputs)),
  lower(p, inputs) {
    const given = {
      headDim: p.headDim,
      numQueryHeads: p.numQueryHeads,
      numKeyValueHeads: p.numKeyValueHeads,
      useCausalMask: p.useCausalMask,
      slidingWindow: p.slidingWindow || null,
      dropout: p.dropout,
      useBias: p.useBias,
      useGate: p.useGate,
      // Names and one seed: the layer gives each of its kernels a seed of its own.
      kernelInitializer: p.kernelInitializer,
      biasInitializer: 'zeros',
      ...ruleArgs(p, 'kernel', 'bias'),
    };
    return {
      tfjs: 'GroupQueryAttention',
      custom: true,
      keras: 'GroupQueryAttention',
      args: { ...given, ...inputArgs(p, inputs), seed: { seed: true } },
      kerasArgs: given,
    };
  },
  examples: [
    {
      title: 'two heads share',
      params: { headDim: 3, numQueryHeads: 4, numKeyValueHeads: 2 },
      in: [[4, 6]],
      out: [[4, 6]],
      weights: 246,
    },
    {
      title: 'multi-query, causal',
      params: { headDim: 2, numQueryHeads: 2, numKeyValueHeads: 1, useCausalMask: true, useBias: false },
      in: [
        [3, 4],
        [5, 4],
      ],
      out: [[3, 4]],
      weights: 48,
    },
    {
      title: 'with dropout',
      params: { headDim: 2, numQueryHeads: 2, numKeyValueHeads: 1, dropout: 0.3, useBias: false },
      in: [[4, 3]],
      out: [[4, 3]],
      weights: 36,
      masks: [0],
    },
    {
      title: 'where steps are padding',
      params: { headDim: 2, numQueryHeads: 2, numKeyValueHeads: 1 },
      in: [[4, 3]],
      out: [[4, 3]],
      weights: 47,
      masks: [0],
    },
  ],
});

/** The next divisors of the query heads below and above. */
function nearestGroups(heads: number, groups: number): readonly ParamFix[] {
  const divisors = Array.from({ length: heads }, (_, at) => at + 1).filter((count) => heads % count === 0);
  const near = [divisors.findLast((count) => count < groups), divisors.find((count) => count > groups)];
  return near.filter((count) => count !== undefined).map((count) => ({ params: { numKeyValueHeads: count } }));
}

function headsOf(
  p: {
    readonly headDim: number;
    readonly numQueryHeads: number;
    readonly numKeyValueHeads: number;
    readonly separateKey: boolean;
  },
  inputs: readonly TensorType[],
) {
  const [heads, groups, width] = [p.numQueryHeads, p.numKeyValueHeads, lastLength(attended(p, inputs).query)];
  return { heads, groups, keyDim: p.headDim, valueDim: p.headDim, width };
}
