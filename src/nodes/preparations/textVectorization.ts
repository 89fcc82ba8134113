import { definePreparation } from '../kit/define.ts';
import { config } from '../kit/layerParams.ts';
import { choice, int } from '../kit/param.ts';
import { textInput } from '../kit/ports.ts';
import { standardizations, tokenSplits } from '../kit/textEncoding.ts';
import { maxTokensParam, vocabularyFromParam, vocabularyParam, withVocabulary } from '../kit/vocabulary.ts';

export const textVectorization = definePreparation({
  type: 'textVectorization',
  category: 'preprocessing',
  label: 'Text vectorization',
  aliases: ['tokenizer', 'tokenize', 'CountVectorizer', 'TfidfVectorizer', 'bag of words', 'n-grams', 'TF-IDF'],
  summary: 'Splits text into words or characters and tells their numbers, how often each occurs, or how telling it is.',
  icon: 'text-search',
  reference: 'https://keras.io/api/layers/preprocessing_layers/text/text_vectorization/',
  inputs: textInput,
  outputs: [{ name: 'tokens' }],
  params: {
    outputMode: choice(['int', 'multiHot', 'count', 'tfIdf'], {
      label: 'Output',
      help: '`int`: the numbers of the tokens in order. `multiHot`: which occur. `count`: how often. `tfIdf`: how tellingly.',
    }),
    outputSequenceLength: int(16, {
      label: 'Length',
      help: 'Tokens of a sample: what is missing becomes 0, what is too much is cut off.',
      min: 1,
      max: 4096,
      visibleWhen: { outputMode: ['int'] },
    }),
    split: choice(tokenSplits, {
      label: 'Split',
      help: 'What a token is: what stands between white space, a character, or the text as a whole.',
    }),
    ngrams: int(1, {
      label: 'N-grams',
      help: 'Up to so many tokens in a row count as a token too: 2 knows “not bad”.',
      min: 1,
      max: 5,
    }),
    standardize: choice(standardizations, {
      label: 'Standardize',
      help: 'What is made of a text first: small letters, no punctuation.',
      advanced: true,
    }),
    vocabularyFrom: vocabularyFromParam,
    maxTokens: maxTokensParam(1000),
    vocabulary: vocabularyParam,
  },
  config: (p) => config(p.split, ...(p.ngrams > 1 ? [`n ≤ ${p.ngrams}`] : []), p.outputMode),
  encoding({ standardize, split, ngrams, outputMode, outputSequenceLength, ...vocabulary }) {
    const length = outputMode === 'int' ? outputSequenceLength : null;
    return withVocabulary({ standardize, split, ngrams, outputMode, outputSequenceLength: length }, vocabulary);
  },
  examples: [
    {
      title: 'words by their numbers',
      params: { outputSequenceLength: 6, maxTokens: 8 },
      learns: ['The soup was good, the waiter was not.', 'The soup was not good.', 'The waiter was good!'],
      text: 'The terrace was good.',
      numbers: [3, 1, 2, 4, 0, 0],
    },
    {
      title: 'how often words and pairs of a given vocabulary occur',
      params: { outputMode: 'count', ngrams: 2, vocabularyFrom: 'given', vocabulary: ['bad', 'not bad', 'good'] },
      learns: [],
      text: 'Not bad, not bad at all.',
      numbers: [7, 2, 2, 0],
    },
    {
      title: 'which characters occur',
      params: { outputMode: 'multiHot', split: 'character', maxTokens: 5 },
      learns: ['abc', 'ab', 'a'],
      text: 'bacon',
      numbers: [1, 1, 1, 1, 0],
    },
  ],
});
