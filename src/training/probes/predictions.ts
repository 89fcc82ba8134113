import { samplesOf } from '../feed.ts';
import { classify, classNames, heldBack } from './classify.ts';
import { pictureRange, toPictures } from './numbers.ts';
import type { Probe } from './probe.ts';
import { classifierOf, pictureShape } from './structure.ts';

const shown = 24;

/** Held-back pictures with what the model takes them for. */
export const predictions: Probe = {
  name: 'predictions',
  within: false,
  begin(context) {
    const classifier = classifierOf(context.plan);
    const shape = classifier && pictureShape(classifier.inputType);
    const indices = heldBack(context, shown);
    if (!classifier || !shape || indices.length === 0) return async () => null;
    const batch = samplesOf(context.plan, context.datasets, 'validation', indices);
    const images = batch[classifier.input.of]?.[classifier.input.port]?.data ?? new Float32Array();
    const pictures = toPictures(images, shape, pictureRange(images));
    const names = classNames(context, classifier);
    return async () => {
      const { labels, winner, probability } = await classify(context, classifier, indices);
      return {
        probe: 'predictions',
        pictures,
        labels,
        predicted: [...winner],
        probability: [...probability],
        classNames: names,
      };
    };
  },
};
