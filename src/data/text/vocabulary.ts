import { specialTokens, type TextEncoding } from '../../nodes/kit/textEncoding.ts';
import { createTally, weightsOfPlaces, type Tally } from '../tally.ts';
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
  const tally = createTally<string>();
  for (const text of texts) tally.add(tokensOf(text, encoding));
  const special = specialTokens(encoding);
  const known = encoding.vocabulary ?? mostFrequent(tally, encoding.maxTokens - special.length);
  const tokens = [...special, ...known];
  if (encoding.outputMode !== 'tfIdf') return { tokens, weights: null };
  return {
    tokens,
    weights: Float32Array.from(weightsOfPlaces(known.map(tally.rarity), special.length, tokens.length)),
  };
}

function mostFrequent(tally: Tally<string>, count: number): readonly string[] {
  return tally
    .occurring()
    .filter((token) => token !== '' && token !== '[UNK]')
    .sort(tally.byFrequency((a, b) => byCodePoints(b, a)))
    .slice(0, count);
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
