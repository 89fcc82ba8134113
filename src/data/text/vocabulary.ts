import { specialTokens, type TextEncoding } from '../../nodes/kit/textEncoding.ts';
import { tokensOf } from './tokens.ts';

/** The tokens that are known, by their numbers, and how telling each is. */
export interface Vocabulary {
  /** The special tokens first. */
  readonly tokens: readonly string[];
  /** For `tfIdf`, one for each token: log(1 + texts / (1 + texts with the token)). */
  readonly weights: Float32Array | null;
}

/**
 * The vocabulary of a column of text, as `keras.layers.TextVectorization` learns it by `adapt`: the most frequent tokens
 * first, those that are equally frequent from the end of the alphabet on. Unknown tokens weigh what the others weigh on
 * average, as its page says: https://keras.io/api/layers/preprocessing_layers/text/text_vectorization/
 */
export function learnVocabulary(texts: Iterable<string>, encoding: TextEncoding): Vocabulary {
  const occurrences = new Map<string, number>();
  const textsWith = new Map<string, number>();
  let total = 0;
  for (const text of texts) {
    const tokens = tokensOf(text, encoding);
    for (const token of tokens) increase(occurrences, token);
    for (const token of new Set(tokens)) increase(textsWith, token);
    total++;
  }
  const special = specialTokens(encoding);
  const known = encoding.vocabulary ?? mostFrequent(occurrences, encoding.maxTokens - special.length);
  const tokens = [...special, ...known];
  if (encoding.outputMode !== 'tfIdf') return { tokens, weights: null };
  const weights = known.map((token) => Math.fround(Math.log(1 + total / (1 + (textsWith.get(token) ?? 0)))));
  const average = weights.reduce((sum, weight) => sum + weight, 0) / Math.max(1, weights.length);
  return { tokens, weights: Float32Array.from([...special.map(() => average), ...weights]) };
}

function increase(counts: Map<string, number>, token: string): void {
  counts.set(token, (counts.get(token) ?? 0) + 1);
}

function mostFrequent(occurrences: ReadonlyMap<string, number>, count: number): readonly string[] {
  return [...occurrences]
    .filter(([token]) => token !== '' && token !== '[UNK]')
    .sort(([a, often], [b, oftenB]) => oftenB - often || byCodePoints(b, a))
    .slice(0, count)
    .map(([token]) => token);
}

/** Comparing strings with `<` would sort the characters above U+FFFF before some below. */
function byCodePoints(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const apart = left[at]!.codePointAt(0)! - right[at]!.codePointAt(0)!;
    if (apart !== 0) return apart;
  }
  return left.length - right.length;
}
