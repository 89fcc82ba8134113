import { definePooling2d } from '../../kit/pooling.ts';

export const averagePooling2d = definePooling2d({
  type: 'averagePooling2d',
  label: 'Average pool',
  summary: 'Keeps the mean number of each small window, so that the image shrinks and small shifts matter less.',
  keras: 'AveragePooling2D',
  reference: 'https://keras.io/api/layers/pooling_layers/average_pooling2d/',
});
