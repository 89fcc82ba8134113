import { describe, expect, it } from 'vitest';
import { templates, type TemplateId } from '../../templates/index.ts';
import { compile } from '../compiler/compile.ts';
import type { Plan } from '../compiler/plan.ts';
import type { DatasetOptions } from '../data/options.ts';
import { probesFor } from './probes/applies.ts';
import type { ProbeName, RunEvent, View } from './protocol.ts';
import { eventsOf, only } from './testRuns.ts';

/** A template's plan with fewer samples and epochs, and other options of its data set. */
function planOf(id: TemplateId, samples: number, epochs: number, options: DatasetOptions = {}): Plan {
  const { plan } = compile(templates.find((template) => template.id === id)!.project);
  if (!plan) throw new Error(`${id} does not compile`);
  const sources = plan.sources.map((each) => {
    if (each.source.kind !== 'dataset') return each;
    return { ...each, source: { ...each.source, options: { ...each.source.options, samples, ...options } } };
  });
  return { ...plan, sources, run: { ...plan.run, epochs } };
}

async function trained(plan: Plan): Promise<RunEvent[]> {
  return eventsOf(plan, { backend: 'wasm', probes: probesFor(plan) });
}

/** The last view of a kind: the one after the last epoch. */
function lastView<P extends ProbeName>(events: readonly RunEvent[], probe: P): Extract<View, { probe: P }> {
  const views = only(events, 'view').map(({ view }) => view);
  const found = views.findLast((view): view is Extract<View, { probe: P }> => view.probe === probe);
  if (!found) throw new Error(`There was no view called ${probe}`);
  return found;
}

describe('which views there are', () => {
  it.each<[TemplateId, ProbeName[]]>([
    ['mlp', ['featureMaps', 'predictions', 'confusion', 'weights']],
    ['cnn', ['featureMaps', 'predictions', 'confusion', 'weights']],
    ['rnn', ['featureMaps', 'text', 'weights']],
    ['gan', ['samples', 'featureMaps', 'weights']],
    ['bilstm', ['featureMaps', 'predictions', 'confusion', 'weights']],
    ['spiral', ['boundary', 'featureMaps', 'confusion', 'weights']],
  ])('%s', (id, expected) => {
    expect(probesFor(planOf(id, 100, 1))).toEqual(expected);
  });
});

describe('views of points', () => {
  it('colour the plane as the model does, the right way up', async () => {
    const events = await trained(planOf('spiral', 200, 15, { shape: 'gaussians' }));
    const { size, extent, winner, probability, points } = lastView(events, 'boundary');
    expect(winner).toHaveLength(size * size);
    expect(probability.every((value) => value >= 0.5 && value <= 1)).toBe(true);
    const cell = (value: number) => Math.min(size - 1, Math.floor(((value + extent) / (2 * extent)) * size));
    const right = points.filter(({ x, y, label }) => winner[cell(-y) * size + cell(x)] === label).length;
    const accuracy = only(events, 'epoch').at(-1)?.train['cross_entropy/accuracy'] ?? 0;
    expect(accuracy).toBeGreaterThan(0.95);
    expect(Math.abs(right / points.length - accuracy)).toBeLessThan(0.05);
  });
});

describe('views of text', () => {
  it('show the texts that are held back, as they are written', async () => {
    const { samples, classNames, predicted } = lastView(await trained(planOf('bilstm', 200, 1)), 'predictions');
    if (samples.kind !== 'texts') throw new Error('These are texts.');
    expect(samples.texts).toHaveLength(24);
    expect(samples.texts.every((text) => /^The .+ was .+\.$/.test(text))).toBe(true);
    expect(classNames).toEqual(['negative', 'positive']);
    expect(predicted.every((label) => label === 0 || label === 1)).toBe(true);
  });
});

describe('views of digits', () => {
  it('count what validation scores, and show its first samples', async () => {
    const events = await trained(planOf('mlp', 500, 3));
    const { counts, classNames } = lastView(events, 'confusion');
    const right = counts.reduce((sum, row, label) => sum + row[label]!, 0);
    expect(counts.flat().reduce((sum, count) => sum + count, 0)).toBe(1000);
    expect(right / 1000).toBeCloseTo(only(events, 'epoch').at(-1)!.validation!['cross_entropy/accuracy']!, 5);
    expect(classNames).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);

    const { samples, labels, predicted, probability } = lastView(events, 'predictions');
    if (samples.kind !== 'pictures') throw new Error('These are pictures.');
    const { pictures } = samples;
    expect(pictures).toMatchObject({ count: 24, height: 28, width: 28, channels: 1 });
    const alike = labels.filter((label, i) => label === predicted[i]).length;
    expect(alike / 24).toBeGreaterThan(0.5);
    expect(probability.every((value) => value > 0.1 && value <= 1)).toBe(true);
  });

  it('give four maps of each convolution and a strip of each row', async () => {
    const plan = planOf('cnn', 100, 1);
    const { blocks, input } = lastView(await trained(plan), 'featureMaps');
    const layers = plan.models.flatMap((model) => model.layers);
    expect(Object.keys(blocks).sort()).toEqual(layers.map(({ block }) => block).sort());
    for (const { block, outputs } of layers) {
      const [height, width] = outputs[0]!.shape;
      const { pixels, ...size } = blocks[block]!;
      if (outputs[0]!.shape.length === 3) expect(size).toEqual({ count: 4, height, width, channels: 1 });
      else expect(size).toMatchObject({ count: 1, height: 1, width: Math.min(256, Number(height)) });
      expect(pixels).toHaveLength(size.count * size.height * size.width);
      expect(Math.max(...pixels)).toBeGreaterThan(0);
    }
    expect(input).toMatchObject({ count: 1, height: 28, width: 28, channels: 1 });
  });

  it('sum up every weight of every block', async () => {
    const plan = planOf('cnn', 100, 1);
    const { blocks } = lastView(await trained(plan), 'weights');
    const weighty = plan.models.flatMap((model) => model.layers).filter(({ weights }) => weights.length > 0);
    for (const { block, weights } of weighty) {
      expect(blocks[block]?.map(({ name, shape }) => ({ name, shape }))).toEqual(
        weights.map(({ name, shape }) => ({ name, shape })),
      );
      expect(blocks[block]?.every(({ mean, deviation }) => Math.abs(mean) < 1 && deviation > 0)).toBe(true);
    }
  });
});

describe('views of a generator', () => {
  it('are made of the same noise each time', async () => {
    const plan = planOf('gan', 100, 1);
    const events = await trained(plan);
    const { pictures } = lastView(events, 'samples');
    expect(pictures).toMatchObject({ count: 12, height: 16, width: 16, channels: 3 });
    expect(lastView(await trained(plan), 'samples').pictures.pixels).toEqual(pictures.pixels);
  });
});

describe('views of text', () => {
  it('write on from a prompt, the same from the same weights', async () => {
    const plan = planOf('rnn', 32, 1);
    const once = lastView(await trained(plan), 'text');
    expect(once.prompt).toBe('The whale');
    expect([...once.text]).toHaveLength(200);
    expect(lastView(await trained(plan), 'text')).toEqual(once);
  });
});
