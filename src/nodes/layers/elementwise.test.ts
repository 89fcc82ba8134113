import { describe, expect, it } from 'vitest';

import type { ParamValue, TensorType } from '../../graph/project.ts';
import type { LayerDefinition } from '../kit/define.ts';
import { readParams } from '../kit/read.ts';
import { tensor } from '../kit/shapes.ts';
import { activationLayers } from './activation/index.ts';
import { mergingLayers } from './merging/index.ts';
import { regularizationLayers } from './regularization/index.ts';
import { reshapingLayers } from './reshaping/index.ts';

// What examples cannot show: settings that do not fit what comes in, and lengths that are only named.

const layers = [...activationLayers, ...mergingLayers, ...regularizationLayers, ...reshapingLayers];

type Params = Readonly<Record<string, ParamValue>>;
type Shapes = readonly (readonly (number | string)[])[];

function inferred(type: string, params: Params, shapes: Shapes) {
  const definition = layers.find((each) => each.type === type) as LayerDefinition;
  const { values, problems } = readParams(definition.params, params);
  expect(problems).toEqual([]);
  return { definition, values, result: definition.infer(values, shapes.map((shape) => tensor(shape))) }; // prettier-ignore
}

const outputOf = (type: string, params: Params, shapes: Shapes): TensorType => {
  const { result } = inferred(type, params, shapes);
  if ('problem' in result) throw new Error(result.problem.code);
  return result.outputs[0] as TensorType;
};

const refused: readonly (readonly [type: string, params: Params, shapes: Shapes, code: string, fixes: boolean])[] = [
  ['softmax', { axis: 0 }, [[3, 4]], 'shape/axis', true],
  ['logSoftmax', { axis: 3 }, [[3, 4]], 'shape/axis', true],
  ['glu', {}, [[3, 5]], 'shape/halves', false],
  ['glu', { axis: 1 }, [['time', 4]], 'shape/unknown-length', false],
  ['swiGLU', { axis: -3 }, [[3, 4]], 'shape/axis', true],
  ['prelu', { sharedAxes: [3] }, [[3, 4]], 'shape/axis', true],
  ['prelu', {}, [['time', 4]], 'shape/unknown-length', false],
  ['dropout', { noiseShape: [2, -1] }, [[3, 4]], 'shape/noise', true],
  ['alphaDropout', { noiseShape: [1] }, [[3, 4]], 'shape/noise', true],
  ['add', {}, [[3, 4], [3, 5]], 'shape/merge', false],
  ['subtract', {}, [[3, 4], [3]], 'shape/merge', false],
  ['maximum', {}, [['time', 4], [5, 4]], 'shape/merge', false],
  ['concatenate', { axis: 1 }, [[3, 4], [3, 5]], 'shape/merge', false],
  ['dot', { axes: [2] }, [[3, 4], [2, 5]], 'shape/dot', false],
  ['dot', { axes: [2] }, [[3, 4], [4, 3]], 'shape/dot', true],
  ['dot', { axes: [0, 1] }, [[3, 5], [2, 5]], 'shape/axis', true],
  ['reshape', { targetShape: [5, -1] }, [[3, 4]], 'shape/reshape', true],
  ['flatten', {}, [['time', 4]], 'shape/unknown-length', false],
  ['permute', { dims: [1, 1] }, [[3, 4]], 'shape/permutation', true],
  ['permute', { dims: [2, 1] }, [[3, 4, 5]], 'shape/permutation', true],
  ['cropping1d', { cropping: [2, 1] }, [[3, 4]], 'shape/crop', true],
  ['cropping2d', { cropping: [0, 0, 4, 1] }, [[3, 4, 1]], 'shape/crop', true],
  ['zeroPadding1d', {}, [['time', 4]], 'shape/unknown-length', false],
  ['upSampling1d', {}, [['time', 4]], 'shape/unknown-length', false],
]; // prettier-ignore

describe('what does not fit', () => {
  it.each(refused)('%s %o of %o is refused', (type, params, shapes, code, hasFix) => {
    const { definition, values, result } = inferred(type, params, shapes);
    if (!('problem' in result)) throw new Error('It was not refused.');
    expect(result.problem.code).toBe(code);
    const fixes = result.problem.fixes ?? [];
    expect(fixes.length > 0).toBe(hasFix);
    // The compiler tries each before it offers it.
    const helps = fixes.some(
      (fix) => !('problem' in definition.infer({ ...values, ...fix.params } as never, shapes.map((shape) => tensor(shape)))), // prettier-ignore
    );
    expect(helps).toBe(hasFix);
  });
});

const named: readonly (readonly [type: string, params: Params, shapes: Shapes, out: readonly (number | string)[]])[] = [
  ['relu', {}, [['time', 4]], ['time', 4]],
  ['softmax', {}, [['time', 4]], ['time', 4]],
  ['glu', {}, [['time', 4]], ['time', 2]],
  ['prelu', { sharedAxes: [1] }, [['time', 4]], ['time', 4]],
  ['dropout', { noiseShape: [1, -1] }, [['time', 4]], ['time', 4]],
  ['multiply', {}, [['time', 4], [4]], ['time', 4]],
  ['average', {}, [['time', 4], [1, 4]], ['time', 4]],
  ['concatenate', {}, [['time', 4], ['time', 2]], ['time', 6]],
  ['dot', { axes: [2] }, [['time', 4], [3, 4]], ['time', 3]],
  ['permute', {}, [['time', 4]], [4, 'time']],
  ['cropping2d', { cropping: [0, 0, 1, 2] }, [['rows', 8, 1]], ['rows', 5, 1]],
  ['zeroPadding2d', { padding: [0, 0, 1, 2] }, [['rows', 8, 1]], ['rows', 11, 1]],
  ['upSampling2d', { size: [1, 2] }, [['rows', 8, 1]], ['rows', 16, 1]],
]; // prettier-ignore

describe('a length that is only named', () => {
  it.each(named)('goes through %s %o of %o', (type, params, shapes, out) => {
    expect(outputOf(type, params, shapes).shape).toEqual(out);
  });
});

it.each(['flatten', 'reshape', 'permute', 'cropping1d', 'zeroPadding1d', 'concatenate'])(
  'whole numbers stay whole numbers through %s',
  (type) => {
    const definition = layers.find((each) => each.type === type) as LayerDefinition;
    const { values } = readParams(definition.params, type === 'reshape' ? { targetShape: [4, 3] } : {});
    const whole = tensor([3, 4], 'int32', 7);
    const result = definition.infer(values, type === 'concatenate' ? [whole, whole] : [whole]);
    expect(result).toMatchObject({ outputs: [{ dtype: 'int32', classes: 7 }] });
  },
);
