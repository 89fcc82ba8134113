import { defineLayer } from '../../kit/define.ts';
import { config } from '../../kit/layerParams.ts';
import { choice } from '../../kit/param.ts';
import { oneOutput } from '../../kit/ports.ts';
import { output, positions, refuse } from '../../kit/shapes.ts';
import { broadcast, isProblem, operandParam, operandPorts, operandValueParam } from '../../kit/tensorOps.ts';

/** Signs for the line under the block's name. */
const signs = { equal: '=', notEqual: '≠', less: '<', lessEqual: '≤', greater: '>', greaterEqual: '≥' } as const;

export const compare = defineLayer({
  type: 'compare',
  category: 'tensor',
  label: 'Compare',
  aliases: ['==', '!=', '<', '<=', '>', '>=', 'equal', 'less', 'greater', 'eq', 'lt', 'gt', 'threshold mask'],
  summary: 'Gives 1 where a comparison holds and 0 where it does not; no gradient passes.',
  icon: 'scale',
  reference: 'https://keras.io/api/ops/numpy/',
  inputs: (p) => operandPorts(p.operand),
  outputs: oneOutput,
  stopsGradient: true,
  params: {
    comparison: choice(['equal', 'notEqual', 'less', 'lessEqual', 'greater', 'greaterEqual'], {
      label: 'Comparison',
      help: 'Of the first input with the second, or with a number.',
      preset: 'greater',
    }),
    operand: operandParam,
    value: operandValueParam(0),
  },
  config: (p) => config(p.operand === 'number' ? `a ${signs[p.comparison]} ${p.value}` : `a ${signs[p.comparison]} b`),
  infer(_p, inputs) {
    const shape = broadcast(inputs);
    return isProblem(shape) ? refuse(shape) : output(shape);
  },
  flops: (_p, _inputs, [out]) => positions([...(out?.shape ?? []), 1]),
  lower: (p) => ({
    tfjs: 'Compare',
    custom: true,
    keras: null,
    args: { comparison: p.comparison, value: p.value },
  }),
  examples: [
    { title: 'positive numbers', params: { operand: 'number' }, in: [[6]], out: [[6]], weights: 0 },
    {
      title: 'each step with a limit of its own',
      params: { comparison: 'lessEqual' },
      in: [
        [4, 3],
        [1, 3],
      ],
      out: [[4, 3]],
      weights: 0,
    },
  ],
});
