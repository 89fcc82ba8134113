import { categoryOutput, categoryOutputParam, kerasOutputMode } from '../../kit/categoryOutput.ts';
import { defineLayer } from '../../kit/define.ts';
import { config } from '../../kit/layerParams.ts';
import { int, integers } from '../../kit/param.ts';
import { oneOutput } from '../../kit/ports.ts';
import { only, refuse } from '../../kit/shapes.ts';

export const integerLookup = defineLayer({
  type: 'integerLookup',
  category: 'preprocessing',
  label: 'Integer lookup',
  aliases: ['vocabulary', 'LabelEncoder', 'index categories', 'remap'],
  summary: 'Gives each whole number of a vocabulary a place; numbers outside of it share the first places.',
  icon: 'text-search',
  reference: 'https://keras.io/api/layers/preprocessing_layers/categorical/integer_lookup/',
  inputs: [{ name: 'categories', rank: [1, 7], dtype: 'int32' }],
  outputs: oneOutput,
  stopsGradient: true,
  params: {
    vocabulary: integers([0, 1, 2], {
      label: 'Vocabulary',
      help: 'The numbers that get a place of their own, in order.',
      min: 0,
      minLength: 1,
      maxLength: 10_000,
    }),
    numOovIndices: int(1, {
      label: 'Places for others',
      help: 'Places in front that all other numbers share, by their remainder.',
      min: 1,
      max: 10_000,
      advanced: true,
    }),
    outputMode: categoryOutputParam,
  },
  config: (p) => config(`${p.vocabulary.length} + ${p.numOovIndices}`, p.outputMode),
  infer(p, inputs) {
    const input = only(inputs);
    if (input.classes === undefined) return refuse({ code: 'shape/unknown-values', data: {}, port: 'categories' });
    const twice = p.vocabulary.find((value, index) => p.vocabulary.indexOf(value) < index);
    if (twice !== undefined) {
      return refuse({
        code: 'param/twice',
        data: { value: twice, label: 'Vocabulary' },
        param: 'vocabulary',
        fixes: [{ say: 'keepOnce', params: { vocabulary: [...new Set(p.vocabulary)] } }],
      });
    }
    return categoryOutput(input, p.outputMode, p.vocabulary.length + p.numOovIndices);
  },
  lower: ({ vocabulary, numOovIndices, outputMode }, inputs) => ({
    tfjs: 'IntegerLookup',
    custom: true,
    keras: 'IntegerLookup',
    args: { vocabulary, numOovIndices, outputMode, inputValues: only(inputs).classes ?? 1 },
    kerasArgs: { vocabulary, numOovIndices, outputMode: kerasOutputMode(outputMode) },
  }),
  examples: [
    { title: 'three known numbers', params: { vocabulary: [7, 3, 5] }, in: [[6]], out: [[6]], weights: 0, classes: 9 },
    {
      title: 'counts, two places for others',
      params: { vocabulary: [4, 1], numOovIndices: 2, outputMode: 'count' },
      in: [[5]],
      out: [[4]],
      weights: 0,
      classes: 6,
    },
  ],
});
