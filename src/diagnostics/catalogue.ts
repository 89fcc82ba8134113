import type { Severity } from './diagnostic.ts';

/** The numbers and names a message is made of. */
export type DiagnosticData = Readonly<Record<string, string | number>>;

/** What a code means, in words. `{name}` stands for an entry of the diagnostic's data. */
export interface CatalogueEntry {
  readonly severity: Severity;
  /** The facts that clash, no full stop: `7 × 7 kernel, 5 × 5 input`. */
  readonly title: string;
  /** One sentence: why, and what helps. */
  readonly hint: string;
}

/** Every problem Layerloom can find. The key is its code; `docs/diagnostics.md` is made from this table. */
export const catalogue = {
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
  'program/no-data': {
    severity: 'error',
    title: 'An input block has no data to train on',
    hint: 'On the canvas put a data block in its place; input blocks belong inside models.',
  },
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
    hint: 'Its mean and variance are computed once, before the training: put it right behind the data, give the moments, or use Batch Normalization.',
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

export type DiagnosticCode = keyof typeof catalogue;
