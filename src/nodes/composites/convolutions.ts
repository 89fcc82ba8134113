import type { TensorType } from '../../graph/project.ts';
import type { ExpandedValue, ExpansionWriter } from '../kit/composite.ts';
import { int } from '../kit/param.ts';

// What the composites of convolutions share.

export const filtersParam = (preset: number) =>
  int(preset, { label: 'Filters', help: 'Output channels.', min: 1, max: 4096 });

export const strideParam = int(1, { label: 'Stride', help: '2 halves height and width.', min: 1, max: 8 });

interface Convolution {
  readonly filters: number;
  readonly kernel: number;
  readonly strides?: number;
  readonly activation: string;
}

/** A convolution that keeps the image's size (at stride 1), a batch normalization in place of its bias, an activation. */
export function normalizedConvolution(net: ExpansionWriter, x: ExpandedValue, settings: Convolution): ExpandedValue {
  const { filters, kernel, strides = 1, activation } = settings;
  const convolved = net.layer(
    'conv2d',
    {
      filters,
      kernelSize: [kernel, kernel],
      strides: [strides, strides],
      padding: 'same',
      activation: 'linear',
      useBias: false,
      kernelInitializer: 'heNormal',
    },
    x,
  );
  // Averages that follow quickly: a few epochs are enough for them to be of use.
  return activated(net, net.layer('batchNormalization', { momentum: 0.9 }, convolved), activation);
}

/** An activation, and nothing where it is linear. */
export const activated = (net: ExpansionWriter, x: ExpandedValue, activation: string): ExpandedValue =>
  activation === 'linear' ? x : net.layer('activation', { activation }, x);

/** What came in, brought to the shape of what is added to it (He et al. 2015, section 3.3, option B). */
export function shortcutOf(net: ExpansionWriter, input: TensorType, filters: number, strides: number): ExpandedValue {
  const same = strides === 1 && input.shape.at(-1) === filters;
  if (same) return net.input();
  net.variant('with projection');
  return normalizedConvolution(net, net.input(), { filters, kernel: 1, strides, activation: 'linear' });
}
