import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { compile } from '../compiler/compile.ts';
import type { Plan } from '../compiler/plan.ts';
import type { Block, Graph, ParamValue, Project, Wire } from '../graph/project.ts';
import { startEngine } from './engines.ts';
import { useInstalledWasm } from './nodeWasmFiles.ts';
import { firstUncovered } from './program/coverage.ts';
import type { Batch, Program } from './program.ts';

// Whole nets whose padding is masked: what is padding has no part in what they compute and learn, on any engine.

beforeAll(useInstalledWasm);
afterAll(async () => {
  expect(await tf.setBackend('cpu')).toBe(true);
});

type Types = Readonly<Record<string, readonly [type: string, params: Readonly<Record<string, ParamValue>>]>>;

type Wires = readonly (readonly [from: string, to: string])[];

function graphOf(types: Types, wires: Wires): Graph {
  const ends = (text: string) => ({ block: text.split('.')[0]!, port: text.split('.')[1]! });
  return {
    blocks: Object.fromEntries(
      Object.entries(types).map(([id, [type, params]]): [string, Block] => [
        id,
        { id, type, params, position: { x: 0, y: 0 } },
      ]),
    ),
    wires: Object.fromEntries(
      wires.map(([from, to]): [string, Wire] => [to, { id: to, from: ends(from), to: ends(to) }]),
    ),
  };
}

/** Text of 6 characters, 75 different ones, into these blocks; number 0 is padding. `frame` is a model to use. */
function planOf(types: Types, wires: Wires, frame?: Graph): Plan {
  const all: Types = {
    text: ['text', { length: 6 }],
    embedding: ['embedding', { inputDim: 75, outputDim: 4, maskZero: true }],
    ...types,
    loss: ['sparseCategoricalCrossentropy', {}],
    step: ['updateStep', { optimizer: 'sgd', learningRate: 0.5 }],
  };
  const both = [['text.characters', 'embedding.indices'], ...wires, ['loss.loss', 'step.loss']] as const;
  const project: Project = {
    format: 'layerloom',
    version: 2,
    name: 'Masks',
    main: graphOf(all, both),
    models: frame ? { frame: { name: 'Reader', graph: frame } } : {},
    run: { epochs: 1, batchSize: 3, seed: 1 },
  };
  const { plan, diagnostics } = compile(project);
  expect(diagnostics.filter(({ severity }) => severity !== 'tip')).toEqual([]);
  return plan!;
}

/** A tagger: a class for each step. */
const tagger = (types: Types, wires: Wires, frame?: Graph): Plan =>
  planOf(
    { ...types, classes: ['dense', { units: 75, activation: 'softmax' }] },
    [...wires, ['classes.output', 'loss.predictions'], ['text.next', 'loss.labels']],
    frame,
  );

/** A GRU in a model of its own. */
const reader = graphOf(
  { in: ['input', { shape: [6, 4] }], gru: ['gru', { units: 3, returnSequences: true }], out: ['output', {}] },
  [['in.output', 'gru.sequence'], ['gru.output', 'out.input']],
); // prettier-ignore
const framed = tagger({ use: ['model', { model: 'frame' }] }, [['embedding.output', 'use.in'], ['use.out', 'classes.input']], reader); // prettier-ignore
const unframed = tagger({ gru: ['gru', { units: 3, returnSequences: true }] }, [['embedding.output', 'gru.sequence'], ['gru.output', 'classes.input']]); // prettier-ignore

const padded = [3, 1, 4, 0, 0, 0, 5, 0, 2, 6, 0, 0, 0, 9, 5, 3, 5, 8];
const labels = [2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4, 5, 9, 0, 4, 5, 2, 3];

function batchOf(plan: Plan, ids: readonly number[], wanted: readonly number[]): Batch {
  const [source] = plan.sources;
  const column = (data: readonly number[]) => ({ data: Int32Array.from(data), shape: [3, 6], dtype: 'int32' as const });
  return { [source!.name]: { characters: column(ids), next: column(wanted) } };
}

/** Used once with a mask and once without. */
const mixed = tagger(
  { plain: ['embedding', { inputDim: 75, outputDim: 4 }], use: ['model', { model: 'frame' }], again: ['model', { model: 'frame' }], add: ['add', {}] },
  [['text.characters', 'plain.indices'], ['embedding.output', 'use.in'], ['plain.output', 'again.in'], ['use.out', 'add.a'], ['again.out', 'add.b'], ['add.output', 'classes.input']],
  reader,
); // prettier-ignore

const nets: readonly (readonly [string, Plan])[] = [
  ['an LSTM', tagger({ lstm: ['lstm', { units: 5, returnSequences: true }] }, [['embedding.output', 'lstm.sequence'], ['lstm.output', 'classes.input']])], // prettier-ignore
  ['two ways', tagger({ both: ['bidirectional', { layer: 'gru', units: 3, returnSequences: true, dropout: 0.25 }] }, [['embedding.output', 'both.sequence'], ['both.output', 'classes.input']])], // prettier-ignore
  ['two branches that meet', tagger(
    { a: ['simpleRNN', { units: 3, returnSequences: true }], b: ['gru', { units: 3, returnSequences: true }], add: ['add', {}], norm: ['layerNormalization', {}] },
    [['embedding.output', 'a.sequence'], ['embedding.output', 'b.sequence'], ['a.output', 'add.a'], ['b.output', 'add.b'], ['add.output', 'norm.input'], ['norm.output', 'classes.input']],
  )],
  ['a model that is used', framed],
]; // prettier-ignore

async function trained(backend: 'static' | 'wasm' | 'cpu', plan: Plan, batch: Batch) {
  const program = await (await startEngine(backend)).create(plan);
  const scores: number[] = [];
  for (let step = 0; step < 3; step++) scores.push(...Object.values(await program.train(() => batch)));
  const weights = await numbersOf(program);
  const score = { ...(await program.evaluate(batch)) };
  const [call] = plan.calls;
  const value = await program.value(plan.losses[0]!.inputs[0]!, batch);
  program.dispose();
  expect(call).toBeDefined();
  return { scores, weights, score, predictions: value.data as Float32Array };
}

async function numbersOf(program: Program): Promise<number[]> {
  return [...(await program.weights()).values()].flatMap(({ values }) => [...values]);
}

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(actual.length).toBe(expected.length);
  for (let at = 0; at < expected.length; at++) expect(actual[at]).toBeCloseTo(expected[at]!, 4);
}

describe.each(nets)('%s', (_title, plan) => {
  it('is scored on the steps that count, and learns the same on every engine', async () => {
    expect(plan.losses[0]!.mask).toBeDefined();
    expect(firstUncovered(plan)).toBeUndefined();
    const batch = batchOf(plan, padded, labels);
    const judge = await trained('cpu', plan, batch);
    for (const backend of ['static', 'wasm'] as const) {
      const actual = await trained(backend, plan, batch);
      expectClose(actual.scores, judge.scores);
      expectClose(actual.weights, judge.weights);
      expectClose(Object.values(actual.score), Object.values(judge.score));
      expectClose(actual.predictions, judge.predictions);
    }
    const counted = padded.flatMap((id, step) => (id === 0 ? [] : [step]));
    const losses = counted.map((step) => -Math.log(judge.predictions[75 * step + labels[step]!]!));
    const [loss] = plan.losses;
    expect(judge.score[loss!.name]).toBeCloseTo(losses.reduce((sum, each) => sum + each, 0) / losses.length, 4);
  });

  it('learns nothing from the labels of padding', async () => {
    const others = labels.map((label, step) => (padded[step] === 0 ? 40 + step : label));
    for (const backend of ['static', 'cpu'] as const) {
      const [a, b] = [labels, others].map((wanted) => trained(backend, plan, batchOf(plan, padded, wanted)));
      expect((await a)!.weights).toEqual((await b)!.weights);
    }
  });
});

describe('a model that is used', () => {
  it('gets the mask of all steps where a use brings none', async () => {
    const [masked, plain] = mixed.calls.filter(({ model }) => model === 'reader');
    expect([masked, plain].map((call) => call?.inputs[1]?.port)).toEqual(['embedding_mask', 'mask']);
    expect(mixed.calls.find(({ name }) => name === plain!.inputs[1]!.of)?.inputs).toEqual([plain!.inputs[0]]);
    const batch = batchOf(mixed, padded, labels);
    const [own, judge] = [await trained('static', mixed, batch), await trained('cpu', mixed, batch)];
    expectClose(own.scores, judge.scores);
    expectClose(own.weights, judge.weights);
  });

  it('computes with the mask that comes in what its layers would compute on the canvas', async () => {
    const batch = batchOf(framed, padded, labels);
    for (const backend of ['static', 'cpu'] as const) {
      const [inside, outside] = [await trained(backend, framed, batch), await trained(backend, unframed, batch)];
      expectClose(inside.predictions, outside.predictions);
      expectClose(inside.weights, outside.weights);
    }
  });
});
