import type { FrameRefusal } from '../../stores/actions/frames.ts';
import { defineWords } from '../i18n/words.ts';

export const makeModelWords = defineWords('makeModel', {
  make: 'Make a model',
  title: 'Put these layers into a model, to be used more than once',
  empty: 'Select layers first',
  nested: 'Models stand on the canvas, not in each other',
  notLayers: 'Data, losses and update steps stay outside a model: select layers alone',
  noInput: 'No wire comes into the selection',
  unknownShape: 'The shape that comes in is not known yet',
  gap: 'A block between the selected ones is not selected',
}) satisfies Record<string, Record<FrameRefusal, string>>;
