import { SUM_CHARACTERS } from '../../nodes/data/sumCharacters.ts';
import { checkedIndex, rowsFor, type BySplit } from '../columns.ts';
import type { Dataset, Split } from '../dataset.ts';
import { numberOption, type DatasetOptions } from '../options.ts';
import { mixSeed, random } from '../random.ts';

const fields = ['question', 'given', 'answer'] as const;
type FieldName = (typeof fields)[number];

/**
 * Sums of two numbers of up to `options.digits` digits as numbers of characters: `question` (`27+ 8`), `answer` (`35 `)
 * and `given`, the answer one place later behind a space: what a decoder is told while it learns (teacher forcing).
 * No sum of the training samples is among those held back; with one digit there are only a hundred.
 */
export function generateSums(options: DatasetOptions, seed: number): Dataset {
  const digits = numberOption(options, 'digits', 2, 1, 3);
  const count = 10 ** digits;
  const order = shuffled(count * count, mixSeed(seed, 0));
  const held = Math.max(1, Math.min(1000, Math.floor(order.length / 10)));
  const train = Math.min(numberOption(options, 'samples', 4000, 1, 1_000_000), order.length - 2 * held);
  const sizes: BySplit<number> = { train, validation: held, test: held };
  const starts: BySplit<number> = { train: 2 * held, validation: 0, test: held };

  const written = (split: Split, index: number, name: FieldName): string => {
    checkedIndex(index, sizes[split]);
    const pair = order[starts[split] + index]!;
    const [a, b] = [Math.floor(pair / count), pair % count];
    if (name === 'question') return `${String(a).padStart(digits)}+${String(b).padStart(digits)}`;
    const answer = String(a + b).padEnd(digits + 1);
    return name === 'answer' ? answer : ` ${answer}`.slice(0, digits + 1);
  };
  const field = (length: number) => ({ shape: [length], dtype: 'int32', classes: SUM_CHARACTERS.length }) as const;
  const specs = { question: field(2 * digits + 1), given: field(digits + 1), answer: field(digits + 1) };
  return {
    name: 'sums',
    fields: specs,
    sizes,
    classNames: [...SUM_CHARACTERS],
    origin: { source: 'Generated in this program from the run’s seed.', licence: 'None needed' },
    read(split, indices, name, into) {
      const known = fields.find((each) => each === name);
      if (!known) throw new Error(`The data set "sums" has no field "${name}".`);
      const spec = specs[known];
      const rows = rowsFor(spec, indices.length, into);
      const [length] = spec.shape;
      for (let row = 0; row < indices.length; row++) {
        const text = written(split, indices[row]!, known);
        for (let at = 0; at < length; at++) rows[row * length + at] = SUM_CHARACTERS.indexOf(text[at]!);
      }
      return rows;
    },
  };
}

/** The numbers below `count` in an order drawn from the seed (Fisher and Yates). */
function shuffled(count: number, seed: number): Int32Array {
  const draw = random(seed);
  const order = Int32Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(draw() * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
