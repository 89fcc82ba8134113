import { definePreparation } from '../kit/define.ts';
import { config } from '../kit/layerParams.ts';
import { choice } from '../kit/param.ts';
import { textInput } from '../kit/ports.ts';
import { maxTokensParam, vocabularyFromParam, vocabularyParam, withVocabulary } from '../kit/vocabulary.ts';

export const stringLookup = definePreparation({
  type: 'stringLookup',
  category: 'preprocessing',
  label: 'String lookup',
  aliases: ['LabelEncoder', 'OneHotEncoder', 'categorical strings', 'vocabulary', 'index categories'],
  summary:
    'Gives each of a few texts, such as names of categories, a number; those that are not known share the first.',
  icon: 'text-search',
  reference: 'https://keras.io/api/layers/preprocessing_layers/categorical/string_lookup/',
  inputs: textInput,
  outputs: [{ name: 'category' }],
  params: {
    outputMode: choice(['int', 'oneHot'], {
      label: 'Output',
      help: '`int`: the number of the text, for an embedding. `oneHot`: a row with a 1 at it.',
    }),
    vocabularyFrom: vocabularyFromParam,
    maxTokens: maxTokensParam(100),
    vocabulary: vocabularyParam,
  },
  config: (p) => config(p.vocabularyFrom === 'given' ? p.vocabulary.join(', ') : '', p.outputMode),
  encoding: ({ outputMode, ...vocabulary }) =>
    withVocabulary(
      { standardize: 'none', split: 'none', ngrams: 1, outputMode, outputSequenceLength: null },
      vocabulary,
    ),
  examples: [
    {
      title: 'the number of a category',
      params: { vocabularyFrom: 'given', vocabulary: ['café', 'hotel'] },
      learns: [],
      text: 'hotel',
      numbers: [2],
    },
    {
      title: 'a row with a 1, the categories from the data',
      params: { outputMode: 'oneHot', maxTokens: 4 },
      learns: ['hotel', 'café', 'museum', 'café', 'hotel', 'café'],
      text: 'cinema',
      numbers: [1, 0, 0, 0],
    },
  ],
});
