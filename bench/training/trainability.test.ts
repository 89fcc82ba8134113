import { expect, it } from 'vitest';
import { useInstalledWasm } from '../../src/engine/nodeWasmFiles.ts';
import { isOfLayers } from '../../src/nodes/kit/define.ts';
import { blockDefinitions } from '../../src/nodes/index.ts';
import { smallestExamples, wrongSecondGradient } from './measure.ts';
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

it('every second gradient that is told of is the slope of the first', async () => {
  useInstalledWasm();
  const wrong: string[] = [];
  const told = Object.entries(readTrainability()).filter(([, { cpu }]) => cpu.endsWith('s'));
  for (const [type] of told) {
    const why = await wrongSecondGradient(smallestExamples().get(type)!);
    if (why !== null) wrong.push(`${type}: ${why}`);
  }
  expect(wrong).toEqual([]);
  expect(told.length).toBeGreaterThan(50);
});
