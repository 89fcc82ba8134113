import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';

import { compile } from '../compiler/compile.ts';
import { graph } from '../compiler/lessons/lesson.ts';
import type { Block, Graph, Project } from '../graph/project.ts';
import type { Batch } from './program.ts';
import { floats, oneHot } from './testColumns.ts';
import { createTfjsProgram } from './tfjs/program.ts';

/*
 * TensorFlow.js, and the code that is exported, stop where no gradient comes to any trained weight. So a plan that is
 * made has one, whatever stands between its weights and its loss.
 */

beforeAll(async () => {
  expect(await tf.setBackend('cpu')).toBe(true);
});

type Link = readonly [type: string, params?: Block['params'], flags?: Partial<Block>];

const links: readonly Link[] = [
  ['dense', { units: 2, activation: 'tanh' }],
  ['dense', { units: 2, activation: 'linear' }, { frozen: true }],
  ['unaryMath', { function: 'sin' }],
  ['unaryMath', { function: 'sign' }],
  ['unaryMath', { function: 'round' }, { bypassed: true }],
  ['expression', { inputs: 1, formula: 'where(a > 0, a, 0.5 * a)' }],
  ['expression', { inputs: 1, formula: 'where(a > 0, 1, 0.5)' }],
];

/** Links one behind the other, and the wires of them and between two ends. */
function chain(ends: Readonly<Record<string, Link>>, first: string, last: string, inner: readonly Link[]): Graph {
  const named = inner.map((link, at) => [`link${at}`, link] as const);
  const input = ([type]: Link): string => ({ expression: 'a', model: 'in' })[type] ?? 'input';
  const starts = [first, ...named.map(([id, [type]]) => `${id}.${type === 'model' ? 'out' : 'output'}`)];
  const targets = [...named.map(([id, link]) => `${id}.${input(link)}`), last];
  return graph({ ...ends, ...Object.fromEntries(named) }, starts.map((start, at) => `${start} > ${targets[at]!}`)); // prettier-ignore
}

/** Points through a model, if there is one, and more links into a loss. */
function projectOf(inside: readonly Link[] | null, outside: readonly Link[]): Project {
  const frame: readonly Link[] = inside ? [['model', { model: 'm' }]] : [];
  const ends = { points: ['points', { labels: 'one-hot' }], loss: ['meanSquaredError'], step: ['updateStep'] } as const;
  const main = chain(ends, 'points.points', 'loss.predictions', [...frame, ...outside]);
  const shared = graph({}, ['points.labels > loss.targets', 'loss.loss > step.loss']);
  const inner = inside && chain({ in: ['input', { shape: [2] }], out: ['output'] }, 'in.output', 'out.input', inside);
  return {
    format: 'layerloom',
    version: 2,
    name: 'Chain',
    main: { blocks: main.blocks, wires: { ...main.wires, ...shared.wires } },
    models: inner ? { m: { name: 'M', graph: inner } } : {},
    run: { epochs: 1, batchSize: 4, seed: 1 },
  };
}

const anyLinks = fc.array(fc.constantFrom(...links), { maxLength: 4 });

it('a plan is made where some weight gets a gradient, and nowhere else', async () => {
  let [made, refused] = [0, 0];
  await fc.assert(
    fc.asyncProperty(fc.option(anyLinks), anyLinks, async (inside, outside) => {
      const { plan, diagnostics } = compile(projectOf(inside, outside));
      const codes = diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
      if (!plan) {
        refused++;
        expect(codes).toEqual(['step/nothing-to-train']);
        return;
      }
      made++;
      expect(codes).toEqual([]);
      const program = createTfjsProgram(plan);
      const columns = { points: floats([4, 2]), labels: oneHot(4, 2) };
      const before = await program.weights();
      await program.train(() => Object.fromEntries(plan.sources.map(({ name }): [string, Batch[string]] => [name, columns]))); // prettier-ignore
      const after = await program.weights();
      program.dispose();
      expect([...after].some(([name, { values }]) => String(values) !== String(before.get(name)!.values))).toBe(true);
    }),
    { numRuns: 300 },
  );
  expect(Math.min(made, refused)).toBeGreaterThan(20);
});

it.each([
  ['on the canvas', projectOf(null, [links[0]!, links[3]!]), ['main', 'link1']],
  ['inside of a model', projectOf([links[0]!, links[3]!], []), ['m', 'link1']],
  ['by a formula', projectOf(null, [links[0]!, links[6]!]), ['main', 'link1']],
])('is told of before it trains, with the block that stops the gradient: %s', (_where, project, place) => {
  const { diagnostics } = compile(project);
  const told = diagnostics.filter(({ code }) => code.startsWith('step/')).map(({ code, graph: at, block }) => [code, at, block]); // prettier-ignore
  expect(told).toContainEqual(['step/no-gradient', ...place]);
  expect(told).toContainEqual(['step/nothing-to-train', 'main', 'step']);
});
