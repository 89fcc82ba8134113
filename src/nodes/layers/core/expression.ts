import { formatShape } from '../../../tensor/shape.ts';
import { isFlat } from '../../../tensor/formula/flat.ts';
import { parseFormula, type FormulaFault } from '../../../tensor/formula/parse.ts';
import { formulaCost, formulaShape, type FormulaShapeFault } from '../../../tensor/formula/shapes.ts';
import { defineLayer } from '../../kit/define.ts';
import type { Problem } from '../../kit/infer.ts';
import { text } from '../../kit/param.ts';
import { oneOutput } from '../../kit/ports.ts';
import { line, output, refuse } from '../../kit/shapes.ts';
import { tensorInputCount, tensorInputs } from '../../kit/tensorInputs.ts';

export const expression = defineLayer({
  type: 'expression',
  category: 'core',
  label: 'Expression',
  aliases: ['Lambda', 'keras.layers.Lambda', 'formula', 'custom', 'function', 'math', 'equation', 'code'],
  summary: 'A formula over its inputs: + − * / ^, comparisons, functions, sums along axes and products of matrices.',
  icon: 'square-function',
  reference: 'https://keras.io/api/layers/core_layers/lambda/',
  inputs: (p) => tensorInputs(p.inputs),
  outputs: oneOutput,
  params: {
    inputs: tensorInputCount,
    formula: text('a * sigmoid(b)', {
      label: 'Formula',
      help: 'Inputs are a, b, c …; `sum(a, -1)`, `mean(a, 1, 2, keepdims)`, `where(a > 0, a, b)`, `a @ transpose(b)`.',
      maxLength: 300,
    }),
  },
  stopsGradient(p) {
    const parsed = parseFormula(p.formula, p.inputs);
    return !('fault' in parsed) && isFlat(parsed);
  },
  config: (p) => p.formula,
  infer(p, inputs) {
    const parsed = parseFormula(p.formula, p.inputs);
    if ('fault' in parsed) return refuse(readingProblem(parsed.fault, p.formula));
    const result = formulaShape(parsed, inputs.map(({ shape }) => shape)); // prettier-ignore
    if ('fault' in result) return refuse(shapeProblem(result.fault));
    const arithmetic = result.steps.flatMap(({ call, values, result: made }) =>
      made && ['matmul', 'sum', 'mean', 'max', 'min', 'transpose'].includes(call.name)
        ? [line(`${call.name}()`, values.map((shape) => formatShape(shape ?? [])).join(' '), formatShape(made))]
        : [],
    );
    return output(result.shape, arithmetic);
  },
  flops(p, inputs) {
    const parsed = parseFormula(p.formula, p.inputs);
    if ('fault' in parsed) return 0;
    const result = formulaShape(parsed, inputs.map(({ shape }) => shape)); // prettier-ignore
    return 'fault' in result ? 0 : formulaCost(result.steps);
  },
  lower: (p) => ({
    tfjs: 'Expression',
    custom: true,
    keras: null,
    args: { formula: p.formula, inputs: p.inputs },
  }),
  examples: [
    { title: 'a gate', params: {}, in: [[4], [4]], out: [[4]], weights: 0 },
    {
      title: 'differences from the mean, scaled',
      params: {
        inputs: 1,
        formula: '(a - mean(a, -1, keepdims)) * rsqrt(mean((a - mean(a, -1, keepdims))^2, -1, keepdims) + 0.001)',
      },
      in: [[3, 6]],
      out: [[3, 6]],
      weights: 0,
    },
    {
      title: 'a chosen half',
      params: { formula: 'where(a > b, tanh(a), -0.1 * b) + maximum(a, 0.2)' },
      in: [[2, 3], [3]],
      out: [[2, 3]],
      weights: 0,
    },
    {
      title: 'a kernel of products',
      params: { formula: 'exp(-abs(a @ transpose(b)) / 4) + softmax(sum(a * b, -1))' },
      in: [
        [3, 4],
        [3, 4],
      ],
      out: [[3, 3]],
      weights: 0,
    },
    {
      title: 'extremes along axes',
      params: { inputs: 1, formula: 'max(a, 1) - min(a, 1) + log(square(mean(a)) + 1)' },
      in: [[3, 5]],
      out: [[5]],
      weights: 0,
    },
  ],
});

/** Why a text is no formula. */
function readingProblem(fault: FormulaFault, formula: string): Problem {
  const { column } = fault;
  const param = 'formula';
  switch (fault.kind) {
    case 'value':
    case 'end':
      return { code: `formula/${fault.kind}`, data: { column, found: fault.found || '…' }, param };
    case 'name': {
      const { name, nearest } = fault;
      if (nearest === null) return { code: 'formula/name', data: { column, name }, param };
      const corrected = formula.slice(0, column - 1) + nearest + formula.slice(column - 1 + name.length);
      const fixes = [{ params: { formula: corrected } }];
      return { code: 'formula/misspelt', data: { column, name, nearest }, param, fixes };
    }
    case 'input': {
      const { name, inputs } = fault;
      const needed = 'abcdefgh'.indexOf(name) + 1;
      const fixes = [{ params: { inputs: needed } }];
      return { code: 'formula/input', data: { column, name, inputs }, param, fixes };
    }
    case 'arguments': {
      const { name, expected, received } = fault;
      return { code: 'formula/arguments', data: { column, name, expected, received }, param };
    }
    case 'axes':
      return { code: 'formula/axes', data: { column, name: fault.name }, param };
    case 'nested':
      return { code: 'formula/nested', data: { column, limit: fault.limit }, param };
    default:
      return fault satisfies never;
  }
}

/** Why a formula does not fit its inputs. */
function shapeProblem(fault: FormulaShapeFault): Problem {
  const param = 'formula';
  switch (fault.kind) {
    case 'fit':
    case 'product': {
      const { column, a, b } = fault;
      return { code: `formula/${fault.kind}`, data: { column, a: formatShape(a), b: formatShape(b) }, param };
    }
    case 'axis': {
      const { column, name, axis, shape } = fault;
      return {
        code: 'formula/axis',
        data: { column, name, axis, shape: formatShape(shape), rank: shape.length },
        param,
      };
    }
    case 'order':
      return { code: 'formula/order', data: { column: fault.column, shape: formatShape(fault.shape) }, param };
    case 'number':
      return { code: 'formula/number', data: { column: fault.column, name: fault.name }, param };
    case 'constant':
      return { code: 'formula/constant', data: {}, param };
    default:
      return fault satisfies never;
  }
}
