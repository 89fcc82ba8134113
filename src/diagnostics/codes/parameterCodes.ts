import type { CatalogueEntry } from './entry.ts';

/** Parameters of blocks. */
export const parameterCodes = {
  'param/range': { severity: 'error', title: '{label} is {value}, {limits}', hint: 'Type a number within the limits.' },
  'param/kind': { severity: 'error', title: '{label} cannot be {value}', hint: 'It takes {expected}.' },
  'param/unsupported': {
    severity: 'warning',
    title: 'The file sets {setting} to {value}, which {label} does not have',
    hint: 'It is kept with the block and changes nothing here: what it computes may differ from the model it came from.',
  },
  'param/channels-first': {
    severity: 'error',
    title: 'The file puts channels first, {label} takes them last',
    hint: 'Export the model with channels last: shapes and weights of the two do not fit each other.',
  },
  'param/norm-axis': {
    severity: 'error',
    title: 'The norm of {weight} runs over axes {axes}, the weight is {shape}',
    hint: 'It has {rank} axes. Name each once, counted from 0, or from the back with −1 for the last.',
  },
  'param/norm-limits': {
    severity: 'error',
    title: 'The norm of {weight} can be no smaller than {min} and no larger than {max}',
    hint: 'Make the smallest norm at most the largest.',
  },
  'param/ascending': {
    severity: 'error',
    title: '{next} follows {before}',
    hint: 'Boundaries go up, each above the one before it.',
  },
  'param/twice': {
    severity: 'error',
    title: '{label} has {value} twice',
    hint: 'Each value can stand in it once.',
  },
  'param/order': {
    severity: 'error',
    title: '{low} {lowValue} is more than {high} {highValue}',
    hint: 'The lower limit must not be above the upper one.',
  },
} as const satisfies Record<string, CatalogueEntry>;
