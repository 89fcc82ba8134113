import { fingerprint, sipHash } from './hashes.ts';
import type { Summary } from './summary.ts';
import { createTally, weightsOfPlaces } from './tally.ts';

/** How `keras.layers.IntegerLookup` gives whole numbers places, or numbers back to places. */
export interface LookupSettings {
  /** Places that all other numbers share, in front of those of the vocabulary. */
  readonly numOovIndices: number;
  /** Which of them a number gets: by its remainder, or by a hash of its digits, under a salt if there is one. */
  readonly oovMethod: 'floormod' | 'farmhash';
  readonly salt?: readonly number[] | null;
  /** A number that is padding. */
  readonly maskToken?: number | null;
  /** Whether padding has place 0 for itself, as a number must have one; in rows and counts it does not show. */
  readonly masksPlace: boolean;
  /** How many different numbers can come in. */
  readonly inputValues: number;
}

/** A lookup the other way: what the places of no number give. */
export interface InvertSettings extends LookupSettings {
  readonly oovToken: number;
}

/** The place of padding that does not show. */
const nowhere = -1;

/** How many places stand in front of those of the vocabulary. */
export const placesBefore = ({ numOovIndices, masksPlace }: LookupSettings): number =>
  numOovIndices + (masksPlace ? 1 : 0);

/** The place of each number from 0 on. */
export function placesOf(vocabulary: readonly number[], settings: LookupSettings): number[] {
  const { numOovIndices, maskToken = null, masksPlace, inputValues } = settings;
  const first = masksPlace ? 1 : 0;
  const places = new Map(vocabulary.map((value, place) => [value, first + numOovIndices + place]));
  if (maskToken !== null) places.set(maskToken, masksPlace ? 0 : nowhere);
  return Array.from({ length: inputValues }, (_, value) => places.get(value) ?? first + shared(value, settings));
}

/** Which of the places for others a number gets. */
function shared(value: number, { numOovIndices, oovMethod, salt }: LookupSettings): number {
  if (oovMethod === 'floormod' || numOovIndices < 2) return value % Math.max(numOovIndices, 1);
  const text = String(value);
  const hash = salt ? sipHash(text, [salt[0]!, salt[1]!]) : fingerprint(text);
  return Number(hash % BigInt(numOovIndices));
}

/** The way back: the number at each place, `oovToken` at those that others share and beyond the last. */
export function numbersAt(vocabulary: readonly number[], settings: InvertSettings): number[] {
  const before = placesBefore(settings);
  return Array.from({ length: settings.inputValues }, (_, place) =>
    place === 0 && settings.masksPlace ? settings.maskToken! : (vocabulary[place - before] ?? settings.oovToken),
  );
}

/**
 * The most frequent numbers as a vocabulary, of equally frequent ones the larger first: the place of each number, and how
 * much each place weighs by the share of samples that have it (TF-IDF), as Keras adapts its lookups.
 */
export function createVocabulary(settings: LookupSettings, maxTokens: number): Summary<'places' | 'idf_weights'> {
  const tally = createTally<number>();
  return {
    add(values, [batch]) {
      const length = values.length / batch!;
      for (let sample = 0; sample < batch!; sample++) {
        tally.add(Array.from({ length }, (_, at) => values[sample * length + at]!));
      }
    },
    read() {
      if (tally.samples() === 0) return null;
      const before = placesBefore(settings);
      // Without places for others, numbers that never occurred get one too.
      const known = settings.numOovIndices === 0 ? [...Array(settings.inputValues).keys()] : tally.occurring();
      const vocabulary = known
        .filter((value) => value !== settings.maskToken)
        .sort(tally.byFrequency((a, b) => b - a))
        .slice(0, maxTokens - before);
      return {
        places: Float32Array.from(placesOf(vocabulary, settings)),
        idf_weights: Float32Array.from(weightsOfPlaces(vocabulary.map(tally.rarity), before, maxTokens)),
      };
    },
  };
}
