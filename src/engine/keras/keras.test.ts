import { beforeAll, describe, expect, it } from 'vitest';

import { useInstalledWasm } from '../nodeWasmFiles.ts';
import type { BackendName } from '../backend.ts';
import { kerasCases, weightsInKeras, type KerasCase } from './cases.ts';
import { disagreements } from './compare.ts';
import { committedRecord } from './record.ts';
import { runCase, samples } from './run.ts';

// Every block with many settings gives what Keras itself gave: outputs, weights, losses and what a step changes.

beforeAll(useInstalledWasm);

const { cases: records } = committedRecord();
const all = kerasCases();
const types = [...new Set(all.map(({ definition }) => definition.type))];
const rerecord = 'Run npm run keras:record and review what it changes in src/engine/keras/record.jsonl.';

const elements = (shapes: readonly { readonly shape: readonly unknown[] }[]): number =>
  shapes.reduce((sum, { shape }) => sum + (shape as number[]).reduce((product, dim) => product * dim, 1), 0);

async function wrongOn(each: KerasCase, backend: BackendName): Promise<readonly string[]> {
  const record = records.get(each.id)!;
  const sentences = await runCase(each, backend, record.untrained === undefined).then(
    (ours) => disagreements(ours, record, samples),
    (error: unknown) => [String(error)],
  );
  return sentences.map((sentence) => `${each.id}, on ${backend}: ${sentence}`);
}

describe.each(types)('%s as Keras has it', (type) => {
  const cases = all.filter(({ definition }) => definition.type === type);

  it('is in the record with all its settings', () => {
    const missing = cases
      .filter(({ id, hash }) => records.get(id)?.hash !== hash)
      .map(({ id }) => `${id}. ${rerecord}`);
    expect(missing).toEqual([]);
  });

  const known = cases.filter(({ id, hash }) => records.get(id)?.hash === hash);

  it('has its shapes and its number of weights', () => {
    for (const { id, outputs, call, weights: all } of known) {
      const { out, params } = records.get(id)!;
      const weights = weightsInKeras(call, all);
      expect({ id, out: outputs.map(({ shape }) => shape) }).toEqual({ id, out });
      const trained = weights.filter(({ trainable }) => trainable);
      expect({ id, params: [elements(weights), elements(trained)] }).toEqual({ id, params });
    }
  });

  it.each<BackendName>(['static', 'cpu'])('computes and learns the same on %s', async (backend) => {
    const wrong: string[] = [];
    for (const each of known) wrong.push(...(await wrongOn(each, backend)));
    expect(wrong).toEqual([]);
  });
});

it('records nothing that the catalogue no longer has', () => {
  const ids = new Set(all.map(({ id }) => id));
  expect([...records.keys()].filter((id) => !ids.has(id)).map((id) => `${id}. ${rerecord}`)).toEqual([]);
});
