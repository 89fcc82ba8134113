import type { TensorType } from '../../../graph/project.ts';
import { defineLayer, type PortSpec } from '../../kit/define.ts';
import { config } from '../../kit/layerParams.ts';
import { choice } from '../../kit/param.ts';
import { cellFlops, cellParams, cells, cellWeights, gateParams, ownCellCall, sequenceMasking, sequenceShape, statePorts, stateProblem, type CellName } from '../../kit/recurrent.ts'; // prettier-ignore
import { lastLength, line, only, refuse, tensor, unknownLength } from '../../kit/shapes.ts';
import { weightRules } from '../../kit/weightRules.ts';

const shownFor = (...layers: readonly CellName[]) => ({ visibleWhen: { layer: layers } });

/** States of both ways, those of the way forward first. */
const statesOf = (layer: CellName): readonly string[] =>
  ['forward', 'backward'].flatMap((way) => cells[layer].states.map((state) => `${way} ${state}`));

export const bidirectional = defineLayer({
  type: 'bidirectional',
  category: 'recurrent',
  label: 'Bidirectional',
  aliases: ['BiLSTM', 'BiGRU', 'BiRNN', 'two-way RNN'],
  summary: 'Reads a sequence forwards and backwards with two recurrent layers and joins what they found.',
  icon: 'repeat-2',
  reference: 'https://keras.io/api/layers/recurrent_layers/bidirectional/',
  inputs: (p) => [{ name: 'sequence', rank: 2 }, ...statePorts(statesOf(p.layer), 1)],
  outputs: (p) => [
    { name: 'output' },
    ...(p.mergeMode === 'none' ? [{ name: 'backward' }] : []),
    ...(p.returnState ? statesOf(p.layer).map((name): PortSpec => ({ name })) : []),
  ],
  params: {
    layer: choice(['lstm', 'gru', 'simpleRNN'], { label: 'Layer', help: 'The recurrent layer that reads each way.' }),
    mergeMode: choice(['concat', 'sum', 'ave', 'mul', 'none'], {
      label: 'Merge mode',
      help: 'How the two outputs are joined; none gives both.',
    }),
    ...cellParams,
    recurrentActivation: { ...gateParams.recurrentActivation, ...shownFor('lstm', 'gru') },
    unitForgetBias: { ...gateParams.unitForgetBias, ...shownFor('lstm') },
    resetAfter: { ...gateParams.resetAfter, ...shownFor('gru') },
    // Not of activities: Keras takes them of what each way gives, before it is joined.
    ...weightRules('kernel', 'recurrent', 'bias'),
  },
  config: (p) => config(`2 × ${p.layer}`, p.units, p.mergeMode),
  infer(p, inputs) {
    const input = only(inputs);
    const states = statesOf(p.layer);
    const problem = unknownLength(input.shape.slice(-1)) ?? stateProblem(inputs.slice(1), states, [p.units]);
    if (problem) return refuse(problem);
    const features = p.mergeMode === 'concat' ? 2 * p.units : p.units;
    const output = sequenceShape(input, features, p.returnSequences);
    return {
      outputs: [
        output,
        ...(p.mergeMode === 'none' ? [output] : []),
        ...(p.returnState ? states.map(() => tensor([p.units])) : []),
      ],
      arithmetic: [line('features', p.mergeMode === 'concat' ? `2 × ${p.units}` : 'units', features)],
    };
  },
  weights: (p, inputs) =>
    ['forward', 'backward'].flatMap((way) =>
      cellWeights(p.layer, p, lastLength(only(inputs))).map((weight) => ({ ...weight, name: `${way}_${weight.name}` })),
    ),
  flops: (p, inputs) => 2 * cellFlops(p.layer, p.units, only(inputs)),
  masking: (p, inputs) => masking(p, inputs),
  lower(p, inputs) {
    const layer = ownCellCall(p.layer, { ...p, goBackwards: false }, inputs);
    const backwardLayer = ownCellCall(p.layer, { ...p, goBackwards: true }, inputs);
    return {
      tfjs: 'Bidirectional',
      custom: true,
      keras: 'Bidirectional',
      args: { layer: { layer }, backwardLayer: { layer: backwardLayer }, mergeMode: p.mergeMode },
      kerasArgs: { layer: { layer }, mergeMode: p.mergeMode === 'none' ? null : p.mergeMode },
    };
  },
  examples: [
    { title: 'both ways', params: { units: 32 }, in: [[20, 8]], out: [[64]], weights: 10496 },
    { title: 'three steps', params: { layer: 'gru', units: 2 }, in: [[3, 2]], out: [[4]], weights: 72 },
    {
      title: 'added, at every step',
      params: { layer: 'gru', units: 16, mergeMode: 'sum', returnSequences: true, resetAfter: false },
      in: [[5, 4]],
      out: [[5, 16]],
      weights: 2016,
    },
    {
      title: 'both, with their states',
      params: { layer: 'gru', units: 3, mergeMode: 'none', returnSequences: true, returnState: true },
      in: [[4, 2]],
      out: [[4, 3], [4, 3], [3], [3]],
      weights: 126,
    },
    {
      title: 'initial states in',
      params: { layer: 'lstm', units: 2, mergeMode: 'mul' },
      in: [[4, 3], [2], [2], [2], [2]],
      out: [[2]],
      weights: 96,
    },
    {
      title: 'steps that do not count',
      params: { layer: 'lstm', units: 3, mergeMode: 'ave', returnSequences: true },
      in: [[5, 2]],
      out: [[5, 3]],
      weights: 144,
      masks: [0],
    },
  ],
});

/** Both sequences of outputs are in the order of time, so the mask is that of both. */
function masking(
  p: { readonly returnSequences: boolean; readonly mergeMode: string },
  inputs: readonly TensorType[],
): ReturnType<typeof sequenceMasking> {
  const { reads, gives } = sequenceMasking(p, inputs);
  return { reads, gives: p.mergeMode === 'none' ? [...gives, ...gives] : gives };
}
