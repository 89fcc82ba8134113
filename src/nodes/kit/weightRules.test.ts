import { describe, expect, it } from 'vitest';

import { partsOf } from '../../compiler/passes/parts.ts';
import { dense } from '../layers/core/dense.ts';
import { readParams } from './read.ts';
import { tensor } from './shapes.ts';

/** A dense layer of 3 units behind 4 features, with these parameters. */
function denseOf(params: Parameters<typeof readParams>[1]) {
  const { values, problems } = readParams(dense.params, { units: 3, ...params });
  const parts = partsOf(dense, values, [tensor([4])]);
  return { problems, parts };
}

describe('penalties and constraints', () => {
  it('are plain data of the weights, and of the call by the names of Keras', () => {
    const { problems, parts } = denseOf({ kernelRegularizer: [0.01, 0], biasConstraint: 'maxNorm', biasMaxNorm: 1 });
    expect(problems).toEqual([]);
    if ('problem' in parts) throw new Error('refused');
    const [part] = parts.parts;
    const constraint = { kind: 'maxNorm', maxValue: 1, axis: [0] };
    expect(part!.weights).toEqual([
      { name: 'kernel', shape: [4, 3], trainable: true, penalty: { l1: 0.01, l2: 0 } },
      { name: 'bias', shape: [3], trainable: true, constraint },
    ]);
    const { args } = part!.definition.lower(part!.params, part!.inputTypes);
    expect(args['kernelRegularizer']).toEqual({ regularizer: { l1: 0.01, l2: 0 } });
    expect(args['biasConstraint']).toEqual({ constraint });
  });

  it('leave no trace where they are not set', () => {
    const { parts } = denseOf({});
    if ('problem' in parts) throw new Error('refused');
    const [part] = parts.parts;
    expect(part!.weights).toEqual([
      { name: 'kernel', shape: [4, 3], trainable: true },
      { name: 'bias', shape: [3], trainable: true },
    ]);
    const { args } = part!.definition.lower(part!.params, part!.inputTypes);
    expect(Object.keys(args).filter((name) => /Regularizer|Constraint/.test(name))).toEqual([]);
  });

  it.each([
    [[0.1], 'param/kind'],
    [[0.1, 0.2, 0.3], 'param/kind'],
    [['a', 'b'], 'param/kind'],
    [0.1, 'param/kind'],
    [[0.1, -1], 'param/range'],
  ])('a penalty of %j is refused', (value, code) => {
    const { problems } = denseOf({ kernelRegularizer: value as number[] });
    expect(problems.map((problem) => problem.code)).toEqual([code]);
  });

  it.each([
    ['an axis that the weight lacks', { kernelConstraint: 'maxNorm', kernelNormAxis: [0, 1, 2] }, 'kernelNormAxis'],
    ['an axis twice', { kernelConstraint: 'unitNorm', kernelNormAxis: [1, -1] }, 'kernelNormAxis'],
    ['limits the wrong way round', { biasConstraint: 'minMaxNorm', biasMinNorm: 3, biasMaxNorm: 1 }, 'biasMinNorm'],
  ])('%s is refused on the block, with a fix that helps', (_, params, param) => {
    const { parts } = denseOf(params);
    if (!('problem' in parts)) throw new Error('accepted');
    expect(parts.problem.param).toBe(param);
    const [fix] = parts.problem.fixes!;
    expect('problem' in denseOf({ ...params, ...fix!.params }).parts).toBe(false);
  });

  it('numbers of a constraint that is not chosen are not looked at', () => {
    expect('problem' in denseOf({ kernelNormAxis: [7] }).parts).toBe(false);
  });
});
