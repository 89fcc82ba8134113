import { describe, expect, it } from 'vitest';
import { templates, type TemplateId } from '../../templates/index.ts';
import { compile } from '../compiler/compile.ts';
import type { Plan, Scores } from '../compiler/plan.ts';
import { range } from './feed.ts';
import { batchesOf, only } from './testRuns.ts';
import type { Pictures, RunEvent } from './protocol.ts';
import { runInNode, type NodeRunOptions } from './runInNode.ts';

// What the templates learn, as they are, with their own seeds, on the wasm backend: about three minutes on one core.
// The four that classify are trained in full, until they reach what is asked. The GAN's twenty epochs would take a
// quarter of an hour; it is trained for one.

const minutes = 60_000;

function planOf(id: TemplateId): Plan {
  const { plan } = compile(templates.find((template) => template.id === id)!.project);
  if (!plan) throw new Error(`${id} does not compile`);
  return plan;
}

/** Trains until an epoch's validation is good enough, or to the end. All events are given. */
async function trainUntil(plan: Plan, good: (validation: Scores) => boolean): Promise<RunEvent[]> {
  const { events, control, program } = await runInNode(plan, { backend: 'wasm' });
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
    ['cnn', 0.97, 5],
    ['spiral', 0.95, 60],
  ])('%s reaches an accuracy of %f within %i epochs', { timeout: 8 * minutes }, async (id, accuracy, epochs) => {
    const plan = planOf(id);
    expect(plan.run.epochs).toBeLessThanOrEqual(epochs);
    const series = 'cross_entropy/accuracy';
    const events = await trainUntil(plan, (validation) => validation[series]! >= accuracy);
    if (id !== 'spiral') expect(only(events, 'start')[0]?.trainSamples).toBe(8000);
    expect(best(events, series)).toBeGreaterThanOrEqual(accuracy);
  });

  it('rnn falls below 2.2 nats a character', { timeout: 4 * minutes }, async () => {
    const series = 'sparse_cross_entropy';
    const events = await trainUntil(planOf('rnn'), (validation) => validation[series]! < 2.2);
    expect(only(events, 'epoch').at(-1)?.validation?.[series]).toBeLessThan(2.2);
  });
});

describe('gan', () => {
  it('keeps its losses finite, and its samples move towards the data', { timeout: 6 * minutes }, async () => {
    const plan = planOf('gan');
    const { first, last, batches, data } = await sampled({ ...plan, run: { ...plan.run, epochs: 1 } });
    expect(batches.length).toBeGreaterThan(70);
    for (const scores of batches) {
      expect(Object.keys(scores)).toHaveLength(2);
      expect(Object.values(scores).every(Number.isFinite)).toBe(true);
    }
    // Pixels go from -1 to 1: from even grey towards dark with bright strokes.
    expect(Math.abs(last.mean - data.mean)).toBeLessThan(Math.abs(first.mean - data.mean) * 0.6);
    expect(Math.abs(last.deviation - data.deviation)).toBeLessThan(Math.abs(first.deviation - data.deviation) * 0.8);
  });
});

async function sampled(plan: Plan) {
  const options: NodeRunOptions = { backend: 'wasm', probes: ['samples'] };
  const { events, program, datasets } = await runInNode(plan, options);
  const pictures: Pictures[] = [];
  const batches: Scores[] = [];
  for await (const event of events) {
    if (event.kind === 'view' && event.view.probe === 'samples') pictures.push(event.view.pictures);
    batches.push(...batchesOf([event]).map(({ scores }) => scores));
  }
  program.dispose();
  const [dataset] = [...datasets.values()];
  const images = dataset!.read('train', range(0, 200), 'images');
  const statistics = ({ pixels }: Pictures) => moments(Float32Array.from(pixels, (pixel) => pixel / 127.5 - 1));
  return { first: statistics(pictures[0]!), last: statistics(pictures.at(-1)!), batches, data: moments(images) };
}

function moments(values: ArrayLike<number>): { readonly mean: number; readonly deviation: number } {
  const numbers = Array.from(values);
  const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  const squares = numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / numbers.length) };
}
