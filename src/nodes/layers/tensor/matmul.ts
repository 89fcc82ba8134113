import { formatShape, type Shape } from '../../../tensor/shape.ts';
import { contractionCost } from '../../../tensor/einsum/contract.ts';
import { equationOf } from '../../../tensor/einsum/equation.ts';
import { defineLayer } from '../../kit/define.ts';
import type { Problem } from '../../kit/infer.ts';
import { bool } from '../../kit/param.ts';
import { oneOutput } from '../../kit/ports.ts';
import { lengths, line, output, refuse } from '../../kit/shapes.ts';

interface Transposed {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

export const matmul = defineLayer({
  type: 'matmul',
  category: 'tensor',
  label: 'Matmul',
  aliases: ['matrix multiplication', 'torch.matmul', 'bmm', 'batch matmul', 'ops.matmul', 'product of matrices', '@'],
  summary: 'Multiplies the matrices in the last two axes; the axes before count the matrices.',
  icon: 'asterisk',
  reference: 'https://keras.io/api/ops/numpy/#matmul-function',
  inputs: [
    { name: 'a', rank: [2, 7] },
    { name: 'b', rank: [2, 7] },
  ],
  outputs: oneOutput,
  params: {
    transposeA: bool(false, { label: 'Transpose a', help: 'Swaps the last two axes of a first.' }),
    transposeB: bool(false, { label: 'Transpose b', help: 'Swaps the last two axes of b first.' }),
  },
  config: (p) => `a${p.transposeA ? 'ᵀ' : ''} b${p.transposeB ? 'ᵀ' : ''}`,
  infer(p, inputs) {
    const [a, b] = inputs.map(({ shape }) => shape) as [Shape, Shape];
    const problem = misfit(p, a, b);
    if (problem) return refuse(problem);
    const [rows, summed] = p.transposeA ? [a.at(-1)!, a.at(-2)!] : [a.at(-2)!, a.at(-1)!];
    const columns = b.at(p.transposeB ? -2 : -1)!;
    return output(
      [...leading(a, b).map(([left, right]) => (left === 1 ? right : left)), rows, columns],
      [line('numbers in a sum', 'columns of a, rows of b', summed)],
    );
  },
  flops(p, inputs) {
    const [a, b] = inputs.map(({ shape }) => lengths(shape)) as [number[], number[]];
    const equation = equationOf(equationFor(p, a, b), [a.length + 1, b.length + 1]);
    return contractionCost(equation, [
      [1, ...a],
      [1, ...b],
    ]);
  },
  lower: (p, [a, b]) => ({
    tfjs: 'Einsum',
    custom: true,
    keras: null,
    args: { equation: equationFor(p, a!.shape, b!.shape) },
  }),
  examples: [
    {
      title: 'two matrices',
      params: {},
      in: [
        [3, 4],
        [4, 5],
      ],
      out: [[3, 5]],
      weights: 0,
    },
    {
      title: 'the same rows, transposed',
      params: { transposeB: true },
      in: [
        [2, 3, 4],
        [5, 4],
      ],
      out: [[2, 3, 5]],
      weights: 0,
    },
    {
      title: 'axes that are repeated',
      params: { transposeA: true },
      in: [
        [1, 2, 4, 3],
        [3, 1, 4, 5],
      ],
      out: [[3, 2, 3, 5]],
      weights: 0,
    },
  ],
});

/** Axes before the matrices, side by side from the last one on; 1 where a tensor has none. */
function leading(a: Shape, b: Shape): readonly (readonly [Shape[number], Shape[number]])[] {
  const count = Math.max(a.length, b.length) - 2;
  const axis = (shape: Shape, at: number) => shape[shape.length - 2 - count + at] ?? 1;
  return Array.from({ length: count }, (_, at) => [axis(a, at), axis(b, at)]);
}

function misfit(p: Transposed, a: Shape, b: Shape): Problem | null {
  const [columns, rows] = [a.at(p.transposeA ? -2 : -1)!, b.at(p.transposeB ? -1 : -2)!];
  const shapes = { a: formatShape(a), b: formatShape(b) };
  if (columns !== rows) {
    const flip = (name: keyof Transposed) => ({ params: { [name]: !p[name] } });
    return {
      code: 'shape/matmul',
      data: { ...shapes, columns, rows },
      fixes: [flip('transposeB'), flip('transposeA')],
    };
  }
  if (leading(a, b).every(([left, right]) => left === right || left === 1 || right === 1)) return null;
  return {
    code: 'shape/merge',
    data: { ...shapes, help: 'The axes before the matrices must be the same length, or 1 in one of them.' },
  };
}

/** The product as an equation: z is the batch, i the rows, j what is summed over, k the columns. */
function equationFor(p: Transposed, a: Shape, b: Shape): string {
  const pairs = leading(a, b);
  // An axis that one has once is left to the other: the one has another letter there, which is summed away.
  const letters = [...'abcdef'].slice(0, pairs.length);
  const term = (shape: Shape, own: number): string =>
    letters
      .map((letter, at) => (pairs[at]![own] === 1 && pairs[at]![1 - own] !== 1 ? 'uvwxyt'.at(at)! : letter))
      .slice(letters.length - shape.length + 2)
      .join('');
  const left = `z${term(a, 0)}${p.transposeA ? 'ji' : 'ij'}`;
  const right = `z${term(b, 1)}${p.transposeB ? 'kj' : 'jk'}`;
  return `${left},${right}->z${letters.join('')}ik`;
}
