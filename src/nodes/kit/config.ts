/**
 * The words of the line under a block's header; `{}` is where the number goes. Each must have a Chinese one in
 * `src/ui/i18n/blockNames.zh.ts`.
 */
export const configWords = {
  above: 'above {}',
  adapts: 'adapts to the data',
  additive: 'additive',
  allAxes: 'all axes',
  alpha: 'alpha {}',
  axes: 'axes {}',
  axis: 'axis {}',
  beyond: 'beyond {}',
  bins: '{} bins',
  bothWays: 'both ways',
  byTanh: 'by tanh',
  causal: 'causal',
  channels: 'channels',
  characters: '{} characters',
  classes: '{} classes',
  cosine: 'cosine',
  digits: '{} digits',
  dilation: 'dilation {}',
  from: 'from {}',
  givenMoments: 'given moments',
  groups: '{} groups',
  growth: '+ {} each',
  heads: '{} heads',
  inverted: 'inverted',
  lastAxis: 'last axis',
  layers: '{} layers',
  learningRate: 'rate {}',
  logits: 'from logits',
  noise: 'noise {}',
  nonSaturating: 'non-saturating',
  otherwise: 'else {}',
  padding: 'padding {}',
  parts: '{} parts',
  perChannel: '{} a channel',
  positions: '{} positions',
  probabilities: 'from probabilities',
  rate: 'rate {}',
  shared: 'shared on {}',
  shift: 'by {}',
  shrink: 'by {}',
  size: 'size {}',
  slope: 'slope {}',
  stddev: 'stddev {}',
  stride: 'stride {}',
  upTo: 'up to {}',
  values: '{} values',
} as const satisfies Record<string, string>;

export type ConfigWord = keyof typeof configWords;

/** A number, a name of the API such as `relu`, or a word with what belongs to it: `{ rate: 0.5 }`, `{ causal: true }`. */
export type ConfigPart = string | number | ConfigSaid;
/** What a definition says: one part, or those that `config` of `layerParams.ts` keeps. */
export type ConfigLine = ConfigPart | readonly ConfigPart[];
type ConfigSaid = { readonly [K in ConfigWord]: Said<K> }[ConfigWord];
type Said<K extends ConfigWord> = { readonly [P in K]: string | number | boolean };

/** The line in words: English, or those of another language. */
export function configText(
  parts: readonly ConfigPart[],
  words: Readonly<Record<ConfigWord, string>> = configWords,
): string {
  return parts.map((part) => partText(part, words)).join(' · ');
}

function partText(part: ConfigPart, words: Readonly<Record<ConfigWord, string>>): string {
  if (typeof part === 'string') return part;
  if (typeof part === 'number') return withMinus(part);
  const [[word, value]] = Object.entries(part) as [[ConfigWord, string | number]];
  return words[word].replace('{}', withMinus(value));
}

const withMinus = (value: string | number): string => String(value).replaceAll('-', '−');
