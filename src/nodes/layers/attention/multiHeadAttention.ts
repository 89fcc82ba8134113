import { defineLayer } from '../../kit/define.ts';
import { config, initializerParam, useBiasParam } from '../../kit/layerParams.ts';
import { bool, int } from '../../kit/param.ts';
import { oneOutput } from '../../kit/ports.ts';
import { lastLength, line, only, output, refuse, unknownLength } from '../../kit/shapes.ts';

export const multiHeadAttention = defineLayer({
  type: 'multiHeadAttention',
  category: 'attention',
  label: 'Multi-head attention',
  summary: 'Each position looks at all others and takes from those that matter, in several heads side by side.',
  icon: 'text-search',
  reference: 'https://keras.io/api/layers/attention_layers/multi_head_attention/',
  inputs: [
    { name: 'query', rank: 2 },
    // Without a wire the query attends to itself.
    { name: 'value', rank: 2, optional: true },
  ],
  outputs: oneOutput,
  params: {
    numHeads: int(4, { label: 'Heads', help: 'Views taken side by side.', min: 1, max: 256 }),
    keyDim: int(16, { label: 'Key size', help: 'Features of each head.', min: 1, max: 4096 }),
    useCausalMask: bool(false, { label: 'Causal', help: 'No position sees what comes after it.' }),
    useBias: useBiasParam,
    kernelInitializer: initializerParam(),
  },
  config: (p) => config(`${p.numHeads} heads`, p.keyDim, ...(p.useCausalMask ? ['causal'] : [])),
  infer(p, inputs) {
    const query = only(inputs);
    const unknown = unknownLength(query.shape.slice(-1));
    if (unknown) return refuse(unknown);
    return output(query.shape, [line('all heads', `${p.numHeads} × ${p.keyDim}`, p.numHeads * p.keyDim)]);
  },
  weights(p, inputs) {
    const query = only(inputs);
    const [from, to] = [lastLength(query), lastLength(inputs[1] ?? query)];
    const heads = [p.numHeads, p.keyDim];
    const projection = (name: string, features: number) => [
      { name: `${name}_kernel`, shape: [features, ...heads], trainable: true },
      ...(p.useBias ? [{ name: `${name}_bias`, shape: heads, trainable: true }] : []),
    ];
    return [
      ...projection('query', from),
      ...projection('key', to),
      ...projection('value', to),
      { name: 'attention_output_kernel', shape: [...heads, from], trainable: true },
      ...(p.useBias ? [{ name: 'attention_output_bias', shape: [from], trainable: true }] : []),
    ];
  },
  flops(p, inputs) {
    const query = only(inputs);
    const value = inputs[1] ?? query;
    const steps = (type: typeof query) => (typeof type.shape[0] === 'number' ? type.shape[0] : 1);
    const width = p.numHeads * p.keyDim;
    const projections = 2 * steps(query) * lastLength(query) * width + 2 * 2 * steps(value) * lastLength(value) * width;
    const scores = 2 * 2 * steps(query) * steps(value) * width;
    return projections + scores + 2 * steps(query) * width * lastLength(query);
  },
  lower: (p) => ({
    tfjs: 'MultiHeadAttention',
    custom: true,
    keras: 'MultiHeadAttention',
    args: {
      numHeads: p.numHeads,
      keyDim: p.keyDim,
      useCausalMask: p.useCausalMask,
      useBias: p.useBias,
      // Names and one seed: the layer gives each of its four kernels a seed of its own.
      kernelInitializer: p.kernelInitializer,
      biasInitializer: 'zeros',
      seed: { seed: true },
    },
  }),
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
  ],
});
