import type { Plan, Scores, StepPlan } from '../compiler/plan.ts';
import type { Checkpoint } from '../engine/checkpoint.ts';

/** The learning rate that is right for most networks, by optimizer (Keras's defaults, and 0.01 with momentum). */
const usualRate: Readonly<Record<StepPlan['optimizer']['name'], number>> = {
  sgd: 0.01,
  momentum: 0.01,
  adagrad: 0.01,
  rmsprop: 0.001,
  adam: 0.001,
};

/** The first series that is not a finite number, or `undefined` when all are. */
export function firstUnbounded(scores: Scores): string | undefined {
  for (const series in scores) if (!Number.isFinite(scores[series])) return series;
  return undefined;
}

/** Whether everything in a checkpoint is a finite number. */
export function isFiniteCheckpoint({ weights, slots }: Checkpoint): boolean {
  for (const { values } of weights.values()) if (!areFinite(values)) return false;
  for (const values of slots.values()) if (!areFinite(values)) return false;
  return true;
}

function areFinite(values: Float32Array): boolean {
  for (let place = 0; place < values.length; place++) if (!Number.isFinite(values[place])) return false;
  return true;
}

/**
 * Says in two sentences where a loss left the finite numbers and what the likely cause is.
 * Batch and epoch count from 1, as the page shows them.
 */
export function divergenceMessage(plan: Plan, scores: Scores, batch: number, epoch: number): string {
  const series = firstUnbounded(scores) ?? 'loss';
  const value = scores[series];
  const loss = plan.losses.find((candidate) => candidate.name === series.split('/')[0]);
  const name = loss && plan.losses.length > 1 ? `The loss of ${loss.label}` : 'The loss';
  const fact = `${name} became ${Number.isNaN(value) ? 'NaN' : 'infinite'} at batch ${batch} of epoch ${epoch}.`;
  return `${fact} ${cause(plan, loss?.name, batch === 1 && epoch === 1)}`;
}

function cause(plan: Plan, loss: string | undefined, first: boolean): string {
  if (first) return 'Nothing was trained yet: a value in the data is not a finite number, or far too large.';
  const step = plan.steps.find((candidate) => candidate.loss === loss) ?? plan.steps[0];
  const rate = step?.optimizer.args['learningRate'];
  if (!step || typeof rate !== 'number') return 'A smaller learning rate may help.';
  const usual = usualRate[step.optimizer.name];
  const better = rate > usual ? usual : Number((rate / 10).toPrecision(1));
  return `A learning rate of ${rate} is the likely cause: try ${better}.`;
}
