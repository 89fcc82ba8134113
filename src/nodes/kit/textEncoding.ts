/**
 * How a text becomes numbers: the settings of `keras.layers.TextVectorization` and `keras.layers.StringLookup`, every one
 * stated. Text is made numbers before a batch reaches the engine, since tensors of text exist on no accelerator.
 */
export interface TextEncoding {
  /** What is made of a text first: small letters, no punctuation. */
  readonly standardize: Standardization;
  /** What a token is: a word, a character, or the text as a whole. */
  readonly split: TokenSplit;
  /** Up to so many tokens in a row are one more token, joined by spaces. */
  readonly ngrams: number;
  readonly outputMode: TextOutput;
  /** Numbers of a sample for `int`, what is missing being 0; `null` where a text is one token. */
  readonly outputSequenceLength: number | null;
  /** How many different tokens are told apart, the special ones among them. */
  readonly maxTokens: number;
  /** Tokens that are known, in order; `null`: the most frequent ones of the training samples. */
  readonly vocabulary: readonly string[] | null;
}

export const standardizations = ['lower_and_strip_punctuation', 'lower', 'strip_punctuation', 'none'] as const;
export type Standardization = (typeof standardizations)[number];

export const tokenSplits = ['whitespace', 'character', 'none'] as const;
export type TokenSplit = (typeof tokenSplits)[number];

/** The number of each token, or for all tokens of a text together: which occur, how often, how tellingly. */
export type TextOutput = 'int' | 'oneHot' | 'multiHot' | 'count' | 'tfIdf';

/** A column of text of a data set as numbers, under a name of its own. */
export interface PreparedColumn {
  readonly name: string;
  /** The column it is made of. */
  readonly from: string;
  readonly encoding: TextEncoding;
}

/** Tokens that every vocabulary begins with: padding, where there is some, and what stands for unknown ones. */
export function specialTokens({ outputSequenceLength }: Pick<TextEncoding, 'outputSequenceLength'>): readonly string[] {
  return outputSequenceLength === null ? ['[UNK]'] : ['', '[UNK]'];
}
