import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import '../../scripts/propertySeed.ts';
import { blockDefinition } from '../nodes/catalogue.ts';
import '../nodes/index.ts';
import type { LayerDefinition } from '../nodes/kit/define.ts';
import { parseFormula } from '../tensor/formula/parse.ts';
import { formulaShape } from '../tensor/formula/shapes.ts';
import { startEngine } from './engines.ts';
import { trainedExample } from './exampleModels.ts';
import { useInstalledWasm } from './nodeWasmFiles.ts';

// Formulas, and attention whose wires the examples do not show, on the engines against TensorFlow.js's cpu backend.

beforeAll(useInstalledWasm);
afterAll(async () => {
  expect(await tf.setBackend('cpu')).toBe(true);
});

type Shapes = readonly (readonly number[])[];
type Params = Readonly<Record<string, number | string | boolean>>;

/** Loss and weights after a step, and the output then, in one row. */
async function trained(
  backend: 'static' | 'wasm' | 'cpu',
  type: string,
  params: Params,
  shapes: Shapes,
  out: Shapes,
  classes?: readonly (number | null)[],
) {
  const definition = blockDefinition(type) as LayerDefinition;
  const example = { title: '', params, in: shapes, out, weights: 0, ...(classes ? { classes } : {}) };
  const { plan, batch } = trainedExample(definition, example);
  const program = await (await startEngine(backend)).create(plan);
  const numbers = [...Object.values(await program.train(() => batch))];
  for (const { values } of (await program.weights()).values()) numbers.push(...values);
  numbers.push(...(await program.value({ of: 'use', port: 'output_0' }, batch)).data);
  program.dispose();
  return numbers;
}

/** The first number that is not what the judge has, if any. */
function unlike(actual: readonly number[], expected: readonly number[]): string | null {
  expect(actual.length).toBe(expected.length);
  const wrong = expected.findIndex((number, at) => !(Math.abs(actual[at]! - number) <= 2e-4 * Math.max(1, Math.abs(number)))); // prettier-ignore
  return wrong < 0 ? null : `${actual[wrong]} where ${expected[wrong]} belongs, at ${wrong}`;
}

describe('formulas', () => {
  // Functions with a limited domain or steep slopes are given what they can take.
  const one = fc.constantFrom('abs', 'sign', 'square', 'sin', 'cos', 'relu', 'sigmoid', 'tanh', 'softplus', 'silu', 'gelu', 'softmax', '-'); // prettier-ignore
  const two = fc.constantFrom('+', '-', '*', '<', '<=', '>', '>=', '@');
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('a', 'b', 'a', 'b', '0.7'),
      fc.tuple(one, tie('tree')).map(([name, x]) => `${name}(${x})`),
      fc.tuple(two, tie('tree'), tie('tree')).map(([name, x, y]) => `(${x} ${name} ${y})`),
      fc.tuple(fc.constantFrom('maximum', 'minimum'), tie('tree'), tie('tree')).map(([name, x, y]) => `${name}(${x}, ${y})`), // prettier-ignore
      fc.tuple(fc.constantFrom('sum', 'mean', 'max', 'min'), tie('tree'), fc.constantFrom('', ', -1', ', 1, keepdims', ', keepdims')).map(([name, x, axes]) => `${name}(${x}${axes})`), // prettier-ignore
      tie('tree').map((x) => `transpose(${x})`),
      fc.tuple(tie('tree'), tie('tree'), tie('tree')).map(([c, x, y]) => `where(${c} > 0.3, ${x}, ${y})`),
      tie('tree').map((x) => `clip(${x}, -0.4, 0.6)`),
      tie('tree').map((x) => `log(square(${x}) + 1)`),
      tie('tree').map((x) => `rsqrt(${x} ^ 2 + 0.5)`),
      tie('tree').map((x) => `exp(tanh(${x})) / (1.5 + sigmoid(${x}))`),
      tie('tree').map((x) => `(abs(${x}) + 0.3) ^ 1.7`),
    ),
  }));
  const shapes = fc.constantFrom<Shapes>([[3, 3], [3, 3]], [[2, 3], [3]], [[3], [3]], [[2, 3, 3], [3, 3]], [[2, 1], [1, 3]]); // prettier-ignore

  it.each(['static', 'wasm'] as const)('give the same numbers and gradients on %s', async (backend) => {
    await fc.assert(
      fc.asyncProperty(tree, shapes, async (formula, inputs) => {
        const parsed = parseFormula(formula, 2);
        const result = 'fault' in parsed ? parsed : formulaShape(parsed, inputs);
        fc.pre(!('fault' in result) && formula.length <= 300);
        const out = [(result as { shape: readonly number[] }).shape];
        const expected = await trained('cpu', 'expression', { formula }, inputs, out);
        // Numbers that have run away say nothing.
        fc.pre(expected.every((number) => Math.abs(number) < 1e3));
        expect(unlike(await trained(backend, 'expression', { formula }, inputs, out), expected)).toBeNull();
      }),
      { numRuns: 60 },
    );
  });
});

it.each(['static', 'wasm'] as const)('a sequence that looks at itself as a mask allows, on %s', async (backend) => {
  const params = { numHeads: 2, keyDim: 3, attentionMask: true, slidingWindow: 3 };
  for (const mask of [
    [4, 4],
    [2, 4, 4],
    [1, 4],
  ]) {
    const inputs = [[4, 5], mask];
    const expected = await trained('cpu', 'multiHeadAttention', params, inputs, [[4, 5]], [null, 2]);
    const actual = await trained(backend, 'multiHeadAttention', params, inputs, [[4, 5]], [null, 2]);
    expect(unlike(actual, expected)).toBeNull();
  }
});
