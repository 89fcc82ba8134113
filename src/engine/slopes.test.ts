import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';

import { stopsGradient } from '../nodes/kit/define.ts';
import { readParams } from '../nodes/kit/read.ts';
import { compositeExamples, layerExamples } from './exampleModels.ts';
import { slopedOnStatic, slopedOnTfjs, standOf } from './exampleSlopes.ts';
import { wrongSlope, type Directions, type Sloped } from './finiteDifferences.ts';
import { useInstalledWasm } from './nodeWasmFiles.ts';

/*
 * The gradient of every block, by each of its weights and each input of floats, is the slope that finite differences
 * find: in training, and with what is drawn by chance drawn alike in all passes.
 */

beforeAll(async () => {
  useInstalledWasm();
  expect(await tf.setBackend('cpu')).toBe(true);
});

const examples = [...layerExamples, ...compositeExamples];

/** TensorFlow.js takes seconds for large examples. */
const directions = (engine: string, { at }: Sloped): Directions => {
  const numbers = [...at.values()].reduce((sum, { length }) => sum + length, 0);
  if (engine === 'static') return { wide: 2, single: 4 };
  return numbers > 1000 ? { wide: 1, single: 0 } : { wide: 1, single: 2 };
};

/** Where no gradient passes, what is claimed is 0 to the last bit. */
function expectFlat(f: Sloped): void {
  for (const [name, values] of f.at) {
    const ones = new Float32Array(f.outputs(name, values).length).fill(1);
    const claimed = [...f.gradients(ones).values()].flatMap((gradient) => [...gradient]);
    expect(claimed.filter((slope) => slope !== 0)).toEqual([]);
  }
}

describe.each(examples)('%s', (_title, definition, example) => {
  it.each(['static', 'cpu'] as const)('has the slopes it says, on %s', async (engine) => {
    const stand = await standOf(definition, example);
    const f = engine === 'static' ? await slopedOnStatic(stand) : slopedOnTfjs(stand);
    if (stopsGradient(definition, readParams(definition.params, example.params).values)) expectFlat(f);
    else expect(wrongSlope(f, directions(engine, f))).toBeNull();
    f.dispose();
  });
});
