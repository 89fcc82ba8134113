import type { CatalogueEntry } from './entry.ts';

/** Equations and formulas. */
export const formulaCodes = {
  'einsum/syntax': {
    severity: 'error',
    title: 'Column {column} of the equation: “{found}”',
    hint: 'An equation has a letter for each axis, a comma between inputs and an arrow before the output: ab,bc->ac.',
  },
  'einsum/inputs': {
    severity: 'error',
    title: 'Terms: {terms}, inputs: {inputs}',
    hint: 'The equation needs one term for each input, with commas between them.',
  },
  'einsum/rank': {
    severity: 'error',
    title: '“{term}” names {letters} axes, {shape} has {axes} with its batch',
    hint: 'Write one letter for each axis, the batch axis first, or ... for those that are not named.',
  },
  'einsum/repeated': {
    severity: 'error',
    title: '{letter} stands twice in “{term}”',
    hint: 'Each axis of a tensor needs a letter of its own: diagonals are not taken.',
  },
  'einsum/output': {
    severity: 'error',
    title: 'The output names {letter}, which no input has',
    hint: 'Every letter behind the arrow must stand in front of it too.',
  },
  'einsum/length': {
    severity: 'error',
    title: 'Axis {letter} is {a} and {b}',
    hint: 'Axes with the same letter are the same axis, so their lengths must agree.',
  },
  'einsum/batch': {
    severity: 'error',
    title: '“{term}” does not begin with the batch axis',
    hint: 'The first letter of every input and of the output is the batch: the same letter, or ... in all of them.',
  },
  'einsum/kernel': {
    severity: 'error',
    title: 'The kernel’s axis {letter} is in neither input nor output',
    hint: 'A kernel’s axes are as long as the input’s or the output’s axes of the same letter.',
  },
  'einsum/bias': {
    severity: 'error',
    title: 'The bias’s axis {letter} is not in the output “{term}”',
    hint: 'Name letters of the output: each of them gets a bias of its own.',
  },
  'einsum/output-shape': {
    severity: 'error',
    title: 'Axes in the output: {expected}, lengths given: {received}',
    hint: 'Give a length for each letter of the output but the batch; −1 where the input has the same letter.',
  },
  'formula/value': {
    severity: 'error',
    title: 'Column {column}: “{found}” where a value belongs',
    hint: 'A value is a number, an input (a, b, c …), a function with its parentheses, or something in parentheses.',
  },
  'formula/end': {
    severity: 'error',
    title: 'Column {column}: “{found}” after a whole value',
    hint: 'An operator, a comma or a closing parenthesis can follow; × is written *, and one comparison stands alone.',
  },
  'formula/name': {
    severity: 'error',
    title: 'Column {column}: nothing is called “{name}”',
    hint: 'Inputs are a, b, c …; functions are those of keras.ops such as exp, relu, sigmoid, maximum, where, sum, mean.',
  },
  'formula/misspelt': {
    severity: 'error',
    title: 'Column {column}: nothing is called “{name}”',
    hint: 'Did you mean {nearest}?',
  },
  'formula/input': {
    severity: 'error',
    title: 'Column {column}: {name} with {inputs} inputs',
    hint: 'Inputs are called a, b, c … in order: add inputs, or use those that are there.',
  },
  'formula/arguments': {
    severity: 'error',
    title: 'Column {column}: {name} takes {expected}, has {received}',
    hint: 'Values of a function stand in its parentheses, with commas between them.',
  },
  'formula/axes': {
    severity: 'error',
    title: 'Column {column}: an axis of {name} must be a whole number',
    hint: 'After the value come the axes, such as sum(a, -1) or mean(a, 1, 2, keepdims).',
  },
  'formula/nested': {
    severity: 'error',
    title: 'Column {column}: more than {limit} parentheses in each other',
    hint: 'Use two blocks, one for a part of the formula.',
  },
  'formula/fit': {
    severity: 'error',
    title: 'Column {column}: {a} and {b} do not fit together',
    hint: 'From the last axis on, lengths must be the same or 1; keepdims keeps reduced axes with length 1.',
  },
  'formula/product': {
    severity: 'error',
    title: 'Column {column}: {a} @ {b}',
    hint: 'The last axis on the left must be as long as the one before the last on the right: m × k times k × n.',
  },
  'formula/axis': {
    severity: 'error',
    title: 'Column {column}: {name} along axis {axis} of {shape}',
    hint: 'It has the axes 1 to {rank} behind the batch axis, which stays; −1 is the last.',
  },
  'formula/order': {
    severity: 'error',
    title: 'Column {column}: this is no order of the axes of {shape}',
    hint: 'Name every axis behind the batch once, such as transpose(a, 2, 1), or none to swap the last two.',
  },
  'formula/number': {
    severity: 'error',
    title: 'Column {column}: {name} of a plain number',
    hint: 'A number has no axes: give it an input.',
  },
  'formula/constant': {
    severity: 'error',
    title: 'The formula uses no input',
    hint: 'Its result must depend on a, b, c … and so have a batch.',
  },
} as const satisfies Record<string, CatalogueEntry>;
