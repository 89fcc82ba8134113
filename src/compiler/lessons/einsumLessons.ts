import { graph, lesson, type Lessons } from './lesson.ts';

const a = ['input', { shape: [3, 4] }] as const;
const b = ['input', { shape: [4, 5] }] as const;
const both = ['a.output > block.a', 'b.output > block.b'] as const;

/** An einsum of two matrices. */
const product = (why: string, equation: string) => lesson(why, graph({ a, b, block: ['einsum', { equation }] }, both));

/** An einsum of one tensor. */
const single = (why: string, shape: readonly number[], equation: string) =>
  lesson(why, graph({ a: ['input', { shape }], block: ['einsum', { inputs: 1, equation }] }, ['a.output > block.a']));

/** A dense layer by an equation, on a sequence of 10 steps of 8 features. */
const dense = (why: string, params: Readonly<Record<string, string | readonly number[]>>) =>
  lesson(why, graph({ a: ['input', { shape: [10, 8] }], block: ['einsumDense', params] }, ['a.output > block.input']));

/** Equations of einsum: a letter for each axis. */
export const einsumLessons: Lessons = {
  'einsum/syntax': product(
    'An equation names the axes of each input by letters, then those of the output behind an arrow. Letters that the output leaves out are summed over, so without an arrow it is not said what to sum.',
    'bij,bjk',
  ),
  'einsum/inputs': product(
    'Each input has a term of its own in the equation, in the order of the wires, with commas between.',
    'bij->bi',
  ),
  'einsum/rank': product(
    'The letters of a term stand for the axes of an input, and the batch is the first of them, although shapes on the wires leave it out. Equations of papers and of single matrices need a letter more.',
    'ij,jk->ik',
  ),
  'einsum/repeated': single(
    'A letter names one axis of a tensor. The same letter for two of its axes would mean the diagonal, where both count up together; that is not taken here. With a letter of its own each axis can be kept or summed.',
    [4, 4],
    'bii->bi',
  ),
  'einsum/output': product(
    'The output keeps axes of the inputs, in any order. How long an axis is that no input has, nobody could say.',
    'bij,bjk->bikm',
  ),
  'einsum/length': product(
    'Axes with the same letter go along with each other, number by number, and are added up where the output leaves them out. So they must be equally long.',
    'bij,bkj->bik',
  ),
  'einsum/batch': product(
    'A batch is many samples, and each is computed by itself: none may look at another. So the batch axis stands first everywhere, and is kept.',
    'bij,bjk->ik',
  ),
  'einsum/kernel': dense(
    'The kernel takes the length of each of its axes from the input or from the output. For a letter that neither has there is no length.',
    { equation: 'btf,fgh->btg', outputShape: [10, 4] },
  ),
  'einsum/bias': dense(
    'The bias is added to the output: it has a number for each place along the axes that are named, and these must be axes of the output.',
    { equation: 'btf,fg->btg', outputShape: [10, 4], biasAxes: 'f' },
  ),
  'einsum/output-shape': dense(
    'The output shape gives a length for every letter behind the arrow but the batch. An axis that the input has too may be −1: its length is known.',
    { equation: 'btf,fg->btg', outputShape: [4] },
  ),
};
