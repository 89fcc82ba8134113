// Plans with data for the tests of this folder, small enough to train in a blink.
import type { ModelPlan, Plan, SourcePlan } from '../compiler/plan.ts';
import type { RunSettings } from '../graph/project.ts';
import type { OptimizerPlan } from '../nodes/kit/calls.ts';
import { adam, conv2d, dense, from, layer, model, supervised, tensor } from '../engine/testPlans.ts';
import { runInNode, type NodeRunOptions } from './runInNode.ts';
import { batchScores } from './batchScores.ts';
import { range } from './feed.ts';
import type { RunEvent, Scores } from './protocol.ts';

const run: RunSettings = { epochs: 2, batchSize: 32, seed: 7 };

/** Two classes of points: 200 to train on, 50 held back. */
export function pointsPlan(settings: Partial<RunSettings> = {}, optimizer: OptimizerPlan = adam): Plan {
  const net = model('mlp', { points: tensor([2]) }, [
    dense('dense', 2, 8, 'relu', { input: 0 }),
    dense('dense_1', 8, 2, 'softmax', from('dense')),
  ]);
  const source: SourcePlan = {
    name: 'data',
    block: 'points',
    source: { kind: 'dataset', dataset: 'points', options: { shape: 'circles', samples: 200, labels: 'one-hot' } },
    ports: { points: tensor([2]), labels: { ...tensor([2]), classes: 2 } },
  };
  return withSource(net, [2], source, { ...run, ...settings }, optimizer);
}

/** Digits in a small convolutional net: 100 to train on, 1,000 held back. */
export function digitsPlan(settings: Partial<RunSettings> = {}): Plan {
  const net = model('cnn', { images: tensor([28, 28, 1]) }, [
    conv2d('conv', [1, 6, 5, 4], 'valid', 'relu', { input: 0 }),
    layer('dropout', 'Dropout', { rate: 0.1, seed: { seed: true } }, { inputs: [from('conv')], custom: true }),
    layer('flatten', 'flatten', {}, { inputs: [from('dropout')] }),
    dense('dense', 216, 10, 'softmax', from('flatten')),
  ]);
  const source: SourcePlan = {
    name: 'data',
    block: 'digits',
    source: { kind: 'dataset', dataset: 'digits', options: { samples: 100, labels: 'index' } },
    ports: { images: tensor([28, 28, 1]), labels: { ...tensor([], 'int32'), classes: 10 } },
  };
  const plan = withSource(net, [10], source, { ...run, ...settings }, adam);
  return { ...plan, losses: plan.losses.map((loss) => ({ ...loss, loss: 'sparseCategoricalCrossentropy' })) };
}

function withSource(
  net: ModelPlan,
  output: readonly number[],
  source: SourcePlan,
  settings: RunSettings,
  optimizer: OptimizerPlan,
): Plan {
  const outputs = net.outputs.map((each) => ({ ...each, type: tensor(output) }));
  const plan = supervised({ ...net, outputs }, { loss: 'categoricalCrossentropy', metrics: ['accuracy'] }, optimizer);
  return { ...plan, sources: [source], run: settings };
}

/** All events of a run, which is disposed. */
export async function eventsOf(plan: Plan, options: NodeRunOptions = {}): Promise<RunEvent[]> {
  const { events, program } = await runInNode(plan, options);
  const all: RunEvent[] = [];
  for await (const event of events) all.push(event);
  program.dispose();
  return all;
}

/** Scores of every batch that was told, in the order of the words. */
export function batchesOf(events: readonly RunEvent[]): { readonly batch: number; readonly scores: Scores }[] {
  return only(events, 'batches').flatMap((event) =>
    range(0, event.count).map((index) => ({ batch: event.first + index, scores: batchScores(event, index) })),
  );
}

/** Events of one kind. */
export function only<K extends RunEvent['kind']>(
  events: readonly RunEvent[],
  kind: K,
): Extract<RunEvent, { kind: K }>[] {
  return events.filter((event): event is Extract<RunEvent, { kind: K }> => event.kind === kind);
}
