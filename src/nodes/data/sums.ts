import { defineData } from '../kit/define.ts';
import { config } from '../kit/layerParams.ts';
import { int } from '../kit/param.ts';
import { tensor } from '../kit/shapes.ts';
import { SUM_CHARACTERS } from './sumCharacters.ts';

export const sums = defineData({
  type: 'sums',
  category: 'data',
  label: 'Sums',
  aliases: ['addition', 'sequence to sequence', 'translation'],
  summary: 'Sums as text, “27+ 8” and “35 ”, made up from the seed: a sequence in, another sequence out.',
  icon: 'text',
  reference: 'https://keras.io/examples/nlp/addition_rnn/',
  inputs: [],
  outputs: [{ name: 'question' }, { name: 'given' }, { name: 'answer' }],
  params: {
    digits: int(2, { label: 'Digits', help: 'Of each of the two numbers, at most.', min: 1, max: 3 }),
    samples: int(4000, { label: 'Training samples', help: 'How many sums to train on.', min: 10, max: 40_000 }),
  },
  config: (p) => config({ digits: p.digits }),
  types(p) {
    const text = (length: number) => tensor([length], 'int32', SUM_CHARACTERS.length);
    return [text(2 * p.digits + 1), text(p.digits + 1), text(p.digits + 1)];
  },
  source: (p) => ({ kind: 'dataset', dataset: 'sums', options: { digits: p.digits, samples: p.samples } }),
});
