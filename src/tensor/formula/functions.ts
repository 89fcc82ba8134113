/** How many values a function takes, and whether whole numbers that name axes may follow them. */
export interface Signature {
  readonly values: number;
  /** `reduce`: these axes go, all of them if none is named. `order`: these axes in this order. */
  readonly axes?: 'reduce' | 'order';
}

const one = (names: string): readonly (readonly [string, Signature])[] =>
  names.split(' ').map((name) => [name, { values: 1 }]);

/** Functions of a formula, by the names of `keras.ops`. */
export const functions: ReadonlyMap<string, Signature> = new Map<string, Signature>([
  ...one('abs sign square sqrt rsqrt exp log sin cos relu sigmoid tanh softplus silu gelu softmax'),
  ['minimum', { values: 2 }],
  ['maximum', { values: 2 }],
  ['clip', { values: 3 }],
  ['where', { values: 3 }],
  ['sum', { values: 1, axes: 'reduce' }],
  ['mean', { values: 1, axes: 'reduce' }],
  ['max', { values: 1, axes: 'reduce' }],
  ['min', { values: 1, axes: 'reduce' }],
  ['transpose', { values: 1, axes: 'order' }],
]);

/** Operators with two operands, from those that bind least to those that bind most, by what they compute. */
export const operators: readonly Readonly<Record<string, string>>[] = [
  { '<': 'less', '<=': 'lessEqual', '>': 'greater', '>=': 'greaterEqual', '==': 'equal', '!=': 'notEqual' },
  { '+': 'add', '-': 'subtract' },
  { '*': 'multiply', '/': 'divide', '@': 'matmul' },
];

/** The known name that differs from this one in the fewest letters, if it is at most two; `null` otherwise. */
export function nearestName(name: string, known: Iterable<string>): string | null {
  let nearest: string | null = null;
  let least = Math.min(2, name.length - 1);
  for (const other of known) {
    const distance = editDistance(name.toLowerCase(), other);
    if (distance <= least && (nearest === null || distance < least)) [nearest, least] = [other, distance];
  }
  return nearest;
}

/** Letters to insert, remove or replace until one word is the other (Levenshtein 1966). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...a].entries()) {
    const above = row;
    row = [at + 1];
    for (const [column, other] of [...b].entries()) {
      const replaced = above[column]! + (letter === other ? 0 : 1);
      row.push(Math.min(replaced, above[column + 1]! + 1, row[column]! + 1));
    }
  }
  return row[b.length]!;
}
