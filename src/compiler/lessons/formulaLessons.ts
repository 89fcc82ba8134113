import { graph, lesson, type Lessons } from './lesson.ts';

/** An expression over two inputs of these shapes. */
const of = (
  why: string,
  formula: string,
  shapes: readonly [readonly number[], readonly number[]] = [
    [3, 4],
    [3, 4],
  ],
) =>
  lesson(
    why,
    graph(
      { a: ['input', { shape: shapes[0] }], b: ['input', { shape: shapes[1] }], block: ['expression', { formula }] },
      ['a.output > block.a', 'b.output > block.b'],
    ),
  );

/** Formulas of an expression block. */
export const formulaLessons: Lessons = {
  'formula/value': of(
    'An operator needs a value on its right: an input, a number, a function of one, or something in parentheses. The column says where reading stopped.',
    'a + * b',
  ),
  'formula/end': of(
    'A value was complete, and what follows is no operator. Most often a multiplication sign is missing, which mathematics leaves out and a formula does not, or a parenthesis is not closed.',
    '2 a + b',
  ),
  'formula/name': of(
    'A formula knows its inputs by single letters and functions by the names of keras.ops. What a layer with weights does, a formula cannot: wire such a layer in front.',
    'convolution(a) + b',
  ),
  'formula/misspelt': of('No function has this name, and one has nearly the same.', 'a * sigmoyd(b)'),
  'formula/input': of(
    'Each input is a letter in the order of the ports. A letter further on stands for a port that the block does not have yet.',
    'a + b + c',
  ),
  'formula/arguments': of(
    'Functions take a certain number of values: exp and relu one, maximum two, where three: a condition, and the values for yes and for no.',
    'maximum(a) + b',
  ),
  'formula/axes': of(
    'Behind the value, sum, mean, max and min take the numbers of the axes that go: whole ones, the batch being 0. What they give must have one shape, so it cannot depend on what comes in.',
    'sum(a, b)',
  ),
  'formula/nested': of(
    'Parentheses in each other are read one inside the other. So many of them nobody can check any more: a second block makes the formula readable.',
    `${'('.repeat(41)}a${')'.repeat(41)} + b`,
  ),
  'formula/fit': of(
    'Shapes are laid over each other from the last axis on. A mean over an axis takes the axis away, so what is left no longer lies where it was; keepdims keeps it with length 1, which is repeated.',
    'a - mean(a, -1) + b',
  ),
  'formula/product': of(
    'a @ b is the product of matrices: rows of a times columns of b. To compare the rows of both with each other, transpose b.',
    'a @ b',
  ),
  'formula/axis': of(
    'Axes are counted with the batch axis as 0, and samples never mix: the batch cannot be summed away. This one is not there.',
    'sum(a, 3) + sum(b, 2)',
  ),
  'formula/order': of(
    'Transpose puts the axes behind the batch in a new order, which must name each of them once; without an order it swaps the last two.',
    'transpose(a, 2) @ b',
  ),
  'formula/number': of(
    'A sum runs along the axes of a tensor. A plain number has none: it is its own sum.',
    'sum(2) + a * b',
  ),
  'formula/constant': of(
    'What a block gives has a batch of samples, one result for each that comes in. A formula without an input says the same whatever comes in, and has no batch.',
    '1 + 2',
  ),
};
