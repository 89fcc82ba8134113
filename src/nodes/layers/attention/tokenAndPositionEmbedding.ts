import { defineLayer } from '../../kit/define.ts';
import { config, initializer, initializerParam } from '../../kit/layerParams.ts';
import { paddingMask } from '../../kit/masking.ts';
import { bool, int } from '../../kit/param.ts';
import { oneOutput } from '../../kit/ports.ts';
import { line, only, output, refuse, unknownLength } from '../../kit/shapes.ts';

export const tokenAndPositionEmbedding = defineLayer({
  type: 'tokenAndPositionEmbedding',
  category: 'attention',
  label: 'Token and position embedding',
  aliases: ['TokenAndPositionEmbedding', 'token embedding', 'GPT embedding', 'BERT embedding'],
  summary: 'A learned row for each token plus one for its place: how transformers read text.',
  icon: 'list-ordered',
  reference: 'https://keras.io/keras_hub/api/modeling_layers/token_and_position_embedding/',
  inputs: [{ name: 'indices', rank: 1, dtype: 'int32' }],
  outputs: oneOutput,
  params: {
    vocabularySize: int(80, {
      label: 'Vocabulary',
      help: 'Number of rows: one for each token.',
      min: 1,
      max: 1_000_000,
    }),
    sequenceLength: int(128, { label: 'Positions', help: 'The longest sequence it serves.', min: 1, max: 65_536 }),
    embeddingDim: int(64, { label: 'Features', help: 'Numbers in a row.', min: 1, max: 65_536 }),
    embeddingsInitializer: initializerParam('randomUniform'),
    maskZero: bool(false, {
      label: 'Mask zeros',
      help: 'Number 0 is padding: layers behind that know masks leave those steps out.',
      advanced: true,
    }),
  },
  config: (p) => config(`${p.vocabularySize} → ${p.embeddingDim}`, { positions: p.sequenceLength }),
  infer(p, inputs) {
    const { shape, classes } = only(inputs);
    const unknown = unknownLength(shape);
    if (unknown) return refuse(unknown);
    const steps = Number(shape[0]);
    if (steps > p.sequenceLength) {
      return refuse({
        code: 'shape/positions',
        data: { length: p.sequenceLength, received: steps },
        param: 'sequenceLength',
        fixes: [{ params: { sequenceLength: steps } }],
      });
    }
    if (classes !== undefined && classes > p.vocabularySize) {
      return refuse({
        code: 'shape/vocabulary',
        data: { vocabulary: p.vocabularySize, classes },
        param: 'vocabularySize',
        fixes: [{ params: { vocabularySize: classes } }],
      });
    }
    return output([...shape, p.embeddingDim], [line('rows used', `${steps} ≤ ${p.sequenceLength}`, steps)]);
  },
  masking: (p, inputs) =>
    p.maskZero
      ? { gives: [{ made: paddingMask(0, false), from: [{ input: 0 }], shape: only(inputs).shape }] }
      : { gives: [{ passed: 0 }] },
  weights: (p) => [
    { name: 'token_embedding', shape: [p.vocabularySize, p.embeddingDim], trainable: true },
    { name: 'position_embedding', shape: [p.sequenceLength, p.embeddingDim], trainable: true },
  ],
  flops: (p, inputs) => Number(only(inputs).shape[0]) * p.embeddingDim,
  lower: (p) => ({
    tfjs: 'TokenAndPositionEmbedding',
    custom: true,
    keras: null,
    args: {
      vocabularySize: p.vocabularySize,
      sequenceLength: p.sequenceLength,
      embeddingDim: p.embeddingDim,
      tokenInitializer: initializer(p.embeddingsInitializer),
      positionInitializer: initializer(p.embeddingsInitializer),
    },
  }),
  examples: [
    {
      title: 'short texts',
      params: { vocabularySize: 7, sequenceLength: 6, embeddingDim: 4 },
      in: [[5]],
      out: [[5, 4]],
      weights: 52,
      classes: 7,
    },
  ],
});
