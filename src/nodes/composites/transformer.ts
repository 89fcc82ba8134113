import type { TensorType } from '../../graph/project.ts';
import { formatShape } from '../../tensor/shape.ts';
import { defineComposite, expansion, type ExpandedValue, type ExpansionWriter } from '../kit/composite.ts';
import type { Problem } from '../kit/infer.ts';
import { activationParam, config } from '../kit/layerParams.ts';
import { bool, float, int } from '../kit/param.ts';
import { oneOutput, sequenceInput } from '../kit/ports.ts';
import { lastLength, only } from '../kit/shapes.ts';

const params = {
  numHeads: int(4, { label: 'Heads', help: 'Views taken side by side; they share the features.', min: 1, max: 256 }),
  intermediateDim: int(128, { label: 'Inner size', help: 'Units of the feed-forward part.', min: 1, max: 65_536 }),
  dropout: float(0, {
    label: 'Dropout',
    help: 'Share of what each part gives that is dropped in training.',
    min: 0,
    max: 0.95,
  }),
  activation: activationParam('relu'),
  normalizeFirst: bool(false, {
    label: 'Normalise first',
    help: 'Before each part, as GPT-2 does, rather than after it: deep stacks learn more easily.',
  }),
} as const;

interface Settings {
  readonly numHeads: number;
  readonly intermediateDim: number;
  readonly dropout: number;
  readonly activation: string;
  readonly normalizeFirst: boolean;
}

/** A part with its skip connection; dropout before they meet, normalization after or before. */
function residual(
  net: ExpansionWriter,
  p: Settings,
  x: ExpandedValue,
  part: (x: ExpandedValue) => ExpandedValue,
): ExpandedValue {
  const normalize = (value: ExpandedValue): ExpandedValue =>
    net.layer('layerNormalization', { epsilon: 0.00001 }, value);
  const given = part(p.normalizeFirst ? normalize(x) : x);
  const kept = p.dropout > 0 ? net.layer('dropout', { rate: p.dropout }, given) : given;
  const sum = net.layer('add', {}, x, kept);
  return p.normalizeFirst ? sum : normalize(sum);
}

function feedForward(net: ExpansionWriter, p: Settings, features: number) {
  return (x: ExpandedValue): ExpandedValue =>
    net.layer(
      'dense',
      { units: features, activation: 'linear' },
      net.layer('dense', { units: p.intermediateDim, activation: p.activation }, x),
    );
}

/** The heads share the features evenly; `null` where they can. */
function headsProblem({ numHeads }: Settings, { shape }: TensorType): Problem | null {
  const features = Number(shape.at(-1));
  if (features % numHeads === 0) return null;
  const fitting = Math.max(
    ...Array.from({ length: numHeads }, (_, at) => at + 1).filter((heads) => features % heads === 0),
  );
  return {
    code: 'shape/heads',
    data: { dim: features, heads: numHeads, help: `Each head takes an equal part of ${formatShape(shape)}.` },
    param: 'numHeads',
    arithmetic: [{ label: 'features a head', formula: `${features} / ${numHeads}`, result: (features / numHeads).toFixed(2), bad: true }], // prettier-ignore
    fixes: [{ params: { numHeads: fitting } }],
  };
}

export const transformerEncoder = defineComposite({
  type: 'transformerEncoder',
  category: 'composite',
  label: 'Transformer encoder',
  aliases: ['TransformerEncoder', 'BERT layer', 'self-attention block', 'nn.TransformerEncoderLayer'],
  summary: 'Every position asks all others what matters to it, then thinks for itself; both with a skip connection.',
  icon: 'layers-2',
  // Vaswani et al. 2017, section 3.1; arguments as in KerasHub.
  reference: 'https://keras.io/keras_hub/api/modeling_layers/transformer_encoder/',
  inputs: sequenceInput,
  outputs: oneOutput,
  params,
  config: (p) => config({ heads: p.numHeads }, p.intermediateDim, p.activation),
  expand(p, inputs) {
    const problem = headsProblem(p, only(inputs));
    if (problem) return { problem };
    const net = expansion();
    const features = lastLength(only(inputs));
    const attention = { numHeads: p.numHeads, keyDim: features / p.numHeads };
    const attended = residual(net, p, net.input(), (x) => net.layer('multiHeadAttention', attention, x));
    return net.end(residual(net, p, attended, feedForward(net, p, features)));
  },
  examples: [
    { title: 'one block', params: { numHeads: 2, intermediateDim: 12 }, in: [[5, 8]], out: [[5, 8]], weights: 532 },
    {
      title: 'normalised first, with dropout',
      params: { numHeads: 2, intermediateDim: 6, dropout: 0.1, normalizeFirst: true, activation: 'gelu' },
      in: [[4, 6]],
      out: [[4, 6]],
      weights: 276,
    },
  ],
});

export const transformerDecoder = defineComposite({
  type: 'transformerDecoder',
  category: 'composite',
  label: 'Transformer decoder',
  aliases: ['TransformerDecoder', 'GPT block', 'causal self-attention', 'nn.TransformerDecoderLayer'],
  summary: 'A transformer block in which no position sees what comes after it; it may also ask an encoded sequence.',
  icon: 'layers-2',
  reference: 'https://keras.io/keras_hub/api/modeling_layers/transformer_decoder/',
  inputs: [...sequenceInput, { name: 'encoded', rank: 2, optional: true }],
  outputs: oneOutput,
  params,
  config: (p) => config({ heads: p.numHeads }, p.intermediateDim, p.activation),
  expand(p, inputs) {
    const problem = headsProblem(p, only(inputs));
    if (problem) return { problem };
    const net = expansion();
    const features = lastLength(only(inputs));
    const attention = { numHeads: p.numHeads, keyDim: features / p.numHeads };
    const causal = { ...attention, useCausalMask: true };
    let x = residual(net, p, net.input(), (value) => net.layer('multiHeadAttention', causal, value));
    if (inputs.length > 1)
      x = residual(net, p, x, (value) => net.layer('multiHeadAttention', attention, value, net.input(1)));
    return net.end(residual(net, p, x, feedForward(net, p, features)));
  },
  examples: [
    {
      title: 'a language model’s block',
      params: { numHeads: 2, intermediateDim: 12 },
      in: [[5, 8]],
      out: [[5, 8]],
      weights: 532,
    },
    {
      title: 'behind an encoder',
      params: { numHeads: 1, intermediateDim: 4 },
      in: [
        [3, 4],
        [5, 6],
      ],
      out: [[3, 4]],
      weights: 240,
    },
  ],
});
