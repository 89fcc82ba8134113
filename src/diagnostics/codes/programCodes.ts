import type { CatalogueEntry } from './entry.ts';

/** Data, losses, update steps, and what a page can hold. */
export const programCodes = {
  'program/no-data': {
    severity: 'error',
    title: 'An input block has no data to train on',
    hint: 'On the canvas put a data block in its place; input blocks belong inside models.',
  },
  'loss/shape': { severity: 'error', title: 'Predictions {predictions}, labels {labels}', hint: '{help}' },
  'loss/not-probabilities': {
    severity: 'warning',
    title: 'The loss expects probabilities, the last layer gives any number',
    hint: 'Give the last layer a {activation}, or switch on “From logits”.',
  },
  'loss/logits-of-probabilities': {
    severity: 'warning',
    title: 'The loss expects logits, the last layer gives probabilities',
    hint: 'Switch off “From logits”, or make the last activation linear.',
  },
  'step/nothing-to-train': {
    severity: 'error',
    title: 'This update step has no weights to change',
    hint: 'Between data and loss there must be at least one block with weights that is not frozen.',
  },
  'adapt/learns': {
    severity: 'error',
    title: '{name} adapts to the data, but {blocks} learns before it',
    hint: 'What it takes from the data is worked out once, before the training: put it right behind the data, or give the numbers. Batch Normalization goes along with the training.',
  },
  'adapt/between': {
    severity: 'error',
    title: '{name} adapts to the data, but {blocks} stands between them',
    hint: 'Inside a model it sees the data where the model is wired to a data block: move the block in between into the model, or this one out of it.',
  },
  'step/no-gradient': {
    severity: 'warning',
    title: 'No gradient passes here: {blocks} will not learn',
    hint: 'This block gives the same for small changes of its input, so the loss cannot tell what to change before it.',
  },
  'step/not-in-loss': {
    severity: 'error',
    title: '{name} has no part in this loss',
    hint: 'An update step can only train what its loss depends on.',
  },
  'budget/parameters': {
    severity: 'error',
    title: '{count} parameters, {limit} is the limit',
    hint: 'With its gradients and the optimizer’s averages a parameter takes 16 bytes; make the layer smaller.',
  },
  'budget/activations': {
    severity: 'error',
    title: '{count} for the outputs of one batch, {limit} is the limit',
    hint: 'Make the outputs or the batch smaller.',
  },
  'budget/size': {
    severity: 'error',
    title: 'An output of {count} numbers, {limit} is the limit',
    hint: 'Make the axis smaller.',
  },
} as const satisfies Record<string, CatalogueEntry>;
