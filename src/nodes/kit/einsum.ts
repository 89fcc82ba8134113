import { formatShape, type Shape } from '../../tensor/shape.ts';
import type { EquationFault } from '../../tensor/einsum/equation.ts';
import type { TensorType } from '../../graph/project.ts';
import type { Problem } from './infer.ts';
import { text } from './param.ts';

export const equationParam = (value: string, help: string) => text(value, { label: 'Equation', help, maxLength: 100 });

/** Shapes as an equation counts them: with the batch axis, which has no length yet. */
export const wholeShapes = (inputs: readonly TensorType[]): readonly Shape[] =>
  inputs.map(({ shape }) => ['batch', ...shape]);

/** Why an equation does not fit the inputs that come in. */
export function equationProblem(fault: EquationFault, inputs: readonly TensorType[]): Problem {
  const param = 'equation';
  switch (fault.kind) {
    case 'syntax':
      return { code: 'einsum/syntax', data: { column: fault.column, found: fault.found || '…' }, param };
    case 'inputs':
      return {
        code: 'einsum/inputs',
        data: { terms: fault.terms, inputs: fault.inputs },
        param,
        fixes: [{ params: { inputs: fault.terms } }],
      };
    case 'rank': {
      const { term, letters, axes, input } = fault;
      const shape = formatShape(inputs[input]?.shape ?? []);
      return {
        code: 'einsum/rank',
        data: { term, letters, axes, shape },
        param,
        arithmetic: [{ label: 'axes', formula: `1 + ${axes - 1}`, result: String(axes), bad: true }],
      };
    }
    case 'repeated':
      return { code: 'einsum/repeated', data: { letter: fault.letter, term: fault.term }, param };
    case 'output':
      return { code: 'einsum/output', data: { letter: fault.letter }, param };
    case 'length':
      return { code: 'einsum/length', data: { letter: fault.letter, a: fault.a, b: fault.b }, param };
    case 'batch':
      return { code: 'einsum/batch', data: { term: fault.term }, param };
    case 'kernel':
      return { code: 'einsum/kernel', data: { letter: fault.letter }, param };
    case 'bias':
      return { code: 'einsum/bias', data: { letter: fault.letter, term: fault.term }, param: 'biasAxes' };
    case 'outputShape':
      return {
        code: 'einsum/output-shape',
        data: { expected: fault.expected, received: fault.received },
        param: 'outputShape',
      };
    case 'unknown':
      return { code: 'shape/unknown-length', data: { axis: fault.axis }, param };
    default:
      return fault satisfies never;
  }
}
