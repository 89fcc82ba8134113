import { describe, expect, it } from 'vitest';
import type { Dim } from '../tensor/shape.ts';
import type { ParamValue } from '../graph/project.ts';
import { blockDefinition } from './catalogue.ts';
import type { LayerDefinition } from './kit/define.ts';
import './index.ts';
import type { Problem } from './kit/infer.ts';
import { readParams } from './kit/read.ts';
import { tensor } from './kit/shapes.ts';

// What attention, equations and formulas refuse, and which of their fixes help.

type Params = Readonly<Record<string, ParamValue>>;

function inferred(type: string, params: Params, shapes: readonly (readonly Dim[])[]) {
  const definition = blockDefinition(type) as LayerDefinition;
  const { values, problems } = readParams(definition.params, params);
  expect(problems).toEqual([]);
  return definition.infer(values, shapes.map((shape) => tensor(shape))); // prettier-ignore
}

function problemOf(type: string, params: Params, shapes: readonly (readonly Dim[])[]): Problem {
  const result = inferred(type, params, shapes);
  if (!('problem' in result)) throw new Error(`${type} accepts ${JSON.stringify(shapes)}`);
  return result.problem;
}

describe('a refusal', () => {
  it.each<[string, Params, readonly (readonly Dim[])[], string, Problem['data']]>([
    [
      'groupQueryAttention',
      { numQueryHeads: 8, numKeyValueHeads: 3 },
      [[4, 6]],
      'attention/groups',
      { heads: 8, groups: 3, left: 2 },
    ],
    [
      'groupQueryAttention',
      {},
      [
        [4, 6],
        [4, 5],
      ],
      'attention/features',
      { a: 'query', ofA: 6, b: 'value', ofB: 5 },
    ],
    [
      'attention',
      {},
      [
        [4, 6],
        [3, 5],
      ],
      'attention/features',
      { a: 'query', ofA: 6, b: 'value', ofB: 5 },
    ],
    [
      'attention',
      { separateKey: true },
      [
        [4, 6],
        [3, 2],
        [3, 5],
      ],
      'attention/features',
      { a: 'query', ofA: 6, b: 'key', ofB: 5 },
    ],
    [
      'additiveAttention',
      { separateKey: true },
      [
        [4, 6],
        [3, 2],
        [2, 6],
      ],
      'attention/lengths',
      { values: 3, keys: 2 },
    ],
    [
      'multiHeadAttention',
      { separateKey: true },
      [
        [4, 6],
        ['time', 2],
        [2, 6],
      ],
      'attention/lengths',
      { values: 'time', keys: 2 },
    ],
    [
      'multiHeadAttention',
      { attentionMask: true },
      [
        [4, 6],
        [3, 6],
        [4, 4],
      ],
      'attention/mask',
      { mask: '[4, 4]', queries: 4, keys: 3, heads: 4 },
    ],
    [
      'multiHeadAttention',
      { attentionMask: true, numHeads: 2 },
      [
        [4, 6],
        [3, 4, 4],
      ],
      'attention/mask',
      { mask: '[3, 4, 4]', queries: 4, keys: 4, heads: 2 },
    ],
    ['multiHeadAttention', {}, [[4, 'width']], 'shape/unknown-length', { axis: 'width' }],
    ['rotaryEmbedding', {}, [[4, 7]], 'position/pairs', { features: 7 }],
    ['tokenAndPositionEmbedding', { sequenceLength: 4 }, [[5]], 'shape/positions', { length: 4, received: 5 }],
    [
      'matmul',
      {},
      [
        [2, 3],
        [4, 3],
      ],
      'shape/matmul',
      { a: '[2, 3]', b: '[4, 3]', columns: 3, rows: 4 },
    ],
    [
      'einsum',
      { equation: 'bij,bjk->bik' },
      [
        [2, 3],
        [4, 3],
      ],
      'einsum/length',
      { letter: 'j', a: '3', b: '4' },
    ],
    [
      'einsum',
      { equation: 'bij->bi' },
      [
        [2, 3],
        [4, 3],
      ],
      'einsum/inputs',
      { terms: 1, inputs: 2 },
    ],
    ['einsum', { equation: 'ij,jk->ik' }, [[2], [3]], 'einsum/batch', { term: 'jk' }],
    [
      'einsum',
      { equation: 'bij,bjk' },
      [
        [2, 3],
        [3, 3],
      ],
      'einsum/syntax',
      { column: 8, found: '…' },
    ],
    [
      'einsumDense',
      { equation: 'abc,cd->abd', outputShape: [4, 5] },
      [[3, 2]],
      'einsum/length',
      { letter: 'b', a: '3', b: '4' },
    ],
    ['einsumDense', { biasAxes: 'b' }, [[3]], 'einsum/bias', { letter: 'b', term: 'ac' }],
    [
      'expression',
      { formula: 'a + sigmoyd(b)' },
      [[3], [3]],
      'formula/misspelt',
      { column: 5, name: 'sigmoyd', nearest: 'sigmoid' },
    ],
    ['expression', { formula: 'a + d' }, [[3], [3]], 'formula/input', { column: 5, name: 'd', inputs: 2 }],
    ['expression', { formula: 'a * (b' }, [[3], [3]], 'formula/end', { column: 7, found: '…' }],
    ['expression', { formula: 'a + b' }, [[3], [4]], 'formula/fit', { column: 3, a: '[3]', b: '[4]' }],
    [
      'expression',
      { formula: 'sum(a, 2) + b' },
      [[3], [3]],
      'formula/axis',
      { column: 1, name: 'sum', axis: 2, shape: '[3]', rank: 1 },
    ],
  ])('%s %j of %j: %s', (type, params, shapes, code, data) => {
    expect(problemOf(type, params, shapes)).toMatchObject({ code, data });
  });

  it.each<[string, Params, readonly (readonly Dim[])[]]>([
    ['groupQueryAttention', { numQueryHeads: 8, numKeyValueHeads: 3 }, [[4, 6]]],
    ['tokenAndPositionEmbedding', { sequenceLength: 4 }, [[5]]],
    [
      'matmul',
      {},
      [
        [2, 3],
        [4, 3],
      ],
    ],
    [
      'matmul',
      { transposeA: true },
      [
        [2, 3],
        [3, 4],
      ],
    ],
    ['expression', { formula: 'a + sigmoyd(b)' }, [[3], [3]]],
  ])('of %s %j offers what helps', (type, params, shapes) => {
    const { fixes = [] } = problemOf(type, params, shapes);
    const helping = fixes.filter((fix) => 'outputs' in inferred(type, { ...params, ...fix.params }, shapes));
    expect(helping.length).toBeGreaterThan(0);
    if (type === 'groupQueryAttention') expect(helping.map(({ params }) => params)).toEqual([{ numKeyValueHeads: 2 }, { numKeyValueHeads: 4 }]); // prettier-ignore
  });

  it('does not come where a length is only named', () => {
    const shapeOf = (type: string, params: Params, shapes: readonly (readonly Dim[])[]) => {
      const result = inferred(type, params, shapes);
      return 'outputs' in result ? result.outputs.map((type) => type.kind === 'tensor' && type.shape) : result;
    };
    expect(shapeOf('multiHeadAttention', { useCausalMask: true }, [['time', 6]])).toEqual([['time', 6]]);
    expect(
      shapeOf('attention', {}, [
        ['time', 6],
        ['source', 6],
      ]),
    ).toEqual([['time', 6]]);
    expect(
      shapeOf('einsum', {}, [
        ['time', 6],
        [6, 'time'],
      ]),
    ).toEqual([['time', 'time']]);
    expect(
      shapeOf('matmul', { transposeB: true }, [
        ['time', 6],
        ['time', 6],
      ]),
    ).toEqual([['time', 'time']]);
    expect(shapeOf('rotaryEmbedding', {}, [['time', 6]])).toEqual([['time', 6]]);
    expect(shapeOf('expression', { formula: 'a / sum(a, -1, keepdims) + b' }, [['time', 6], [6]])).toEqual([
      ['time', 6],
    ]);
  });
});
