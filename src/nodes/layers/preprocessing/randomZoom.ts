import { defineAugmentation, factorParam, fillParams, rangeOf } from '../../kit/augment.ts';
import { config } from '../../kit/layerParams.ts';
import { choice } from '../../kit/param.ts';

export const randomZoom = defineAugmentation({
  type: 'randomZoom',
  keras: 'RandomZoom',
  label: 'Random zoom',
  aliases: ['scale jitter', 'RandomAffine', 'augmentation'],
  summary: 'Zooms each image in or out about its middle while training.',
  icon: 'zoom-in',
  params: {
    heightFactor: factorParam([0.2], 'Factor', 'Most more or less of the image that is seen; 0.2 is a fifth.', -0.95),
    sides: choice(['together', 'apart'], { label: 'Sides', help: 'Whether height and width are zoomed alike.' }),
    widthFactor: {
      ...factorParam([0.2], 'Width factor', 'The same for the width.', -0.95),
      visibleWhen: { sides: ['apart'] },
    },
    ...fillParams,
  },
  ranges: ['heightFactor', 'widthFactor'],
  args: ({ heightFactor, sides, widthFactor, fillMode, fillValue, interpolation }) => ({
    heightFactor: rangeOf(heightFactor),
    widthFactor: sides === 'apart' ? rangeOf(widthFactor) : null,
    ...{ fillMode, fillValue, interpolation },
  }),
  config: (p) => config(p.heightFactor.join(' … '), p.fillMode),
  examples: [
    { title: 'a fifth', params: {}, in: [[5, 6, 2]], out: [[5, 6, 2]], weights: 0 },
    {
      title: 'out, the sides apart',
      params: { heightFactor: [0.1, 0.6], sides: 'apart', widthFactor: [-0.3, 0.3], fillMode: 'nearest' },
      in: [[4, 5, 1]],
      out: [[4, 5, 1]],
      weights: 0,
    },
  ],
});
