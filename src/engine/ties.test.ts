import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { blockDefinition } from '../nodes/catalogue.ts';
import type { LayerDefinition } from '../nodes/kit/define.ts';
import type { ParamValue } from '../graph/project.ts';
import { startBackend } from './engines.ts';
import { exampleModel } from './exampleModels.ts';
import { slopedOnStatic, slopedOnTfjs, standIn } from './exampleSlopes.ts';
import { expectClose } from './kernels/testNumbers.ts';
import { useInstalledWasm } from './nodeWasmFiles.ts';
import recorded from './ties.keras.json' with { type: 'json' };

/*
 * Of equal numbers, and at corners, a gradient goes where that of Keras goes: numbers from `scripts/keras/ties.py`. Drawn
 * numbers never tie; padding, saturated pixels, counts and what a ReLU has cut off do so all the time.
 */

beforeAll(useInstalledWasm);
afterAll(async () => {
  expect(await tf.setBackend('cpu')).toBe(true);
});

type Numbers = readonly (number | Numbers)[];

const shapeOf = (numbers: Numbers): number[] => {
  const [first] = numbers;
  return [numbers.length, ...(typeof first === 'object' ? shapeOf(first) : [])];
};

describe.each(recorded.map((each) => [each.name, each] as const))('%s', (_name, { block, params, inputs, slopes }) => {
  it.each(['static', 'wasm', 'cpu'] as const)('shares slopes out as Keras does, on %s', async (engine) => {
    const shapes = (inputs as readonly Numbers[]).map(shapeOf);
    const example = {
      title: '',
      params: params as Readonly<Record<string, ParamValue>>,
      in: shapes.map(([, ...sample]) => sample),
      out: [],
      weights: 0,
    };
    const drawn = await standIn(exampleModel(blockDefinition(block) as LayerDefinition, example), [-1, 1], true);
    const given = drawn.model.inputs.map(({ name }, at) => {
      const data = Float32Array.from((inputs[at] as unknown[]).flat(Infinity) as number[]);
      return [name, { data, shape: shapes[at]! }] as const;
    });
    const stand = { ...drawn, inputs: new Map(given) };
    if (engine !== 'static') await startBackend(engine);
    const f = engine === 'static' ? await slopedOnStatic(stand) : slopedOnTfjs(stand);
    const [name, values] = [...f.at][0]!;
    const { length } = f.outputs(name, values);
    const found = f.gradients(Float32Array.from({ length }, (_, at) => at + 1));
    f.dispose();
    slopes.forEach((wanted, at) => expectClose(found.get(`input_${at}`)!, wanted, 1e-5));
  });
});
