import type { CatalogueEntry } from './entry.ts';

/** Shapes and masks along the wires. */
export const shapeCodes = {
  'shape/rank': { severity: 'error', title: '“{port}” needs {expected}, the wire carries {received}', hint: '{help}' },
  'shape/window': {
    severity: 'error',
    title: '{window} {name}, {input} input',
    hint: 'The window must fit into the input: make it smaller, or pad the input with ‘same’.',
  },
  'shape/groups': {
    severity: 'error',
    title: '{groups} groups, {channels} channels, {filters} filters',
    hint: 'Both the input’s channels and the filters must be a multiple of the groups.',
  },
  'shape/dilated-strides': {
    severity: 'error',
    title: 'Strides {strides}, dilation {dilation}',
    hint: 'A convolution has strides or dilation, not both: leave one of them at 1.',
  },
  'shape/output-padding': {
    severity: 'error',
    title: 'Output padding {outputPadding}, strides {strides}',
    hint: 'It must be less than each stride, and with ‘same’ and an even kernel at least 1.',
  },
  'shape/reshape': {
    severity: 'error',
    title: '{from} numbers do not make {to}',
    hint: 'The target shape must hold as many numbers as the input does; −1 stands for what is left.',
  },
  'shape/two-rests': { severity: 'error', title: 'Two axes are −1', hint: 'Only one axis can stand for what is left.' },
  'shape/merge': { severity: 'error', title: '{a} and {b} do not fit together', hint: '{help}' },
  'shape/matmul': {
    severity: 'error',
    title: '{a} times {b}: {columns} columns, {rows} rows',
    hint: 'A row of a and a column of b are multiplied number by number, so they must be equally long.',
  },
  'shape/same-axis': {
    severity: 'error',
    title: 'Axes {axes} of {shape}: one of them twice',
    hint: 'Name each axis once: −1 is the last one.',
  },
  'shape/last-axes': {
    severity: 'error',
    title: 'It works along axes {axes} of {shape}, not the last {count}',
    hint: 'The learned scale lies along the last axes: choose those, or put a Permute before it.',
  },
  'shape/norm-groups': {
    severity: 'error',
    title: '{groups} groups, {channels} channels',
    hint: 'The channels must be a multiple of the groups.',
  },
  'shape/axis': {
    severity: 'error',
    title: 'Axis {axis} of {shape}',
    hint: 'Behind the batch axis, which is 0, axes count from 1 to {rank}; −1 is the last.',
  },
  'shape/halves': {
    severity: 'error',
    title: 'Axis {axis} of {length} does not split into two halves',
    hint: 'One half lets the other through, so the axis must have an even length.',
  },
  'shape/noise': {
    severity: 'error',
    title: 'Noise shape {noise}, input {input}',
    hint: 'It needs an entry for each axis behind the batch axis: 1, −1 or the length of that axis.',
  },
  'shape/permutation': {
    severity: 'error',
    title: 'Order {order} of {rank} axes',
    hint: 'It must name each of the axes 1 to {rank} once.',
  },
  'shape/crop': {
    severity: 'error',
    title: '{before} + {after} cut off an axis of {length}: nothing is left',
    hint: 'Cut off less than the axis has.',
  },
  'shape/dot': {
    severity: 'error',
    title: 'One axis has {a} numbers, the other {b}',
    hint: 'The two axes are multiplied number by number, so they must be equally long.',
  },
  'shape/whole-numbers': {
    severity: 'error',
    title: '“{port}” needs whole numbers',
    hint: 'An embedding looks up characters or classes by number; wire text or labels as numbers.',
  },
  'shape/floats': {
    severity: 'error',
    title: '“{port}” computes with fractions, the wire carries whole numbers',
    hint: 'Embedding and One Hot make features of them; Cast takes them as fractions.',
  },
  'shape/text': {
    severity: 'error',
    title: '“{port}” takes numbers, the wire carries text',
    hint: 'Text vectorization makes numbers of words or characters, String lookup of names of categories.',
  },
  'shape/no-text': {
    severity: 'error',
    title: '“{port}” takes text, the wire carries numbers',
    hint: 'Wire it to the text of a data block: text comes only from there.',
  },
  'shape/unknown-length': {
    severity: 'error',
    title: 'The length of axis {axis} is not known',
    hint: 'This block must know how long its input is; set it on the input block.',
  },
  'shape/vocabulary': {
    severity: 'error',
    title: '{vocabulary} rows, {classes} different inputs',
    hint: 'Each value that can come in needs a row of its own.',
  },
  'shape/unknown-values': {
    severity: 'error',
    title: 'It is not known how many different numbers come in',
    hint: 'This block works a table out beforehand: on an input block, or a Cast, set how many values there are.',
  },
  'shape/moments': {
    severity: 'error',
    title: 'Numbers given: {given}, features: {count}',
    hint: 'There must be one for each feature, or one for all.',
  },
  'shape/new-axis': {
    severity: 'error',
    title: 'A new axis {axis} in {shape}',
    hint: 'It can stand at 1 to {most}, the batch axis being 0; −1 adds a last one.',
  },
  'shape/slice': {
    severity: 'error',
    title: 'Axis {axis} of length {length}: {size} from {begin} on, stride {stride}',
    hint: 'Begin must lie on the axis, and the last number taken too; −1 as the size takes all there are.',
  },
  'shape/split': {
    severity: 'error',
    title: 'Axis {axis} of length {length} is not {parts}',
    hint: 'The parts must be whole and add up to the length of the axis.',
  },
  'shape/squeeze': {
    severity: 'error',
    title: 'Axis {axis} has the length {length}',
    hint: 'Only an axis of length 1 can go without losing numbers.',
  },
  'shape/indices': {
    severity: 'error',
    title: '{classes} different indices, axis {axis} has the length {length}',
    hint: 'Each index must be the number of an entry: choose another axis, or fewer values.',
  },
  'shape/top-k': {
    severity: 'error',
    title: 'The {k} largest of {length} numbers',
    hint: 'K can be at most the length of the last axis.',
  },
  'shape/blocks': {
    severity: 'error',
    title: '{lengths} do not make blocks of {blocks}',
    hint: 'Each must be a multiple of the block: change the block size, or pad or crop what comes in.',
  },
  'shape/heads': { severity: 'error', title: '{dim} features, {heads} heads', hint: '{help}' },
  'shape/state': {
    severity: 'error',
    title: 'State of {received}, {units} units',
    hint: 'The initial state must have one number a unit: {expected}.',
  },
  'shape/some-states': {
    severity: 'error',
    title: '{wired} of {states} initial states',
    hint: 'Wire all of them or none: without any, the states start with zeros.',
  },
  'mask/lost': {
    severity: 'warning',
    title: 'The mask ends at {name}',
    hint: 'This block knows nothing of masks: behind it, padding counts as much as what was measured, as in Keras.',
  },
  'shape/positions': {
    severity: 'error',
    title: '{length} positions, a sequence of {received}',
    hint: 'The embedding needs a row for each position of the sequence.',
  },
} as const satisfies Record<string, CatalogueEntry>;
