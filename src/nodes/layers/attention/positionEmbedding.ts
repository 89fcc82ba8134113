import { defineLayer } from '../../kit/define.ts';
import { config, initializerParam } from '../../kit/layerParams.ts';
import { int } from '../../kit/param.ts';
import { oneOutput, sequenceInput } from '../../kit/ports.ts';
import { lastLength, line, only, output, refuse, unknownLength } from '../../kit/shapes.ts';

export const positionEmbedding = defineLayer({
  type: 'positionEmbedding',
  category: 'attention',
  label: 'Position embedding',
  aliases: ['learned positions', 'positional encoding', 'position encoding'],
  summary: 'A learned row for each position: add it to the sequence, so that attention can tell first from last.',
  icon: 'list-ordered',
  reference: 'https://keras.io/keras_hub/api/modeling_layers/position_embedding/',
  inputs: sequenceInput,
  outputs: oneOutput,
  params: {
    sequenceLength: int(128, { label: 'Positions', help: 'The longest sequence it serves.', min: 1, max: 65_536 }),
    initializer: initializerParam('glorotUniform'),
  },
  config: (p) => config({ positions: p.sequenceLength }),
  infer(p, inputs) {
    const { shape } = only(inputs);
    const unknown = unknownLength(shape);
    if (unknown) return refuse(unknown);
    const [steps = 1] = shape;
    if (Number(steps) > p.sequenceLength) {
      return refuse({
        code: 'shape/positions',
        data: { length: p.sequenceLength, received: steps },
        param: 'sequenceLength',
        fixes: [{ params: { sequenceLength: Number(steps) } }],
      });
    }
    return output(shape, [line('rows used', `${steps} ≤ ${p.sequenceLength}`, steps)]);
  },
  masking: 'passes',
  weights: (p, inputs) => [
    { name: 'position_embedding', shape: [p.sequenceLength, lastLength(only(inputs))], trainable: true },
  ],
  lower: (p) => ({
    tfjs: 'PositionEmbedding',
    custom: true,
    keras: 'PositionEmbedding',
    args: { sequenceLength: p.sequenceLength, initializer: p.initializer, seed: { seed: true } },
  }),
  examples: [
    { title: 'in a transformer', params: { sequenceLength: 32 }, in: [[16, 64]], out: [[16, 64]], weights: 2048 },
  ],
});
