/** Words that cannot name a function or a variable in the code we print. */
const reserved = new Set(
  'break case catch class const continue debugger default delete do else enum export extends false finally for function if import in instanceof new null return super switch this throw true try typeof var void while with yield let static implements interface package private protected public await async of tf model data train loss'.split(
    ' ',
  ),
);

/** Gives out identifiers that are each used once: `dense`, `dense_1`. */
export interface Names {
  readonly take: (wanted: string) => string;
}

/** Names of layers: those of a composite's begin with the composite's. */
export interface LayerNames extends Names {
  /** For a part of something whose name is an identifier: `block_1_conv2d_2`, however long the name is. */
  readonly takeFor: (owner: string, part: string) => string;
}

/** A fresh set of names. */
export function createNames(): LayerNames {
  const taken = new Map<string, number>();
  const once = (base: string): string => {
    let name = base;
    let count = taken.get(base) ?? 0;
    while (taken.has(name)) name = `${base}_${++count}`;
    taken.set(base, count);
    if (name !== base) taken.set(name, 0);
    return name;
  };
  return {
    take: (wanted) => once(toIdentifier(wanted)),
    takeFor: (owner, part) => once(`${owner}_${toIdentifier(part)}`),
  };
}

/**
 * A name in snake case that any language takes: `maxPooling2d` gives `max_pooling2d`, `Conv "A" <b>` gives `conv_a_b`.
 * What holds no Latin letter becomes `block`.
 */
export function toIdentifier(label: string): string {
  const words = label
    .normalize('NFKC')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40);
  if (words === '') return 'block';
  return /^[0-9]/.test(words) || reserved.has(words) ? `block_${words}` : words;
}
