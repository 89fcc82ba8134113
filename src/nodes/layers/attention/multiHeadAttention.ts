import {
  attended,
  attentionInputs,
  attentionMasking,
  attentionProblem,
  headedFlops,
  headedParams,
  headedWeights,
  inputArgs,
} from '../../kit/attention.ts';
import { defineLayer } from '../../kit/define.ts';
import { config } from '../../kit/layerParams.ts';
import { int } from '../../kit/param.ts';
import { oneOutput } from '../../kit/ports.ts';
import { lastLength, line, output, refuse } from '../../kit/shapes.ts';
import { ruleArgs } from '../../kit/weightRules.ts';
import type { TensorType } from '../../../graph/project.ts';

export const multiHeadAttention = defineLayer({
  type: 'multiHeadAttention',
  category: 'attention',
  label: 'Multi-head attention',
  aliases: [
    'MHA',
    'MultiHeadAttention',
    'MultiheadAttention',
    'nn.MultiheadAttention',
    'self-attention',
    'cross-attention',
    'transformer attention',
  ],
  summary: 'Each position looks at all others and takes from those that matter, in several heads side by side.',
  icon: 'text-search',
  reference: 'https://keras.io/api/layers/attention_layers/multi_head_attention/',
  inputs: (p) => attentionInputs(p),
  outputs: oneOutput,
  params: {
    numHeads: int(4, { label: 'Heads', help: 'Views taken side by side.', min: 1, max: 256 }),
    keyDim: int(16, { label: 'Key size', help: 'Features of each head.', min: 1, max: 4096 }),
    valueDim: int(0, {
      label: 'Value size',
      help: 'Features of a value in each head; 0 for as many as the key has.',
      min: 0,
      max: 4096,
      advanced: true,
    }),
    outputShape: int(0, {
      label: 'Output features',
      help: 'Features that come out; 0 for as many as the query has.',
      min: 0,
      max: 65_536,
      advanced: true,
    }),
    ...headedParams,
  },
  config: (p) => config({ heads: p.numHeads }, p.keyDim, { causal: p.useCausalMask }),
  masking: attentionMasking,
  infer(p, inputs) {
    const problem = attentionProblem(p, inputs);
    if (problem) return refuse(problem);
    const { query } = attended(p, inputs);
    return output(query.shape.with(-1, headsOf(p, inputs).width), [
      line('all heads', `${p.numHeads} × ${p.keyDim}`, p.numHeads * p.keyDim),
    ]);
  },
  weights: (p, inputs) => headedWeights(p, inputs, headsOf(p, inputs)),
  flops: (p, inputs) => headedFlops(p, inputs, headsOf(p, inputs)),
  lower(p, inputs) {
    const given = {
      numHeads: p.numHeads,
      keyDim: p.keyDim,
      valueDim: p.valueDim || p.keyDim,
      outputShape: p.outputShape || null,
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
      tfjs: 'MultiHeadAttention',
      custom: true,
      keras: 'MultiHeadAttention',
      args: { ...given, ...inputArgs(p, inputs), seed: { seed: true } },
      kerasArgs: given,
    };
  },
  examples: [
    { title: 'self-attention', params: { numHeads: 4, keyDim: 16 }, in: [[16, 64]], out: [[16, 64]], weights: 16640 },
    {
      title: 'to another sequence',
      params: { numHeads: 2, keyDim: 8, useBias: false },
      in: [
        [5, 12],
        [7, 20],
      ],
      out: [[5, 12]],
      weights: 1024,
    },
    {
      title: 'causal',
      params: { numHeads: 1, keyDim: 4, useCausalMask: true },
      in: [[6, 8]],
      out: [[6, 8]],
      weights: 148,
    },
    {
      title: 'keys apart, other sizes, a gate',
      params: {
        numHeads: 2,
        keyDim: 2,
        valueDim: 3,
        outputShape: 5,
        separateKey: true,
        useGate: true,
        slidingWindow: 2,
      },
      in: [
        [3, 4],
        [4, 3],
        [4, 2],
      ],
      out: [[3, 5]],
      weights: 121,
    },
    {
      title: 'who may look at whom',
      params: { numHeads: 2, keyDim: 3, attentionMask: true, useCausalMask: true },
      in: [
        [4, 5],
        [3, 4],
        [4, 3],
      ],
      out: [[4, 5]],
      weights: 131,
      classes: [null, null, 2],
    },
    {
      title: 'where steps are padding',
      params: { numHeads: 2, keyDim: 3 },
      in: [
        [3, 4],
        [5, 4],
      ],
      out: [[3, 4]],
      weights: 118,
      masks: [0, 1],
    },
  ],
});

function headsOf(
  p: {
    readonly numHeads: number;
    readonly keyDim: number;
    readonly valueDim: number;
    readonly outputShape: number;
    readonly separateKey: boolean;
  },
  inputs: readonly TensorType[],
) {
  const { numHeads, keyDim, valueDim, outputShape } = p;
  const width = outputShape || lastLength(attended(p, inputs).query);
  return { heads: numHeads, groups: numHeads, keyDim, valueDim: valueDim || keyDim, width };
}
