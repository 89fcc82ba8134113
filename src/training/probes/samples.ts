import { range, samplesOf } from '../feed.ts';
import { pictureRange, toPictures } from './numbers.ts';
import type { Probe } from './probe.ts';
import { makerOf } from './maker.ts';

const shown = 12;

/** Pictures that a model makes of noise: the same noise each time, so that they can be seen to change. */
export const samples: Probe = {
  name: 'samples',
  within: true,
  begin(context) {
    const { plan, datasets } = context;
    const maker = makerOf(plan);
    if (!maker) return async () => null;
    // Nothing but noise is behind these pictures; that of the validation split never meets the training.
    const sources = plan.sources.filter(({ source }) => source.kind === 'noise');
    const batch = samplesOf({ ...plan, sources }, datasets, 'validation', range(0, shown));
    return async () => {
      const { data } = await context.program.value({ of: maker.call.name, port: maker.port }, batch);
      return { probe: 'samples', pictures: toPictures(data, maker.shape, maker.range ?? pictureRange(data)) };
    };
  },
};
