import { describe, expect, it } from 'vitest';
import { templates, type TemplateId } from '../../templates/index.ts';
import { compile } from '../compiler/compile.ts';
import type { Plan, Scores } from '../compiler/plan.ts';
import type { Column } from '../engine/program.ts';
import { range, samplesOf } from './feed.ts';
import { batchesOf, only } from './testRuns.ts';
import type { RunEvent } from './protocol.ts';
import { runInNode } from './runInNode.ts';

// What the templates learn, as they are, with their own seeds, on the engine that is chosen for them. They are trained
// until they reach what is asked, the GAN to its end.

const minutes = 60_000;

function planOf(id: TemplateId): Plan {
  const { plan } = compile(templates.find((template) => template.id === id)!.project);
  if (!plan) throw new Error(`${id} does not compile`);
  return plan;
}

/** Trains until an epoch's validation is good enough, or to the end. All events are given. */
async function trainUntil(plan: Plan, good: (validation: Scores) => boolean): Promise<RunEvent[]> {
  const { events, control, program } = await runInNode(plan);
  const all: RunEvent[] = [];
  for await (const event of events) {
    all.push(event);
    if (event.kind === 'epoch' && event.validation && good(event.validation)) control.ask('stop');
  }
  program.dispose();
  return all;
}

/** The best validation score of a run. */
function best(events: readonly RunEvent[], series: string): number {
  return Math.max(...only(events, 'epoch').map(({ validation }) => validation?.[series] ?? 0));
}

describe('held back from training', () => {
  it.each<[TemplateId, accuracy: number, epochs: number]>([
    ['mlp', 0.93, 10],
    ['cnn', 0.975, 5],
    ['spiral', 0.95, 60],
  ])('%s reaches an accuracy of %f within %i epochs', { timeout: 8 * minutes }, async (id, accuracy, epochs) => {
    const plan = planOf(id);
    expect(plan.run.epochs).toBeLessThanOrEqual(epochs);
    const series = 'cross_entropy/accuracy';
    const events = await trainUntil(plan, (validation) => validation[series]! >= accuracy);
    if (id !== 'spiral') expect(only(events, 'start')[0]?.trainSamples).toBe(8000);
    expect(best(events, series)).toBeGreaterThanOrEqual(accuracy);
  });

  it.each<[TemplateId, series: string, atLeast: number]>([
    ['lenet', 'cross_entropy/accuracy', 0.95],
    ['resnet', 'cross_entropy/accuracy', 0.93],
    ['mobilenet', 'cross_entropy/accuracy', 0.9],
    ['vit', 'cross_entropy/accuracy', 0.91],
    ['bilstm', 'binary_cross_entropy/accuracy', 0.98],
    // Of the characters of an answer.
    ['seq2seq', 'sparse_cross_entropy/accuracy', 0.97],
  ])('%s reaches %s of %f', { timeout: 8 * minutes }, async (id, series, atLeast) => {
    const events = await trainUntil(planOf(id), (validation) => validation[series]! >= atLeast);
    expect(best(events, series)).toBeGreaterThanOrEqual(atLeast);
  });

  it.each<[TemplateId, series: string, atMost: number]>([
    // Guessing by how often each character comes gives 3.1.
    ['gpt', 'sparse_cross_entropy', 2.55],
    // The noise that came in has 0.16; a black picture 0.11.
    ['unet', 'mean_squared_error', 0.03],
  ])('%s brings %s down to %f', { timeout: 8 * minutes }, async (id, series, atMost) => {
    const events = await trainUntil(planOf(id), (validation) => validation[series]! <= atMost);
    expect(only(events, 'epoch').at(-1)?.validation?.[series]).toBeLessThanOrEqual(atMost);
  });

  it('rnn falls below 2.2 nats a character', { timeout: 4 * minutes }, async () => {
    const series = 'sparse_cross_entropy';
    const events = await trainUntil(planOf('rnn'), (validation) => validation[series]! < 2.2);
    expect(only(events, 'epoch').at(-1)?.validation?.[series]).toBeLessThan(2.2);
  });
});

describe('gan', () => {
  it('makes digits that a classifier of real ones recognises', { timeout: 15 * minutes }, async () => {
    const { made, batches } = await generated(planOf('gan'));
    for (const scores of batches) {
      expect(Object.keys(scores)).toHaveLength(2);
      expect(Object.values(scores).every(Number.isFinite)).toBe(true);
    }
    const { accuracy, probabilities } = await classified(made);
    expect(accuracy).toBeGreaterThan(0.95);
    const tops = probabilities.map((row) => Math.max(...row));
    const classes = new Set(probabilities.map((row, index) => row.indexOf(tops[index]!)));
    const meanTop = tops.reduce((sum, top) => sum + top, 0) / tops.length;
    console.log(
      `GAN: mean top probability ${meanTop.toFixed(3)}, ${classes.size} of 10 classes among ${tops.length} samples`,
    );
    expect(meanTop).toBeGreaterThanOrEqual(0.7);
    expect(classes.size).toBeGreaterThanOrEqual(8);
  });
});

/** Trains the GAN to its end, and lets it make pictures of noise it has not seen. */
async function generated(plan: Plan): Promise<{ readonly made: Column; readonly batches: readonly Scores[] }> {
  const { events, program, datasets } = await runInNode(plan);
  const batches: Scores[] = [];
  for await (const event of events) batches.push(...batchesOf([event]).map(({ scores }) => scores));
  const noise = samplesOf(plan, datasets, 'test', range(0, 200));
  const generator = plan.calls.find(({ model }) => model === 'generator')!;
  const port = plan.models.find(({ name }) => name === 'generator')!.outputs[0]!.name;
  const made = await program.value({ of: generator.name, port }, noise);
  program.dispose();
  return { made, batches };
}

/** What SimpleCNN, trained on the GAN's kind of digits, says of pictures; and how good it is on real ones held back. */
async function classified(pictures: Column) {
  const { project } = templates.find(({ id }) => id === 'cnn')!;
  const digits = Object.values(project.main.blocks).find(({ type }) => type === 'digits')!;
  const blocks = {
    ...project.main.blocks,
    [digits.id]: { ...digits, type: 'colourDigits', params: { samples: 8000 } },
  };
  const { plan } = compile({ ...project, main: { ...project.main, blocks } });
  const { events, program } = await runInNode(plan!);
  const all: RunEvent[] = [];
  for await (const event of events) all.push(event);
  const [scores] = await program.apply(plan!.models[0]!.name, [pictures]);
  program.dispose();
  const classes = scores!.shape[1]!;
  return {
    accuracy: best(all, 'cross_entropy/accuracy'),
    probabilities: range(0, scores!.shape[0]!).map((row) => [
      ...scores!.data.slice(row * classes, (row + 1) * classes),
    ]),
  };
}
