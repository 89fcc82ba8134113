import type { CatalogueEntry } from './entry.ts';

/** Attention and positions. */
export const attentionCodes = {
  'attention/lengths': {
    severity: 'error',
    title: '{values} values, {keys} keys',
    hint: 'Each value is found by its key, so there must be as many steps of both.',
  },
  'attention/features': {
    severity: 'error',
    title: '{ofA} features in “{a}”, {ofB} in “{b}”',
    hint: 'They are compared feature by feature: a dense layer in front of one gives it as many as the other has.',
  },
  'attention/mask': {
    severity: 'error',
    title: 'A mask of {mask} for {queries} queries and {keys} keys',
    hint: 'The mask needs a row for each query and a column for each key, and maybe {heads} heads in front; 1 is repeated.',
  },
  'attention/groups': {
    severity: 'error',
    title: '{heads} query heads, {groups} key and value heads: {left} left over',
    hint: 'Each key and value head serves as many query heads as every other, so their number must divide.',
  },
  'position/pairs': {
    severity: 'error',
    title: '{features} features do not make pairs',
    hint: 'Features are turned two by two, so their number must be even.',
  },
} as const satisfies Record<string, CatalogueEntry>;
