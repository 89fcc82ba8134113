import type { TextEncoding } from '../../nodes/kit/textEncoding.ts';

/** What `keras.layers.TextVectorization` counts as punctuation: that of ASCII. */
const punctuation = /[!-/:-@[-`{-~]/g;
/** What separates words: the white space of ASCII, as `tf.strings.split` has it. */
const whitespace = /[\t-\r ]+/;

/** The tokens of a text in order, with those of more than one word or character behind them, by their length. */
export function tokensOf(text: string, { standardize, split, ngrams }: TextEncoding): readonly string[] {
  const tokens = separated(standardized(text, standardize), split);
  if (ngrams === 1) return tokens;
  const widths = Array.from({ length: ngrams }, (_, index) => index + 1);
  return widths.flatMap((width) => rows(tokens, width));
}

function standardized(text: string, standardize: TextEncoding['standardize']): string {
  const small = standardize.startsWith('lower') ? lower(text) : text;
  return standardize.endsWith('strip_punctuation') ? small.replace(punctuation, '') : small;
}

/** Small letters for those of ASCII, as `tf.strings.lower` does: É stays É. */
function lower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function separated(text: string, split: TextEncoding['split']): readonly string[] {
  if (split === 'none') return [text];
  return split === 'character' ? [...text] : text.split(whitespace).filter((word) => word !== '');
}

function rows(tokens: readonly string[], width: number): string[] {
  return tokens.slice(width - 1).map((_, start) => tokens.slice(start, start + width).join(' '));
}
