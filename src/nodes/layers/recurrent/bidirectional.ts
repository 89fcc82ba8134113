import { defineLayer } from '../../kit/define.ts';
import { config } from '../../kit/layerParams.ts';
import { choice } from '../../kit/param.ts';
import { oneOutput, sequenceInput } from '../../kit/ports.ts';
import { cellCall, cellFlops, cellParams, cellWeights, sequenceShape } from '../../kit/recurrent.ts';
import { lastLength, line, only, refuse, unknownLength } from '../../kit/shapes.ts';

export const bidirectional = defineLayer({
  type: 'bidirectional',
  category: 'recurrent',
  label: 'Bidirectional',
  summary: 'Reads a sequence forwards and backwards with two recurrent layers and joins what they found.',
  icon: 'repeat-2',
  reference: 'https://keras.io/api/layers/recurrent_layers/bidirectional/',
  inputs: sequenceInput,
  outputs: oneOutput,
  params: {
    layer: choice(['lstm', 'gru', 'simpleRNN'], { label: 'Layer', help: 'The recurrent layer that reads each way.' }),
    units: cellParams.units,
    mergeMode: choice(['concat', 'sum', 'ave', 'mul'], {
      label: 'Merge mode',
      help: 'How the two outputs are joined.',
    }),
    returnSequences: cellParams.returnSequences,
    activation: cellParams.activation,
    useBias: cellParams.useBias,
    kernelInitializer: cellParams.kernelInitializer,
    recurrentInitializer: cellParams.recurrentInitializer,
  },
  config: (p) => config(`2 × ${p.layer}`, p.units, p.mergeMode),
  infer(p, inputs) {
    const input = only(inputs);
    const unknown = unknownLength(input.shape.slice(-1));
    if (unknown) return refuse(unknown);
    const features = p.mergeMode === 'concat' ? 2 * p.units : p.units;
    const formula = p.mergeMode === 'concat' ? `2 × ${p.units}` : 'units';
    return {
      outputs: [sequenceShape(input, features, p.returnSequences)],
      arithmetic: [line('features', formula, features)],
    };
  },
  weights: (p, inputs) =>
    ['forward', 'backward'].flatMap((way) =>
      cellWeights(p.layer, p, lastLength(only(inputs))).map((weight) => ({ ...weight, name: `${way}_${weight.name}` })),
    ),
  flops: (p, inputs) => 2 * cellFlops(p.layer, p.units, only(inputs)),
  lower: (p) => ({
    tfjs: 'bidirectional',
    keras: 'Bidirectional',
    args: { layer: { layer: cellCall(p.layer, { ...p, returnState: false }) }, mergeMode: p.mergeMode },
  }),
  examples: [
    { title: 'both ways', params: { units: 32 }, in: [[20, 8]], out: [[64]], weights: 10496 },
    {
      title: 'added, at every step',
      params: { layer: 'gru', units: 16, mergeMode: 'sum', returnSequences: true },
      in: [[5, 4]],
      out: [[5, 16]],
      weights: 2016,
    },
  ],
});
