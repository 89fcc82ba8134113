import { describe, expect, it } from 'vitest';

import type { ParamValue, TensorType } from '../../../graph/project.ts';
import type { Shape } from '../../../tensor/shape.ts';
import type { LayerDefinition } from '../../kit/define.ts';
import { readParams } from '../../kit/read.ts';
import { tensor } from '../../kit/shapes.ts';
import { maxPooling2d } from '../pooling/maxPooling2d.ts';
import { conv1d } from './conv1d.ts';
import { conv1dTranspose } from './conv1dTranspose.ts';
import { conv2d } from './conv2d.ts';
import { conv2dTranspose } from './conv2dTranspose.ts';
import { conv3d } from './conv3d.ts';
import { depthwiseConv2d } from './depthwiseConv2d.ts';
import { separableConv2d } from './separableConv2d.ts';

type Params = Readonly<Record<string, ParamValue>>;

function inferred(definition: LayerDefinition, params: Params, input: Shape) {
  const { values, problems } = readParams(definition.params, params);
  expect(problems).toEqual([]);
  return { values, result: definition.infer(values, [tensor(input)]) };
}

function problemOf(definition: LayerDefinition, params: Params, input: Shape) {
  const { result } = inferred(definition, params, input);
  if (!('problem' in result)) throw new Error(`not refused: ${JSON.stringify(result.outputs)}`);
  return result.problem;
}

function shapeOf(definition: LayerDefinition, params: Params, input: Shape): Shape {
  const { result } = inferred(definition, params, input);
  if ('problem' in result) throw new Error(`refused: ${result.problem.code}`);
  return (result.outputs[0] as TensorType).shape;
}

/** Fixes that lead to a shape, with it. */
function working(definition: LayerDefinition, params: Params, input: Shape) {
  return (problemOf(definition, params, input).fixes ?? []).flatMap((fix) => {
    const { result } = inferred(definition, { ...params, ...fix.params }, input);
    return 'problem' in result ? [] : [[fix.params, (result.outputs[0] as TensorType).shape]];
  });
}

describe('a convolution that cannot be', () => {
  it('has a kernel larger than the image', () => {
    const problem = problemOf(conv2d, { kernelSize: [7, 3] }, [5, 5, 2]);
    expect(problem).toMatchObject({ code: 'shape/window', data: { window: '7 × 3', input: '5 × 5' } });
    expect(problem.arithmetic).toContainEqual({ label: 'height', formula: '5 − 7 + 1', result: '−1', bad: true });
    expect(working(conv2d, { kernelSize: [7, 3] }, [5, 5, 2])).toEqual([
      [{ kernelSize: [3, 3] }, [3, 3, 32]],
      [{ padding: 'same' }, [5, 5, 32]],
    ]);
  });

  it('reaches beyond the sequence by its dilation', () => {
    const params = { dilationRate: [4] };
    expect(problemOf(conv1d, params, [8, 2]).arithmetic?.[0]).toMatchObject({ formula: '8 − (3 − 1) × 4' });
    expect(working(conv1d, params, [8, 2])).toEqual([
      [{ padding: 'same' }, [8, 32]],
      [{ dilationRate: [1] }, [6, 32]],
    ]);
  });

  it('has strides and dilation', () => {
    for (const definition of [conv2d, conv2dTranspose]) {
      const params = { strides: [2, 1], dilationRate: [2, 2] };
      const problem = problemOf(definition, params, [9, 9, 2]);
      expect(problem).toMatchObject({ code: 'shape/dilated-strides', data: { strides: '2 × 1', dilation: '2' } });
      expect(working(definition, params, [9, 9, 2])).toHaveLength(2);
    }
    // Keras computes the two together where channels stay apart.
    expect(shapeOf(depthwiseConv2d, { strides: [2, 2], dilationRate: [2, 2] }, [9, 9, 2])).toEqual([3, 3, 2]);
  });

  it('has groups that do not divide its channels or filters', () => {
    const problem = problemOf(conv3d, { filters: 8, groups: 4 }, [4, 4, 4, 6]);
    expect(problem).toMatchObject({
      code: 'shape/groups',
      data: { groups: 4, channels: 6, filters: 8 },
      param: 'groups',
    });
    expect(working(conv3d, { filters: 8, groups: 4 }, [4, 4, 4, 6])).toEqual([[{ groups: 2 }, [2, 2, 2, 8]]]);
    expect(working(conv2d, { filters: 10, groups: 4 }, [4, 4, 8])).toEqual([
      [{ groups: 2 }, [2, 2, 10]],
      [{ filters: 12 }, [2, 2, 12]],
    ]);
  });

  it('adds as many places as its stride, or too few', () => {
    const data = { outputPadding: 2, strides: '2' };
    expect(problemOf(conv1dTranspose, { outputPadding: 2 }, [5, 3])).toMatchObject({
      code: 'shape/output-padding',
      data,
    });
    expect(working(conv1dTranspose, { outputPadding: 2 }, [5, 3])).toEqual([
      [{ outputPadding: -1 }, [10, 32]],
      [{ outputPadding: 1 }, [10, 32]],
      [{ strides: [3] }, [15, 32]],
    ]);
    const even = { kernelSize: [4, 4], outputPadding: 0 };
    expect(problemOf(conv2dTranspose, even, [4, 4, 2]).code).toBe('shape/output-padding');
    expect(shapeOf(conv2dTranspose, { ...even, padding: 'valid' }, [4, 4, 2])).toEqual([10, 10, 32]);
  });

  it('has a channel axis of unknown length', () => {
    expect(problemOf(conv1d, {}, [8, 'features'])).toMatchObject({ code: 'shape/unknown-length' });
  });
});

describe('a sequence of unknown length', () => {
  it('keeps its name where the convolution keeps its length', () => {
    expect(shapeOf(conv1d, { padding: 'same' }, ['time', 4])).toEqual(['time', 32]);
    expect(shapeOf(conv1d, { padding: 'causal', dilationRate: [8] }, ['time', 4])).toEqual(['time', 32]);
    expect(shapeOf(conv1d, { kernelSize: [1] }, ['time', 4])).toEqual(['time', 32]);
    expect(shapeOf(conv1dTranspose, { strides: [1] }, ['time', 4])).toEqual(['time', 32]);
  });

  it('must be known where it changes', () => {
    for (const params of [{}, { padding: 'same', strides: [2] }]) {
      expect(problemOf(conv1d, params, ['time', 4])).toMatchObject({
        code: 'shape/unknown-length',
        data: { axis: 'time' },
      });
    }
  });
});

describe('the cost', () => {
  const flops = (definition: LayerDefinition, params: Params, input: Shape): number => {
    const { values, result } = inferred(definition, params, input);
    if ('problem' in result) throw new Error(result.problem.code);
    return definition.flops!(values, [tensor(input)], result.outputs as TensorType[]);
  };
  const image = [6, 5, 4];

  it('of a group is that of its own channels', () => {
    const whole = flops(conv2d, { filters: 8 }, image);
    expect(whole).toBe(2 * 9 * 4 * (4 * 3) * 8);
    expect(flops(conv2d, { filters: 8, groups: 2 }, image)).toBe(whole / 2);
    expect(flops(conv2d, { filters: 8, dilationRate: [2, 2], padding: 'same' }, image)).toBe(2 * 9 * 4 * 30 * 8);
  });

  it('of a depthwise convolution has no other channels in it, and a separable one adds the mixing', () => {
    const apart = flops(depthwiseConv2d, { depthMultiplier: 2 }, image);
    expect(apart).toBe(2 * 9 * (4 * 3) * 8);
    expect(flops(separableConv2d, { filters: 7, depthMultiplier: 2 }, image)).toBe(apart + 2 * (4 * 3) * 8 * 7);
  });

  it('of a transposed one is counted by what comes in', () => {
    expect(flops(conv2dTranspose, { filters: 7, strides: [3, 2] }, image)).toBe(2 * 9 * 30 * 4 * 7);
  });

  it('of a pooling is a look at each cell of each window', () => {
    expect(flops(maxPooling2d, { poolSize: [2, 3], strides: [2, 1] }, image)).toBe(6 * (3 * 3) * 4);
  });
});
