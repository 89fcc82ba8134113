import { describe, expect, it } from 'vitest';
import type { TensorType } from '../graph/project.ts';
import { blockDefinitions } from './index.ts';
import { inputPorts, outputPorts, type LayerDefinition } from './kit/define.ts';
import { exampleInputs } from './kit/example.ts';
import { readParams } from './kit/read.ts';

const layers = blockDefinitions.filter((definition): definition is LayerDefinition => definition.role === 'layer');

describe('every block', () => {
  it.each(blockDefinitions.map((definition) => [definition.type, definition] as const))(
    '%s passes its own check with its defaults',
    (_type, definition) => {
      const { values, problems } = readParams(definition.params, {});
      expect(problems).toEqual([]);
      expect(definition.summary).toMatch(/\.$/);
      const ports = [...inputPorts(definition, values), ...outputPorts(definition, values)].map(({ name }) => name);
      expect(new Set(inputPorts(definition, values).map(({ name }) => name)).size).toBe(
        inputPorts(definition, values).length,
      );
      expect(ports.length + (definition.role === 'model' ? 1 : 0)).toBeGreaterThan(0);
    },
  );

  it('has a type of its own', () => {
    expect(new Set(blockDefinitions.map(({ type }) => type)).size).toBe(blockDefinitions.length);
  });
});

describe.each(layers.map((definition) => [definition.type, definition] as const))('%s', (_type, definition) => {
  it('has an example', () => expect(definition.examples.length).toBeGreaterThan(0));

  it.each(definition.examples.map((example) => [example.title, example] as const))(
    '%s: shapes and weights are as stated',
    (_title, example) => {
      const { values, problems } = readParams(definition.params, example.params);
      expect(problems).toEqual([]);
      const inputs = exampleInputs(example);
      const inferred = definition.infer(values, inputs);
      if ('problem' in inferred) throw new Error(JSON.stringify(inferred.problem));
      expect(inferred.outputs.map((type) => type.kind === 'tensor' && type.shape)).toEqual(example.out);
      expect(inferred.outputs).toHaveLength(outputPorts(definition, values).length);
      const weights = definition.weights?.(values, inputs) ?? [];
      expect(weights.reduce((sum, { shape }) => sum + shape.reduce((product, length) => product * length, 1), 0)).toBe(
        example.weights,
      );
      expect(definition.flops?.(values, inputs, inferred.outputs as TensorType[]) ?? 0).toBeGreaterThanOrEqual(0);
    },
  );
});
