import type { LossPlan, Plan, StepPlan, ValueRef } from '../../compiler/plan.ts';
import type { Address } from '../kernels/instruction.ts';
import { assemble, type Executable } from './assemble.ts';
import { gradients } from './gradients.ts';
import type { Heap } from './heap.ts';
import { lossValue } from './losses.ts';
import { metricValue } from './metrics.ts';
import { applyOptimizer } from './optimizers.ts';
import { constrainWeights, withPenalties } from './rules.ts';
import { createTape, type Tape, type Value } from './tape.ts';
import { modelOf, traceModel, traceValues, type ColumnType, type TracedValues } from './trace.ts';

/** What the columns of a batch look like; a program is made for one size of batch. */
export type ColumnTypes = (source: string, port: string) => ColumnType;

/** An executable and what to read after it has run, by name. */
export interface Runnable {
  readonly executable: Executable;
  readonly outputs: readonly Output[];
}

interface Output {
  readonly name: string;
  readonly value: Value;
  readonly address: Address;
}

function runnable(tape: Tape, outputs: Iterable<readonly [string, Value]>, heap: Heap): Runnable {
  const named = [...outputs];
  const wanted = named.map(([, value]) => value);
  const executable = assemble(tape, wanted, heap);
  return { executable, outputs: named.map(([name, value]) => ({ name, value, address: executable.address(value) })) };
}

/** One update step on a batch: forward, backward, and the change of the weights; gives the scores before that change. */
export function stepRunnable(plan: Plan, step: StepPlan, columns: ColumnTypes, heap: Heap): Runnable {
  const tape = createTape();
  const loss = lossOf(plan, step);
  const scores = traceScores(tape, plan, [loss], traceValues(tape, plan, columns, true));
  const targets = trainedWeights(tape, plan, step);
  const found = gradients(tape, scores.get(loss.name)!, targets);
  applyOptimizer(
    tape,
    step.optimizer,
    step.name,
    targets.flatMap((weight) => {
      const gradient = found.get(weight);
      return gradient ? [{ weight, gradient }] : [];
    }),
  );
  constrainWeights(tape, plan, step);
  return runnable(tape, scores, heap);
}

/** The scores of some losses on a batch, with dropout off and moving averages in use. */
export function scoresRunnable(plan: Plan, losses: readonly LossPlan[], columns: ColumnTypes, heap: Heap): Runnable {
  const tape = createTape();
  const scores = traceScores(tape, plan, losses, traceValues(tape, plan, columns, false));
  return runnable(tape, scores, heap);
}

/** One value of the plan, in inference mode. */
export function valueRunnable(plan: Plan, ref: ValueRef, columns: ColumnTypes, heap: Heap): Runnable {
  const tape = createTape();
  const value = traceValues(tape, plan, columns, false).of(ref);
  return runnable(tape, [['value', value]], heap);
}

/** What a model and each of its layers give for inputs of these types, in inference mode. The inputs are columns of the source ''. */
export function modelRunnable(
  plan: Plan,
  name: string,
  inputs: readonly ColumnType[],
  what: 'outputs' | 'layers',
  heap: Heap,
): Runnable {
  const tape = createTape();
  const values = inputs.map(({ shape, dtype }, index) => tape.batch('', String(index), shape, dtype));
  const { outputs, layers } = traceModel(tape, plan, modelOf(plan, name), values, false);
  const named =
    what === 'outputs'
      ? outputs.map((value, index): [string, Value] => [String(index), value])
      : [...layers].flatMap(([layer, list]) =>
          list.map((value, index): [string, Value] => [`${layer}/${index}`, value]),
        );
  return runnable(tape, named, heap);
}

function traceScores(
  tape: Tape,
  plan: Plan,
  losses: readonly LossPlan[],
  values: TracedValues,
): ReadonlyMap<string, Value> {
  const scores = new Map<string, Value>();
  for (const loss of losses) {
    const inputs = loss.inputs.map(values.of);
    const mask = loss.mask && values.of(loss.mask);
    const value = lossValue(tape, loss, inputs, mask);
    scores.set(loss.name, withPenalties(tape, plan, loss, value, values.activities));
    for (const metric of loss.metrics)
      scores.set(`${loss.name}/${metric}`, metricValue(tape, metric, loss, inputs, mask));
  }
  return scores;
}

function lossOf(plan: Plan, step: StepPlan): LossPlan {
  const loss = plan.losses.find(({ name }) => name === step.loss);
  if (!loss) throw new Error(`${step.name} lowers ${step.loss}, which is not there`);
  return loss;
}

function trainedWeights(tape: Tape, plan: Plan, step: StepPlan): readonly Value[] {
  return step.trains.flatMap((path) => {
    const [model, name] = path.split('/') as [string, string];
    const layer = modelOf(plan, model).layers.find((each) => each.name === name);
    if (!layer) throw new Error(`${step.name} trains ${path}, which is not there`);
    if (!layer.trainable) return [];
    const trained = layer.weights.filter(({ trainable }) => trainable);
    return trained.map((weight) => tape.kept(`${path}/${weight.name}`, weight.shape));
  });
}
