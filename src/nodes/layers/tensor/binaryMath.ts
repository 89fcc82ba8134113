import { defineLayer } from '../../kit/define.ts';
import { config } from '../../kit/layerParams.ts';
import { choice } from '../../kit/param.ts';
import { oneOutput } from '../../kit/ports.ts';
import { output, positions, refuse } from '../../kit/shapes.ts';
import { broadcast, isProblem, operandParam, operandPorts, operandValueParam } from '../../kit/tensorOps.ts';

export const binaryMath = defineLayer({
  type: 'binaryMath',
  category: 'tensor',
  label: 'Binary math',
  aliases: [
    '+',
    '-',
    '*',
    '/',
    '**',
    '%',
    'add',
    'subtract',
    'multiply',
    'divide',
    'power',
    'pow',
    'maximum',
    'minimum',
    'mod',
    'remainder',
    'and',
    'or',
    'scale',
    'arithmetic',
  ],
  summary: 'A function of two tensors number by number, or of one and a fixed number.',
  icon: 'calculator',
  reference: 'https://keras.io/api/ops/numpy/',
  inputs: (p) => operandPorts(p.operand),
  outputs: oneOutput,
  stopsGradient: (p) => ['floorDivide', 'logicalAnd', 'logicalOr'].includes(p.function),
  params: {
    function: choice(
      [
        'add',
        'subtract',
        'multiply',
        'divide',
        'power',
        'maximum',
        'minimum',
        'mod',
        'floorDivide',
        'logicalAnd',
        'logicalOr',
      ],
      { label: 'Function', help: 'As in `keras.ops`; axes of length 1 are repeated.' },
    ),
    operand: operandParam,
    value: operandValueParam(1),
  },
  config: (p) => config(p.function, p.operand === 'number' && p.value),
  infer(_p, inputs) {
    const shape = broadcast(inputs);
    return isProblem(shape) ? refuse(shape) : output(shape);
  },
  flops: (_p, _inputs, [out]) => positions([...(out?.shape ?? []), 1]),
  lower: (p) => ({ tfjs: 'BinaryMath', custom: true, keras: null, args: { function: p.function, value: p.value } }),
  examples: [
    {
      title: 'a column times a row',
      params: { function: 'multiply' },
      in: [
        [3, 1],
        [1, 4],
      ],
      out: [[3, 4]],
      weights: 0,
    },
    { title: 'cubes', params: { function: 'power', operand: 'number', value: 3 }, in: [[6]], out: [[6]], weights: 0 },
    {
      title: 'what is left of 0.4',
      params: { function: 'mod', operand: 'number', value: 0.4 },
      in: [[6]],
      out: [[6]],
      weights: 0,
    },
    {
      title: 'the larger one',
      params: { function: 'maximum' },
      in: [
        [2, 3],
        [1, 3],
      ],
      out: [[2, 3]],
      weights: 0,
    },
  ],
});
