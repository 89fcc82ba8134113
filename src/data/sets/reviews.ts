import { bySplit, checkedIndex, type BySplit } from '../columns.ts';
import type { Dataset, TextColumn } from '../dataset.ts';
import { labelField, labelForm, readLabels } from '../labels.ts';
import { numberOption, type DatasetOptions } from '../options.ts';
import { mixSeed, random, type Random } from '../random.ts';

/** What a review is about, and what it speaks of there. */
const venues: Readonly<Record<string, readonly string[]>> = {
  café: ['coffee', 'soup', 'cake', 'waiter', 'terrace', 'menu'],
  hotel: ['room', 'bed', 'breakfast', 'view', 'lobby', 'staff'],
  cinema: ['film', 'screen', 'popcorn', 'seat', 'sound', 'plot'],
  museum: ['exhibition', 'guide', 'garden', 'shop', 'entrance', 'audio tour'],
};
const praise = ['good', 'great', 'lovely', 'excellent', 'pleasant', 'wonderful', 'charming', 'splendid'];
const complaint = ['bad', 'awful', 'dull', 'terrible', 'disappointing', 'dreadful', 'poor', 'horrible'];
const degrees = ['', '', 'very ', 'really ', 'quite '];

interface Review {
  readonly text: string;
  readonly venue: string;
  /** 1 for praise. */
  readonly label: number;
}

/**
 * Short reviews, made up from the seed: `text`, `venue`, and the labels negative and positive. "Not bad" is praise, and
 * behind "but" stands what counts: a sum over the words is right for 57 % of the reviews held back, over pairs of words
 * for 71 %, over three in a row for 90 %; a recurrent net that reads them in order, for all.
 * No text comes twice, so that those held back are new to whoever has learned the others by heart.
 */
export function generateReviews(options: DatasetOptions, seed: number): Dataset {
  const train = numberOption(options, 'samples', 2000, 1, 20_000);
  const held = Math.max(1, Math.min(1000, Math.round(train / 4)));
  const sizes: BySplit<number> = { train, validation: held, test: held };
  const form = labelForm(options['labels']);
  const seen = new Set<string>();
  const reviews = bySplit((split, part) => write(sizes[split], random(mixSeed(seed, part)), seen));
  const labels = bySplit((split) => reviews[split].map(({ label }) => label));
  const column =
    (name: 'text' | 'venue'): TextColumn =>
    (split, index) =>
      reviews[split][checkedIndex(index, sizes[split])]![name];
  return {
    name: 'reviews',
    texts: { text: column('text'), venue: column('venue') },
    fields: { labels: labelField(form, 2) },
    sizes,
    classNames: ['negative', 'positive'],
    origin: { source: 'Generated in this program from the run’s seed.', licence: 'None needed' },
    read(split, indices, field, into) {
      if (field === 'labels') return readLabels(labels[split], indices, form, 2, into);
      throw new Error(`The data set "reviews" has no numbers called "${field}".`);
    },
  };
}

/** Praise and complaint take turns, so both are equally many. */
function write(count: number, draw: Random, seen: Set<string>): Review[] {
  return Array.from({ length: count }, (_, index) => {
    const label = index % 2;
    for (;;) {
      const review = drawReview(label, draw);
      if (seen.has(review.text)) continue;
      seen.add(review.text);
      return review;
    }
  });
}

function drawReview(label: number, draw: Random): Review {
  const venue = oneOf(Object.keys(venues), draw);
  const things = venues[venue]!;
  const first = oneOf(things, draw);
  const second = oneOf(
    things.filter((thing) => thing !== first),
    draw,
  );
  const form = draw();
  const last = clause(form < 0.25 ? first : second, label, draw);
  if (form < 0.25) return { text: sentence(last), venue, label };
  const opposed = form > 0.625;
  const before = clause(first, opposed ? 1 - label : label, draw);
  return { text: sentence(`${before}${opposed ? ', but' : ' and'} ${last}`), venue, label };
}

/** `the soup was not very good`: a third of the time by the opposite, denied. */
function clause(thing: string, label: number, draw: Random): string {
  const denied = draw() < 1 / 3;
  const words = (label === 1) !== denied ? praise : complaint;
  return `the ${thing} was ${denied ? 'not ' : ''}${oneOf(degrees, draw)}${oneOf(words, draw)}`;
}

const sentence = (text: string): string => `${text[0]!.toUpperCase()}${text.slice(1)}.`;

function oneOf<T>(list: readonly T[], draw: Random): T {
  return list[Math.floor(draw() * list.length)]!;
}
