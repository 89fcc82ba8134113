import { expect, it } from 'vitest';
import { blockDefinitions } from '../../nodes/index.ts';
import { workedExample } from './exampleOf.ts';

const layers = blockDefinitions.flatMap((definition) => (definition.role === 'layer' ? [definition] : []));

it.each(layers.map((layer) => [layer.type, layer] as const))('%s gives what its examples state', (_type, layer) => {
  expect(layer.examples.length).toBeGreaterThan(0);
  for (const example of layer.examples) expect(workedExample(layer, example)).toMatchObject({ holds: true });
});

it('an example that states something else is seen', () => {
  const dense = layers.find(({ type }) => type === 'dense')!;
  const [example] = dense.examples;
  expect(workedExample(dense, { ...example!, weights: example!.weights + 1 }).holds).toBe(false);
  expect(workedExample(dense, { ...example!, out: [[1, 2, 3, 4]] }).holds).toBe(false);
});
