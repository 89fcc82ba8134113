import type { CatalogueEntry } from './entry.ts';

/** Blocks, wires and models. */
export const graphCodes = {
  'graph/loop': {
    severity: 'error',
    title: 'These blocks feed each other in a loop: {path}',
    hint: 'A network is computed from data to loss, so remove one of the wires of the loop.',
  },
  'graph/loose-input': {
    severity: 'warning',
    title: '“{port}” has no wire',
    hint: 'Wire an output to it: press C on a block to see what fits.',
  },
  'graph/loose-wire': {
    severity: 'warning',
    title: 'A wire ends at a port that is not there',
    hint: 'The port {port} went away when a parameter changed; remove the wire or change it back.',
  },
  'graph/unknown-block': {
    severity: 'error',
    title: 'No block is called {type}',
    hint: 'It may come from a newer version; it is kept as it is and saved back unchanged.',
  },
  'graph/wrong-kind': {
    severity: 'error',
    title: '“{port}” needs {expected}, the wire carries {received}',
    hint: 'Losses go into update steps, tensors into layers and losses.',
  },
  'graph/bypass': {
    severity: 'error',
    title: 'Inputs: {inputs}, outputs: {outputs}: this block cannot be bypassed',
    hint: 'Only a block with one input and one output can pass its input through.',
  },
  'graph/no-program': {
    severity: 'tip',
    title: 'There is nothing to train yet',
    hint: 'A model needs data, at least one layer, a loss and an update step.',
  },
  'graph/no-step': {
    severity: 'warning',
    title: 'No update step lowers this loss',
    hint: 'Add an update step and wire the loss to it.',
  },
  'graph/unused': {
    severity: 'tip',
    title: 'No loss uses this block',
    hint: 'It is left out of training; wire it towards a loss or remove it.',
  },
  'model/missing': {
    severity: 'error',
    title: 'The model {model} is not in this project',
    hint: 'Choose another model, or remove the block.',
  },
  'model/no-output': {
    severity: 'error',
    title: 'The model {model} has no output',
    hint: 'Open it and wire an output block to the last layer.',
  },
  'model/nested': {
    severity: 'error',
    title: 'A model inside a model',
    hint: 'Models are used on the canvas only: copy the blocks of {model} in here instead.',
  },
  'model/input': {
    severity: 'error',
    title: '“{port}” takes {expected}, the wire carries {received}',
    hint: 'Open the model and set the shape of its input, or change what comes in.',
  },
} as const satisfies Record<string, CatalogueEntry>;
