import { range, samplesOf } from '../feed.ts';
import { pictureRange, toPictures } from './numbers.ts';
import type { Probe } from './probe.ts';
import { makerOf } from './maker.ts';

const shown = 12;

/** Pictures that a model makes of noise: the same noise each time, so that they can be seen to change. */
export const samples: Probe = {
  name: 'samples',
  within: true,
  begin({ plan, datasets, program }) {
    const maker = makerOf(plan);
    if (!maker) return async () => null;
    // Nothing but noise is behind these pictures; that of the validation split never meets the training.
    const sources = plan.sources.filter(({ source }) => source.kind === 'noise');
    const batch = samplesOf({ ...plan, sources }, datasets, 'validation', range(0, shown));
    return async () => {
      const made = program.value({ of: maker.call.name, port: maker.port }, batch);
      const values = await made.data();
      made.dispose();
      return { probe: 'samples', pictures: toPictures(values, maker.shape, maker.range ?? pictureRange(values)) };
    };
  },
};
