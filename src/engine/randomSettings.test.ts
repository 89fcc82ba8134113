import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countOf } from '../compiler/passes/limits.ts';
import { partsOf, weightsOf } from '../compiler/passes/parts.ts';
import { portProblem } from '../compiler/passes/ports.ts';
import { blockDefinitions } from '../nodes/index.ts';
import { inputPorts, type LayerDefinition, type LayerExample } from '../nodes/kit/define.ts';
import { exampleInputs } from '../nodes/kit/example.ts';
import { readParams } from '../nodes/kit/read.ts';
import { legalParams } from '../nodes/testParams.ts';
import { startEngine } from './engines.ts';
import { trainedExample } from './exampleModels.ts';
import { useInstalledWasm } from './nodeWasmFiles.ts';
import type { Program } from './program.ts';

/*
 * Every layer with random legal settings on inputs of random lengths: what the definition accepts, TensorFlow.js builds
 * with the shapes and weights it says, and the static engine computes the same numbers, before and after a step.
 */

const layers = blockDefinitions.filter((definition) => definition.role === 'layer');
const casesPerLayer = 24;
const mostNumbers = 3000;

beforeAll(useInstalledWasm);
afterAll(async () => {
  expect(await tf.setBackend('cpu')).toBe(true);
});

/**
 * An example of the layer with some settings and lengths changed; `undefined` where the definition refuses that, and each
 * of the fixes it offers too.
 */
function variant(
  definition: LayerDefinition,
  base: LayerExample,
  set: LayerExample['params'],
  lengths: readonly number[],
  fixesLeft = 4,
): LayerExample | undefined {
  let next = 0;
  // Inputs that were alike stay alike: a merge asks for it.
  const renamed = new Map<number, number>();
  const length = (old: number): number => {
    if (!renamed.has(old)) renamed.set(old, lengths[next++ % lengths.length] ?? old);
    return renamed.get(old)!;
  };
  const { values, problems } = readParams(definition.params, set);
  if (problems.length > 0) return undefined;
  const ports = inputPorts(definition, values);
  // Some settings take a port away.
  const wired = base.in.slice(0, ports.length);
  const example = { ...base, params: set, in: wired.map((shape) => shape.map(length)) };
  const inputs = exampleInputs(example);
  if (ports.filter(({ optional }) => optional !== true).length > inputs.length) return undefined;
  // Some settings change what a port takes.
  if (inputs.some((input, at) => ports[at] && portProblem(ports[at], input))) return undefined;
  const made = partsOf(definition, values, inputs);
  if ('problem' in made) {
    for (const { params } of fixesLeft > 0 ? (made.problem.fixes ?? []) : []) {
      const fixed = variant(definition, base, { ...set, ...params }, lengths, fixesLeft - 1);
      if (fixed) return fixed;
    }
    return undefined;
  }
  const out = made.outputTypes.map(({ shape }) => shape as number[]);
  const weights = countOf(weightsOf(made));
  const size = [...example.in, ...out].reduce((sum, shape) => sum + shape.reduce((a, b) => a * b, 1), weights);
  return size > mostNumbers ? undefined : { ...example, out, weights };
}

const anyVariant = (definition: LayerDefinition): fc.Arbitrary<LayerExample | undefined> =>
  fc
    .constantFrom(...definition.examples)
    .chain((base) =>
      fc
        .tuple(
          legalParams(definition, base.params),
          fc.option(fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 4, maxLength: 4 })),
        )
        .map(([set, lengths]) => variant(definition, base, set, lengths ?? [])),
    );

/** Outputs and weights of a program, before and after a step. */
async function numbersOf(
  program: Program,
  { plan, batch }: ReturnType<typeof trainedExample>,
): Promise<ReadonlyMap<string, ArrayLike<number>>> {
  const numbers = new Map<string, ArrayLike<number>>();
  const outputs = async (when: string): Promise<void> => {
    for (const { name } of plan.models[0]!.outputs)
      numbers.set(`${name} ${when}`, (await program.value({ of: 'use', port: name }, batch)).data);
  };
  await outputs('before');
  for (const [name, score] of Object.entries(await program.train(() => batch))) numbers.set(name, [score]);
  for (const [name, { values }] of await program.weights()) numbers.set(name, values);
  await outputs('after');
  return numbers;
}

function expectAlike(
  actual: ReadonlyMap<string, ArrayLike<number>>,
  expected: ReadonlyMap<string, ArrayLike<number>>,
): void {
  expect([...actual.keys()]).toEqual([...expected.keys()]);
  const stepped = [...expected].filter(([name]) => name.endsWith('after') || name.includes('/'));
  const exploded = stepped.some(([, values]) => Array.from(values).some((value) => Math.abs(value) > 100));
  for (const [name, values] of expected) {
    // A layer without bounds that a step has made explode tells nothing: roundings explode with it.
    if (name.endsWith('after') && exploded) continue;
    const numbers = actual.get(name)!;
    expect(numbers.length, name).toBe(values.length);
    // Sums are rounded as their largest parts are.
    const largest = Math.max(1, ...Array.from(values, Math.abs).filter(Number.isFinite));
    const allowed = 1e-4 * largest;
    for (let at = 0; at < values.length; at++) {
      if (!(Math.abs(numbers[at]! - values[at]!) <= allowed || Object.is(numbers[at], values[at])))
        expect(`${name} at ${at}: ${numbers[at]}`).toBe(`${name} at ${at}: ${values[at]}`);
    }
  }
}

describe.each(layers.map((definition) => [definition.type, definition] as const))('%s', (_type, definition) => {
  it('is built and trained alike by both engines, with any legal settings', async () => {
    const [cpu, ours] = [await startEngine('cpu'), await startEngine('static')];
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(anyVariant(definition), async (example) => {
        if (!example) return;
        accepted++;
        const model = trainedExample(definition, example);
        const judge = await cpu.create(model.plan);
        const program = await ours.create(model.plan);
        try {
          expectAlike(await numbersOf(program, model), await numbersOf(judge, model));
        } finally {
          judge.dispose();
          program.dispose();
        }
      }),
      { numRuns: casesPerLayer },
    );
    expect(accepted, 'cases that the definition accepts').toBeGreaterThan(0);
  });
});
