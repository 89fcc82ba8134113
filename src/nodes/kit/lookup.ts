import type { TensorType } from '../../graph/project.ts';
import { lookupOutputParam } from './categoryOutput.ts';
import type { Problem } from './infer.ts';
import { bool, choice, floats, int, integers, type ParamValues } from './param.ts';

const others = { label: 'Places for others' };

/** What a lookup of whole numbers can be told: `keras.layers.IntegerLookup`. */
export const lookupParams = {
  vocabularyFrom: choice(['data', 'given'], {
    label: 'Vocabulary',
    help: '`data`: the most frequent numbers of the training data, found before the training. `given`: typed here.',
    preset: 'given',
  }),
  maxTokens: int(20, {
    label: 'Places at most',
    help: 'How many there are, with those for other numbers; it is a length of what comes out.',
    min: 2,
    max: 100_000,
    visibleWhen: { vocabularyFrom: ['data'] },
  }),
  vocabulary: integers([0, 1, 2], {
    label: 'Numbers',
    help: 'Those that get a place of their own, in order.',
    min: 0,
    minLength: 1,
    maxLength: 10_000,
    visibleWhen: { vocabularyFrom: ['given'] },
  }),
  numOovIndices: int(1, {
    ...others,
    help: 'Places in front that all other numbers share. With none, there must be a place for every number that can come in.',
    min: 0,
    max: 10_000,
    advanced: true,
  }),
  oovMethod: choice(['floormod', 'farmhash'], {
    label: 'Others by',
    help: 'Which of several places another number gets: by its remainder, or by a hash, which spreads them evenly.',
    advanced: true,
  }),
  salt: integers([], {
    label: 'Salt',
    help: 'One number or two that nobody else knows: without them nobody can tell which place a number gets.',
    min: 0,
    maxLength: 2,
    advanced: true,
    visibleWhen: { oovMethod: ['farmhash'] },
  }),
  maskToken: integers([], {
    label: 'Padding',
    help: 'A number that is none: it gets place 0 for itself, and does not show in rows and counts.',
    min: 0,
    maxLength: 1,
    advanced: true,
  }),
  invert: bool(false, {
    label: 'Invert',
    help: 'The way back: places come in, numbers of the vocabulary go out.',
    advanced: true,
    visibleWhen: { vocabularyFrom: ['given'] },
  }),
  oovToken: int(-1, {
    label: 'Number for others',
    help: 'What places of no number give.',
    min: -1,
    max: 1_000_000_000,
    advanced: true,
    visibleWhen: { invert: [true] },
  }),
  outputMode: { ...lookupOutputParam, visibleWhen: { invert: [false] } },
  idfWeights: floats([1], {
    label: 'Weights',
    help: 'How much each number of the vocabulary weighs, or one for all; others weigh their mean.',
    minLength: 1,
    maxLength: 10_000,
    visibleWhen: { vocabularyFrom: ['given'], outputMode: ['tfIdf'] },
  }),
};

type Params = ParamValues<typeof lookupParams>;

/** What the parameters come to: some count only beside others. */
export function lookupMeaning(p: Params) {
  const vocabulary = p.vocabularyFrom === 'given' ? p.vocabulary : null;
  const inverts = vocabulary !== null && p.invert;
  const mode = inverts ? 'int' : p.outputMode;
  const mask = p.maskToken[0] ?? null;
  const masksPlace = mask !== null && mode === 'int';
  const before = p.numOovIndices + (masksPlace ? 1 : 0);
  const hashes = p.oovMethod === 'farmhash' && p.salt.length > 0;
  return {
    vocabulary,
    inverts,
    mode,
    mask,
    masksPlace,
    before,
    depth: vocabulary ? before + vocabulary.length : p.maxTokens,
    // One number stands for two that are equal.
    salt: hashes ? [p.salt[0]!, p.salt.at(-1)!] : null,
  };
}

/** What is wrong with the parameters for these inputs, if anything. */
export function lookupProblem(p: Params, { classes }: TensorType): Problem | null {
  if (classes === undefined) return { code: 'shape/unknown-values', data: {}, port: 'categories' };
  const { vocabulary, inverts, mode, mask, before, depth } = lookupMeaning(p);
  if (depth <= before) {
    return {
      code: 'param/order',
      data: { low: others.label, lowValue: before, high: lookupParams.maxTokens.label, highValue: depth - 1 },
      param: 'maxTokens',
      fixes: [{ params: { maxTokens: before + 1 } }],
    };
  }
  const taken = [...(mask === null ? [] : [mask]), ...(inverts ? [p.oovToken] : [])];
  const all = [...taken, ...(vocabulary ?? [])];
  const twice = all.find((value, place) => all.indexOf(value) < place);
  if (twice !== undefined) {
    const once = [...new Set(all)].slice(new Set(taken).size);
    const fixes =
      once.length > 0 && new Set(taken).size === taken.length
        ? [{ say: 'keepOnce' as const, params: { vocabulary: once } }]
        : [];
    return {
      code: 'param/twice',
      data: { value: twice, label: lookupParams.vocabulary.label },
      param: 'vocabulary',
      fixes,
    };
  }
  const weights = p.idfWeights.length;
  if (vocabulary && mode === 'tfIdf' && weights !== 1 && weights !== vocabulary.length) {
    return {
      code: 'shape/moments',
      data: { given: weights, count: vocabulary.length },
      param: 'idfWeights',
      fixes: [{ say: 'takeOne', params: { idfWeights: p.idfWeights.slice(0, 1) } }],
    };
  }
  if (inverts || p.numOovIndices > 0) return null;
  const own = new Set([...taken, ...(vocabulary ?? [])].filter((value) => value < classes)).size;
  const placed = vocabulary ? own : own + depth - before;
  if (placed >= classes) return null;
  return {
    code: 'shape/vocabulary',
    data: { vocabulary: placed, classes },
    param: 'numOovIndices',
    fixes: [{ params: { numOovIndices: 1 } }],
  };
}

/** How many different numbers a lookup the other way can give; unknown where one of them is below 0. */
export function numbersGiven(p: Params, classes: number): number | undefined {
  const { vocabulary, before, masksPlace, mask } = lookupMeaning(p);
  const beyond = p.numOovIndices > 0 || classes > before + vocabulary!.length;
  const given = [...vocabulary!, ...(masksPlace ? [mask!] : []), ...(beyond ? [p.oovToken] : [])];
  return Math.min(...given) < 0 ? undefined : Math.max(...given) + 1;
}
