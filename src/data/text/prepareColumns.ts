import type { PreparedColumn, TextEncoding } from '../../nodes/kit/textEncoding.ts';
import { bySplit, rowsFor } from '../columns.ts';
import type { Dataset, Field, Rows, Split, TextColumn } from '../dataset.ts';
import { tokensOf } from './tokens.ts';
import { learnVocabulary, type Vocabulary } from './vocabulary.ts';

/**
 * A data set with more columns: those of its text as numbers. A vocabulary that is not given is learned from the training
 * samples, never from those held back. Throws for a column of text that the data set does not have.
 */
export function prepareColumns(dataset: Dataset, columns: readonly PreparedColumn[]): Dataset {
  if (columns.length === 0) return dataset;
  const prepared = new Map(columns.map((column) => [column.name, preparedColumn(dataset, column)]));
  const fields = Object.fromEntries([...prepared].map(([name, { field }]) => [name, field]));
  const vocabularies = Object.fromEntries([...prepared].map(([name, { vocabulary }]) => [name, vocabulary]));
  return {
    ...dataset,
    fields: { ...dataset.fields, ...fields },
    vocabularies: { ...dataset.vocabularies, ...vocabularies },
    read(split, indices, name, into) {
      return prepared.get(name)?.read(split, indices, into) ?? dataset.read(split, indices, name, into);
    },
  };
}

interface Prepared {
  readonly field: Field;
  readonly vocabulary: readonly string[];
  read(split: Split, indices: ArrayLike<number>, into?: Rows): Rows;
}

function preparedColumn(dataset: Dataset, { from, encoding }: PreparedColumn): Prepared {
  const text = dataset.texts?.[from];
  if (!text) throw new Error(`The data set "${dataset.name}" has no text called "${from}".`);
  const vocabulary = learnVocabulary(trainingTexts(dataset, text), encoding);
  const field = encodedField(encoding);
  const write = writerOf(encoding, vocabulary);
  const width = field.shape[0]!;
  // Splitting a text takes longer than copying its numbers, and every epoch asks for all of them.
  const numbersOf = bySplit((): Int32Array[] => []);
  const places = new Map(vocabulary.tokens.map((token, place) => [token, place]));
  const unknown = places.get('[UNK]')!;
  const tokenNumbers = (split: Split, index: number): Int32Array =>
    (numbersOf[split][index] ??= Int32Array.from(
      tokensOf(text(split, index), encoding),
      (token) => places.get(token) ?? unknown,
    ));
  return {
    field,
    vocabulary: vocabulary.tokens,
    read(split, indices, into) {
      const rows = rowsFor(field, indices.length, into).fill(0);
      for (let row = 0; row < indices.length; row++) write(tokenNumbers(split, indices[row]!), rows, row * width);
      return rows;
    },
  };
}

function* trainingTexts(dataset: Dataset, text: TextColumn): Generator<string> {
  for (let index = 0; index < dataset.sizes.train; index++) yield text('train', index);
}

/** What a sample of such a column is. */
function encodedField(encoding: TextEncoding): Field {
  const { outputMode, outputSequenceLength, maxTokens } = encoding;
  if (outputMode === 'int') return { shape: [outputSequenceLength ?? 1], dtype: 'int32', classes: maxTokens };
  return { shape: [maxTokens], dtype: 'float32' };
}

/** Writes the numbers of a text's tokens into a row of zeros that begins at `at`. */
type Write = (numbers: Int32Array, rows: Rows, at: number) => void;

function writerOf({ outputMode, outputSequenceLength }: TextEncoding, { weights }: Vocabulary): Write {
  if (outputMode === 'int') {
    return (numbers, rows, at) => rows.set(numbers.subarray(0, outputSequenceLength ?? 1), at);
  }
  if (outputMode === 'oneHot' || outputMode === 'multiHot') {
    return (numbers, rows, at) => numbers.forEach((number) => (rows[at + number] = 1));
  }
  return (numbers, rows, at) => {
    const often = new Map<number, number>();
    for (const number of numbers) often.set(number, (often.get(number) ?? 0) + 1);
    for (const [number, count] of often) rows[at + number] = weights ? count * weights[number]! : count;
  };
}
