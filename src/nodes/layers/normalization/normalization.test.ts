import { expect, it } from 'vitest';

import type { ParamValue } from '../../../graph/project.ts';
import type { LayerDefinition } from '../../kit/define.ts';
import { readParams } from '../../kit/read.ts';
import { tensor } from '../../kit/shapes.ts';
import { batchNormalization } from './batchNormalization.ts';
import { groupNormalization } from './groupNormalization.ts';
import { layerNormalization } from './layerNormalization.ts';
import { rmsNormalization } from './rmsNormalization.ts';
import { unitNormalization } from './unitNormalization.ts';

type Params = Readonly<Record<string, ParamValue>>;

const inferred = (definition: LayerDefinition, params: Params, shape: readonly (number | string)[]) =>
  definition.infer(readParams(definition.params, params).values, [tensor(shape)]);

const refused: readonly (readonly [string, LayerDefinition, Params, readonly (number | string)[], string])[] = [
  ['the batch axis', batchNormalization, { axis: 0 }, [4, 5], 'shape/axis'],
  ['an axis behind the last', batchNormalization, { axis: 3 }, [4, 5], 'shape/axis'],
  ['one such axis of several', layerNormalization, { axis: [1, 4] }, [4, 5], 'shape/axis'],
  ['the same axis twice', layerNormalization, { axis: [2, -1] }, [4, 5], 'shape/same-axis'],
  ['an axis of no known length', layerNormalization, { axis: [1, 2] }, ['time', 5], 'shape/unknown-length'],
  ['axes of a vector that are not there', unitNormalization, { axis: [2] }, [5], 'shape/axis'],
  ['axes that are not the last', rmsNormalization, { axis: [1] }, [4, 5], 'shape/last-axes'],
  ['groups that do not divide the channels', groupNormalization, { groups: 4 }, [3, 3, 6], 'shape/norm-groups'],
  ['more groups than channels', groupNormalization, { groups: 32 }, [3, 3, 6], 'shape/norm-groups'],
];

it.each(refused)('refuses %s, with a fix that helps', (_, definition, params, shape, code) => {
  const result = inferred(definition, params, shape);
  if (!('problem' in result)) throw new Error('accepted');
  expect(result.problem.code).toBe(code);
  if (code === 'shape/unknown-length') return;
  const fix = result.problem.fixes![0]!;
  expect('problem' in inferred(definition, { ...params, ...fix.params }, shape)).toBe(false);
});

it('needs no length that it does not normalize along', () => {
  for (const definition of [batchNormalization, layerNormalization, unitNormalization, rmsNormalization]) {
    expect(inferred(definition, {}, ['time', 5])).toMatchObject({ outputs: [{ shape: ['time', 5] }] });
  }
});

it('calls TensorFlow.js where it is right, and our own class elsewhere', () => {
  const called = (params: Params, frozen = false) => {
    const { values } = readParams(batchNormalization.params, params);
    return batchNormalization.lower(values, [tensor([4, 4, 3])], frozen).custom === true;
  };
  expect(called({})).toBe(false);
  expect(called({ axis: 3 })).toBe(false);
  expect(called({ axis: 1 })).toBe(true);
  expect(called({ center: false })).toBe(true);
  expect(called({ scale: false })).toBe(true);
  expect(called({}, true)).toBe(true);
});
