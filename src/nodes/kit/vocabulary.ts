import type { Inferred } from './define.ts';
import { choice, int, words } from './param.ts';
import { line, refuse, tensor } from './shapes.ts';
import { specialTokens, type TextEncoding } from './textEncoding.ts';

export const vocabularyFromParam = choice(['data', 'given'], {
  label: 'Vocabulary',
  help: '`data`: the most frequent tokens of the training samples. `given`: typed here.',
});

export const vocabularyParam = words(['good', 'bad'], {
  label: 'Tokens',
  help: 'Those with numbers of their own, in order, separated by commas.',
  minLength: 1,
  maxLength: 10_000,
  visibleWhen: { vocabularyFrom: ['given'] },
});

/** How many tokens are told apart where the training samples say which. */
export const maxTokensParam = (preset: number) =>
  int(preset, {
    label: 'Tokens at most',
    help: 'How many are told apart, with the one for unknown tokens and the padding; it is a length of what comes out.',
    min: 3,
    max: 100_000,
    visibleWhen: { vocabularyFrom: ['data'] },
  });

interface VocabularyChoice {
  readonly vocabularyFrom: 'data' | 'given';
  readonly maxTokens: number;
  readonly vocabulary: readonly string[];
}

/** An encoding with the vocabulary that the parameters of a block choose. */
export function withVocabulary(
  encoding: Omit<TextEncoding, 'maxTokens' | 'vocabulary'>,
  { vocabularyFrom, maxTokens, vocabulary }: VocabularyChoice,
): TextEncoding {
  if (vocabularyFrom === 'data') return { ...encoding, maxTokens, vocabulary: null };
  return { ...encoding, maxTokens: specialTokens(encoding).length + vocabulary.length, vocabulary };
}

/** What a column of text becomes, or why its vocabulary is none. */
export function encodedText(encoding: TextEncoding): Inferred {
  const { outputMode, outputSequenceLength, maxTokens, vocabulary } = encoding;
  const special = specialTokens(encoding);
  const tokens = [...special, ...(vocabulary ?? [])];
  const twice = tokens.find((token, place) => tokens.indexOf(token) < place);
  if (twice !== undefined) {
    const once = [...new Set(tokens)].slice(special.length);
    return refuse({
      code: 'param/twice',
      data: { value: twice === '' ? '“”' : twice, label: vocabularyParam.label },
      param: 'vocabulary',
      fixes: once.length > 0 ? [{ say: 'keepOnce', params: { vocabulary: once } }] : [],
    });
  }
  const arithmetic = [line('tokens', `${special.length} + ${maxTokens - special.length}`, maxTokens)];
  if (outputMode !== 'int') return { outputs: [tensor([maxTokens])], arithmetic };
  return { outputs: [tensor([outputSequenceLength ?? 1], 'int32', maxTokens)], arithmetic };
}
