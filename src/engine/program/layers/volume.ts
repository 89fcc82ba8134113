import { add } from '../primitives/binary.ts';
import { convolve, convolveTransposed, windowAxis } from '../primitives/convolution.ts';
import { concatenate, pad, reshape, slice, spread, transpose } from '../primitives/movement.ts';
import { unary } from '../primitives/unary.ts';
import type { Tape, Value } from '../tape.ts';
import { transposedLength, type Padding } from '../../../tensor/window.ts';
import { asPair, type Windows } from './windows.ts';

/*
 * Volumes [batch, depth, height, width, channels] are written as images: the depth of a window goes into the channels.
 */

interface VolumeOptions extends Omit<Windows, 'padding'> {
  readonly padding: Padding;
  readonly bias?: Value | undefined;
  readonly activation?: 'linear' | 'relu';
}

type Five = readonly [number, number, number, number, number];

/** With kernel [depth, height, width, channels / groups, filters]: all layers that a window sees, side by side. */
export function convolveVolume(
  tape: Tape,
  x: Value,
  kernel: Value,
  options: Omit<VolumeOptions, 'padding'> & { readonly padding: Windows['padding']; readonly groups: number },
): Value {
  const [batch, depth, height, width, channels] = x.shape as Five;
  const [taps, windowHeight, windowWidth, , filters] = kernel.shape as Five;
  const { strides, dilations, groups, bias, activation } = options;
  const padding = options.padding as Padding;
  const along = { strides: [strides[0]!, 1], dilations: [dilations[0]!, 1], padding } as const;
  const { outLength, padding: before } = windowAxis(depth, taps, 0, along);

  const needed = (outLength - 1) * strides[0]! + (taps - 1) * dilations[0]! + 1;
  const behind = Math.max(0, needed - before - depth);
  const padded = pad(tape, x, [[0, 0], [before, behind], [0, 0], [0, 0], [0, 0]]); // prettier-ignore
  const layers = Array.from({ length: taps }, (_, tap) => {
    const from = [0, tap * dilations[0]!, 0, 0, 0];
    const layer = slice(tape, padded, from, [batch, outLength, height, width, channels], [1, strides[0]!, 1, 1, 1]);
    return reshape(tape, layer, [batch * outLength, height, width, groups, channels / groups]);
  });
  // A group has its channels of every layer.
  const images = reshape(tape, concatenate(tape, layers, -1), [batch * outLength, height, width, taps * channels]);
  const flat = transpose(tape, kernel, [1, 2, 0, 3, 4]);
  const imageKernel = reshape(tape, flat, [windowHeight, windowWidth, (taps * channels) / groups, filters]);
  const inner = { strides: asPair(strides.slice(1)), dilations: asPair(dilations.slice(1)), padding };
  const y = convolve(tape, images, imageKernel, { ...inner, groups, bias, activation: activation ?? 'linear' });
  return reshape(tape, y, [batch, outLength, ...y.shape.slice(1)]);
}

/** With kernel [depth, height, width, filters, channels]: each layer paints images, which are put where they belong. */
export function convolveVolumeTransposed(
  tape: Tape,
  x: Value,
  kernel: Value,
  options: VolumeOptions & { readonly outputPadding: number | undefined },
): Value {
  const [batch, depth, height, width, channels] = x.shape as Five;
  const [taps, windowHeight, windowWidth, filters] = kernel.shape as Five;
  const { strides, dilations, padding, outputPadding, bias, activation } = options;
  const [stride, dilation] = [strides[0]!, dilations[0]!];
  const flat = transpose(tape, kernel, [1, 2, 0, 3, 4]);
  const imageKernel = reshape(tape, flat, [windowHeight, windowWidth, taps * filters, channels]);
  const painted = convolveTransposed(tape, reshape(tape, x, [batch * depth, height, width, channels]), imageKernel, {
    ...{ strides: asPair(strides.slice(1)), dilations: asPair(dilations.slice(1)), padding },
    outputPadding: outputPadding === undefined ? undefined : [outputPadding, outputPadding],
  });
  const [, outHeight, outWidth] = painted.shape as Five;

  const { length } = transposedLength(depth, taps, stride, padding, outputPadding ?? null, dilation);
  const reach = (depth - 1) * stride + (taps - 1) * dilation + 1;
  const layer = [batch, depth, outHeight, outWidth, filters];
  const whole = [batch, Math.max(reach, length), outHeight, outWidth, filters];
  const layers = Array.from({ length: taps }, (_, tap) => {
    const own = slice(tape, painted, [0, 0, 0, tap * filters], [batch * depth, outHeight, outWidth, filters]);
    const starts = [0, tap * dilation, 0, 0, 0];
    return spread(tape, reshape(tape, own, layer), { shape: whole, starts, steps: [1, stride, 1, 1, 1] });
  });
  const sum = layers.reduce((total, next) => add(tape, total, next));
  // What `same` padding would have been in front of the volume that a convolution makes this one of.
  const before = padding === 'same' ? Math.floor(Math.max(0, reach - length) / 2) : 0;
  const cut = slice(tape, sum, [0, before, 0, 0, 0], whole.with(1, length));
  const shifted = bias ? add(tape, cut, bias) : cut;
  return activation === 'relu' ? unary(tape, 'relu', shifted) : shifted;
}
