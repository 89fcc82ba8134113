import { classify, classNames, heldBack } from './classify.ts';
import type { Probe } from './probe.ts';
import { classifierOf } from './structure.ts';

const batchSize = 128;

/** How often each class was taken for each other, over the validation split. */
export const confusion: Probe = {
  name: 'confusion',
  within: false,
  begin(context) {
    const classifier = classifierOf(context.plan);
    const all = heldBack(context, Infinity);
    if (!classifier || all.length === 0) return async () => null;
    const names = classNames(context, classifier);
    return async () => {
      const counts = names.map(() => names.map(() => 0));
      for (let start = 0; start < all.length; start += batchSize) {
        const { labels, winner } = await classify(context, classifier, all.slice(start, start + batchSize));
        labels.forEach((label, row) => {
          const line = counts[label];
          const predicted = winner[row];
          if (line && predicted !== undefined) line[predicted] = (line[predicted] ?? 0) + 1;
        });
        await context.breathe();
      }
      return { probe: 'confusion', counts, classNames: names };
    };
  },
};
