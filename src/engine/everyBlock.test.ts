import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Plan } from '../compiler/plan.ts';
import { startEngine } from './engines.ts';
import { compositeExamples, layerExamples, trainedExample } from './exampleModels.ts';
import { useInstalledWasm } from './nodeWasmFiles.ts';
import { firstUncovered } from './program/coverage.ts';
import type { Batch } from './program.ts';

// Every block of the catalogue trains on every engine of this place, as it does on TensorFlow.js's cpu backend.

beforeAll(useInstalledWasm);
afterAll(async () => {
  expect(await tf.setBackend('cpu')).toBe(true);
});

type Backend = 'static' | 'wasm' | 'cpu';

/** All numbers of a plan trained for three steps: scores, weights, and what it gives then. */
async function trained(backend: Backend, plan: Plan, batch: Batch): Promise<ReadonlyMap<string, ArrayLike<number>>> {
  const program = await (await startEngine(backend)).create(plan);
  const numbers = new Map<string, ArrayLike<number>>();
  for (let step = 0; step < 3; step++) {
    for (const [name, score] of Object.entries(await program.train(() => batch)))
      numbers.set(`${name} ${step}`, [score]);
  }
  for (const [name, { values }] of await program.weights()) numbers.set(name, values);
  for (const { name } of plan.models[0]!.outputs) {
    numbers.set(name, (await program.value({ of: 'use', port: name }, batch)).data);
  }
  program.dispose();
  return numbers;
}

describe.each([...layerExamples, ...compositeExamples])('%s', (_title, definition, example) => {
  it.each<Backend>(['static', 'wasm'])('trains on %s', async (backend) => {
    const { plan, batch } = trainedExample(definition, example);
    if (backend === 'static') expect(firstUncovered(plan)).toBeUndefined();
    const expected = await trained('cpu', plan, batch);
    const actual = await trained(backend, plan, batch);
    expect([...actual.keys()]).toEqual([...expected.keys()]);
    for (const [name, values] of expected) {
      const numbers = actual.get(name)!;
      expect(numbers.length).toBe(values.length);
      for (let at = 0; at < values.length; at++) {
        const allowed = 1e-4 * Math.max(1, Math.abs(values[at]!));
        if (!(Math.abs(numbers[at]! - values[at]!) <= allowed)) {
          expect(`${name} at ${at}: ${numbers[at]}`).toBe(`${name} at ${at}: ${values[at]}`);
        }
      }
    }
  });
});
