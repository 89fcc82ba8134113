import { samplesOf } from '../feed.ts';
import { classify, classNames, heldBack } from './classify.ts';
import { pictureRange, toPictures } from './numbers.ts';
import type { View } from '../protocol.ts';
import type { Probe, ProbeContext } from './probe.ts';
import { classifierOf, pictureShape, textBehind, type Classifier } from './structure.ts';

const shown = 24;

/** Held-back pictures or texts with what the model takes them for. */
export const predictions: Probe = {
  name: 'predictions',
  within: false,
  begin(context) {
    const classifier = classifierOf(context.plan);
    const indices = heldBack(context, shown);
    const samples = classifier && samplesShown(context, classifier, indices);
    if (!classifier || !samples || indices.length === 0) return async () => null;
    const names = classNames(context, classifier);
    return async () => {
      const { labels, winner, probability } = await classify(context, classifier, indices);
      return {
        probe: 'predictions',
        samples,
        labels,
        predicted: [...winner],
        probability: [...probability],
        classNames: names,
      };
    };
  },
};

type Shown = Extract<View, { readonly probe: 'predictions' }>['samples'];

/** The samples as a person reads them: text where the numbers were made of some, else pictures. */
function samplesShown(context: ProbeContext, classifier: Classifier, indices: readonly number[]): Shown | undefined {
  const from = textBehind(classifier);
  const text = from === undefined ? undefined : context.datasets.get(classifier.source.name)?.texts?.[from];
  if (text) return { kind: 'texts', texts: indices.map((index) => text('validation', index)) };
  const shape = pictureShape(classifier.inputType);
  if (!shape) return undefined;
  const batch = samplesOf(context.plan, context.datasets, 'validation', indices);
  const images = batch[classifier.input.of]?.[classifier.input.port]?.data ?? new Float32Array();
  return { kind: 'pictures', pictures: toPictures(images, shape, pictureRange(images)) };
}
