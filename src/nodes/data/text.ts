import { defineData } from '../kit/define.ts';
import { config } from '../kit/layerParams.ts';
import { int } from '../kit/param.ts';
import { tensor } from '../kit/shapes.ts';
import { TEXT_CHARACTERS } from './textCharacters.ts';

export const text = defineData({
  type: 'text',
  category: 'data',
  label: 'Text',
  aliases: ['characters', 'corpus', 'language modelling'],
  summary: 'The beginning of Moby Dick, cut into windows of characters; the labels are the same shifted by one.',
  icon: 'text',
  reference: 'https://www.gutenberg.org/ebooks/2701',
  inputs: [],
  outputs: [{ name: 'characters' }, { name: 'next' }],
  params: {
    length: int(64, { label: 'Window', help: 'Characters in a sample.', min: 4, max: 512 }),
    samples: int(1000, { label: 'Training samples', help: 'How many windows to train on.', min: 10, max: 40_000 }),
  },
  config: (p) => config('Moby Dick', { characters: p.length }),
  types: (p) => {
    const window = tensor([p.length], 'int32', TEXT_CHARACTERS.length);
    return [window, window];
  },
  source: (p) => ({ kind: 'dataset', dataset: 'text', options: { length: p.length, samples: p.samples } }),
});
