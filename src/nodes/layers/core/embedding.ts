import { defineLayer } from '../../kit/define.ts';
import { config, initializer, initializerParam } from '../../kit/layerParams.ts';
import { bool, int } from '../../kit/param.ts';
import { paddingMask } from '../../kit/masking.ts';
import { oneOutput } from '../../kit/ports.ts';
import { line, only, output, refuse } from '../../kit/shapes.ts';
import { ruleArgs, trained, weightRules } from '../../kit/weightRules.ts';

export const embedding = defineLayer({
  type: 'embedding',
  category: 'core',
  label: 'Embedding',
  aliases: ['nn.Embedding', 'lookup table', 'word vectors'],
  summary: 'Looks up a learned row of numbers for each character, word or class.',
  icon: 'hash',
  reference: 'https://keras.io/api/layers/core_layers/embedding/',
  inputs: [{ name: 'indices', rank: [1, 3], dtype: 'int32' }],
  outputs: oneOutput,
  params: {
    inputDim: int(80, {
      label: 'Vocabulary',
      help: 'Number of rows: one for each value that can come in.',
      min: 1,
      max: 1_000_000,
    }),
    outputDim: int(64, { label: 'Features', help: 'Numbers in a row.', min: 1, max: 65_536 }),
    embeddingsInitializer: initializerParam('randomUniform'),
    maskZero: bool(false, {
      label: 'Mask zeros',
      help: 'Number 0 is padding: layers behind that know masks leave those steps out.',
      advanced: true,
    }),
    ...weightRules('embeddings'),
  },
  config: (p) => config(`${p.inputDim} → ${p.outputDim}`),
  infer(p, inputs) {
    const { shape, classes } = only(inputs);
    if (classes !== undefined && classes > p.inputDim) {
      return refuse({
        code: 'shape/vocabulary',
        data: { vocabulary: p.inputDim, classes },
        param: 'inputDim',
        fixes: [{ params: { inputDim: classes } }],
      });
    }
    return output([...shape, p.outputDim], [line('features', 'row of the table', p.outputDim)]);
  },
  weights: (p) => [trained('embeddings', [p.inputDim, p.outputDim], p)],
  masking: (p, inputs) => {
    const { shape } = only(inputs);
    if (!p.maskZero || shape.length !== 1) return {};
    return { gives: [{ made: paddingMask(0, false), from: [{ input: 0 }], shape }] };
  },
  lower(p) {
    const { inputDim, outputDim, maskZero } = p;
    const embeddingsInitializer = initializer(p.embeddingsInitializer);
    const args = { inputDim, outputDim, embeddingsInitializer, ...ruleArgs(p, 'embeddings') };
    // The mask is a layer of its own.
    const kerasArgs = { ...args, maskZero };
    return { tfjs: 'embedding', keras: 'Embedding', args: { ...args, maskZero: false }, kerasArgs };
  },
  examples: [
    {
      title: 'characters',
      params: { inputDim: 70, outputDim: 64 },
      in: [[100]],
      out: [[100, 64]],
      weights: 4480,
      classes: 70,
    },
    {
      title: 'number 0 is padding',
      params: { inputDim: 6, outputDim: 3, maskZero: true },
      in: [[5]],
      out: [[5, 3]],
      weights: 18,
      classes: 6,
    },
  ],
});
