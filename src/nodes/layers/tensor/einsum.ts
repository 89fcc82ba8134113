import { contractionCost } from '../../../tensor/einsum/contract.ts';
import { batchFault, equationOf, labelLengths, readEquation, readTerms } from '../../../tensor/einsum/equation.ts';
import { defineLayer } from '../../kit/define.ts';
import { equationParam, equationProblem, wholeShapes } from '../../kit/einsum.ts';
import { oneOutput } from '../../kit/ports.ts';
import { lengths, line, output, refuse } from '../../kit/shapes.ts';
import { tensorInputCount, tensorInputs } from '../../kit/tensorInputs.ts';

export const einsum = defineLayer({
  type: 'einsum',
  category: 'tensor',
  label: 'Einsum',
  aliases: ['Einstein summation', 'torch.einsum', 'np.einsum', 'ops.einsum', 'contraction', 'outer product', 'bmm'],
  summary: 'Products and sums of tensors by an equation: axes with the same letter go together.',
  icon: 'sigma',
  reference: 'https://keras.io/api/ops/numpy/#einsum-function',
  inputs: (p) => tensorInputs(p.inputs),
  outputs: oneOutput,
  params: {
    inputs: tensorInputCount,
    equation: equationParam('bij,bjk->bik', 'Letters of each input and of the output, the batch first in all of them.'),
  },
  config: (p) => p.equation,
  infer(p, inputs) {
    const terms = readTerms(p.equation);
    if ('fault' in terms) return refuse(equationProblem(terms.fault, inputs));
    const shapes = wholeShapes(inputs);
    const equation = readEquation(p.equation, shapes.map(({ length }) => length)); // prettier-ignore
    if ('fault' in equation) return refuse(equationProblem(equation.fault, inputs));
    const batch = batchFault(equation, terms);
    if (batch) return refuse(equationProblem(batch, inputs));
    const known = labelLengths(equation, shapes);
    if ('fault' in known) return refuse(equationProblem(known.fault, inputs));
    const summed = [...known].filter(([label]) => !equation.output.includes(label));
    const arithmetic = summed.map(([label, length]) => line('summed over', `${label} = ${length}`, length));
    return output(equation.output.slice(1).map((label) => known.get(label)!), arithmetic); // prettier-ignore
  },
  flops(p, inputs) {
    const shapes = inputs.map(({ shape }) => [1, ...lengths(shape)]);
    return contractionCost(equationOf(p.equation, shapes.map(({ length }) => length)), shapes); // prettier-ignore
  },
  lower: (p) => ({ tfjs: 'Einsum', custom: true, keras: null, args: { equation: p.equation } }),
  examples: [
    {
      title: 'products of matrices',
      params: {},
      in: [
        [3, 4],
        [4, 5],
      ],
      out: [[3, 5]],
      weights: 0,
    },
    {
      title: 'every number with every other',
      params: { equation: 'bi,bj->bij' },
      in: [[3], [4]],
      out: [[3, 4]],
      weights: 0,
    },
    {
      title: 'three inputs',
      params: { inputs: 3, equation: 'bi,bij,bjk->bk' },
      in: [[3], [3, 4], [4, 2]],
      out: [[2]],
      weights: 0,
    },
    {
      title: 'sums along an axis, in another order',
      params: { inputs: 1, equation: 'bijk->bki' },
      in: [[2, 3, 4]],
      out: [[4, 2]],
      weights: 0,
    },
    {
      title: 'axes that are repeated',
      params: { equation: '...ij,...kj->...ik' },
      in: [
        [2, 3, 4],
        [1, 5, 4],
      ],
      out: [[2, 3, 5]],
      weights: 0,
    },
  ],
});
