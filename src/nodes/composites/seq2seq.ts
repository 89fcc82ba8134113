import { defineComposite, expansion } from '../kit/composite.ts';
import { config } from '../kit/layerParams.ts';
import { int } from '../kit/param.ts';
import { unitsParam } from '../kit/recurrent.ts';

const params = {
  inputDim: int(100, { label: 'Vocabulary', help: 'How many different symbols there are.', min: 1, max: 1_000_000 }),
  outputDim: int(32, { label: 'Embedding size', help: 'Numbers that stand for a symbol.', min: 1, max: 4096 }),
  units: unitsParam,
} as const;

// Sutskever et al. 2014: what an LSTM remembers of one sequence starts another LSTM that writes the answer.
const reference = 'https://arxiv.org/abs/1409.3215';

export const seq2seqEncoder = defineComposite({
  type: 'seq2seqEncoder',
  category: 'composite',
  label: 'Seq2seq encoder',
  aliases: ['sequence to sequence', 'encoder LSTM', 'translation'],
  summary: 'Reads a sequence of symbols and gives what it remembers of it: the two states of an LSTM.',
  icon: 'layers-2',
  reference,
  inputs: [{ name: 'indices', rank: 1, dtype: 'int32' }],
  outputs: [{ name: 'hidden' }, { name: 'cell' }],
  params,
  config: (p) => config(p.units),
  expand(p) {
    const net = expansion();
    const symbols = net.layer('embedding', { inputDim: p.inputDim, outputDim: p.outputDim }, net.input());
    const last = net.layer('lstm', { units: p.units, returnState: true }, symbols);
    return net.end(net.output(last, 1), net.output(last, 2));
  },
  examples: [
    {
      title: 'a question',
      params: { inputDim: 12, outputDim: 4, units: 6 },
      in: [[5]],
      classes: 12,
      out: [[6], [6]],
      weights: 312,
    },
  ],
});

export const seq2seqDecoder = defineComposite({
  type: 'seq2seqDecoder',
  category: 'composite',
  label: 'Seq2seq decoder',
  aliases: ['sequence to sequence', 'decoder LSTM', 'teacher forcing', 'translation'],
  summary: 'Writes a sequence from what an encoder remembers: at each place the probability of every symbol.',
  icon: 'layers-2',
  reference,
  inputs: [
    { name: 'indices', rank: 1, dtype: 'int32' },
    { name: 'hidden', rank: 1 },
    { name: 'cell', rank: 1 },
  ],
  outputs: [{ name: 'output' }],
  params,
  config: (p) => config(p.units),
  expand(p) {
    const net = expansion();
    const symbols = net.layer('embedding', { inputDim: p.inputDim, outputDim: p.outputDim }, net.input(0));
    const settings = { units: p.units, returnSequences: true };
    const written = net.layer('lstm', settings, symbols, net.input(1), net.input(2));
    return net.end(net.layer('dense', { units: p.inputDim, activation: 'softmax' }, written));
  },
  examples: [
    {
      title: 'an answer',
      params: { inputDim: 12, outputDim: 4, units: 6 },
      in: [[4], [6], [6]],
      classes: [12, null, null],
      out: [[4, 12]],
      weights: 396,
    },
  ],
});
