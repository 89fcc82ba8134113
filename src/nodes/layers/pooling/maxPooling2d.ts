import { definePooling2d } from '../../kit/pooling.ts';

export const maxPooling2d = definePooling2d({
  type: 'maxPooling2d',
  label: 'Max pool',
  summary: 'Keeps the largest number of each small window, so that the image shrinks and small shifts matter less.',
  keras: 'MaxPooling2D',
  reference: 'https://keras.io/api/layers/pooling_layers/max_pooling2d/',
});
