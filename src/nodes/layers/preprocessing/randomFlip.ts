import { defineAugmentation } from '../../kit/augment.ts';
import { choice } from '../../kit/param.ts';

export const randomFlip = defineAugmentation({
  type: 'randomFlip',
  keras: 'RandomFlip',
  label: 'Random flip',
  aliases: ['mirror', 'RandomHorizontalFlip', 'RandomVerticalFlip', 'augmentation'],
  summary: 'Mirrors half of the images while training, so that left and right, or up and down, do not matter.',
  icon: 'flip-horizontal-2',
  params: {
    mode: choice(['horizontal', 'vertical', 'horizontalAndVertical'], {
      label: 'Mode',
      help: 'Left to right, upside down, or both, each by a draw of its own.',
    }),
  },
  args: (p) => ({ mode: p.mode }),
  kerasArgs: (p) => ({ mode: p.mode === 'horizontalAndVertical' ? 'horizontal_and_vertical' : p.mode }),
  config: (p) => (p.mode === 'horizontalAndVertical' ? { bothWays: true } : p.mode),
  examples: [
    { title: 'left to right', params: {}, in: [[4, 5, 2]], out: [[4, 5, 2]], weights: 0 },
    { title: 'both ways', params: { mode: 'horizontalAndVertical' }, in: [[3, 4, 1]], out: [[3, 4, 1]], weights: 0 },
  ],
});
