import { expect, it } from 'vitest';
import { isOfLayers } from '../../src/nodes/kit/define.ts';
import { blockDefinitions } from '../../src/nodes/index.ts';
import { readTrainability } from './trainability.ts';

it('every block of layers was measured on every engine: npm run bench -- --training', () => {
  const blocks = blockDefinitions.filter(isOfLayers).map(({ type }) => type);
  expect(Object.keys(readTrainability()).sort()).toEqual([...blocks].sort());
});

it('every block trains on our own program, on wasm and on cpu', () => {
  const failing = Object.entries(readTrainability()).filter(
    ([, { static: own, wasm, cpu }]) => ![own, wasm, cpu].every((marks) => marks.startsWith('fg')),
  );
  expect(failing).toEqual([]);
});
