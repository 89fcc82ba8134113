import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';

import { setBackend } from './choose.ts';
import { useInstalledWasm } from './nodeWasmFiles.ts';
import { smallMlp } from './testPlans.ts';

beforeAll(useInstalledWasm);

it('takes WebAssembly where there is no graphics card', async () => {
  expect(await setBackend('auto', smallMlp())).toBe('wasm');
  expect(tf.getBackend()).toBe('wasm');
});

it('takes the backend asked for', async () => {
  expect(await setBackend('cpu', smallMlp())).toBe('cpu');
  expect(tf.getBackend()).toBe('cpu');
});

it('says so when the backend asked for does not start, instead of going on with another', async () => {
  await expect(setBackend('webgl', smallMlp())).rejects.toThrow('The webgl backend does not start here.');
});
