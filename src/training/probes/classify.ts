import { range, samplesOf, splitSize } from '../feed.ts';
import { classNumbers, winnersOf, type Winners } from './numbers.ts';
import type { ProbeContext } from './probe.ts';
import type { Classifier } from './structure.ts';

export interface Classified extends Winners {
  readonly labels: readonly number[];
}

/** What a classifier says of samples of the validation split. */
export async function classify(
  context: ProbeContext,
  classifier: Classifier,
  indices: readonly number[],
): Promise<Classified> {
  const { plan, datasets, program } = context;
  const batch = samplesOf(plan, datasets, 'validation', indices);
  const { data } = await program.value(classifier.scores, batch);
  const labels = batch[classifier.source.name]?.[classifier.labels.port]?.data ?? [];
  return {
    ...winnersOf(data, data.length / indices.length, classifier.loss.args['fromLogits'] === true),
    labels: classNumbers(labels, indices.length),
  };
}

/** The first samples of the validation split, at most so many. */
export function heldBack(context: ProbeContext, most: number): number[] {
  return range(0, Math.min(most, splitSize(context.datasets, 'validation')));
}

/** Names of the classes, or their numbers where the data set has none. */
export function classNames(context: ProbeContext, classifier: Classifier): readonly string[] {
  const names = context.datasets.get(classifier.source.name)?.classNames;
  return names && names.length >= classifier.classes ? names : range(0, classifier.classes).map(String);
}
