import * as tf from '@tensorflow/tfjs';

import { fractionAt } from '../../../data/random.ts';

/*
 * Images looked at through an affine map each: place (x, y) of the result shows what stands at
 * (m0 x + m1 y + m2, m3 x + m4 y + m5) of its image, as `keras.ops.image.affine_transform`.
 */

/** m0 to m5 of an image. */
export type AffineMap = readonly [number, number, number, number, number, number];

export interface LookSettings {
  /** What stands beyond the edges: one value, the nearest pixel, a mirror, or the image again. */
  fillMode: 'constant' | 'nearest' | 'reflect' | 'wrap';
  fillValue: number;
  interpolation: 'nearest' | 'bilinear';
}

/** A pixel of the image, as a row of a table of all pixels, and its share; the share of what lies outside is `fill`. */
interface Looked {
  readonly rows: Int32Array;
  readonly shares: Float32Array;
  readonly fill: Float32Array;
}

/** Images `[batch, height, width, channels]` through a map each, in the size `[height, width]`. */
export function lookThrough(
  images: tf.Tensor,
  maps: readonly AffineMap[],
  [height, width]: readonly [number, number],
  settings: LookSettings,
): tf.Tensor {
  const [batch, fromHeight, fromWidth, channels] = images.shape as [number, number, number, number];
  const { rows, shares, fill } = look(maps, [fromHeight, fromWidth], [height, width], settings);
  const count = batch * height * width;
  const corners = rows.length / count;
  // `tf.gather` has a gradient on every backend; `tf.image.transform` has none.
  const pixels = tf.gather(tf.reshape(images, [batch * fromHeight * fromWidth, channels]), tf.tensor1d(rows, 'int32'));
  const weighted = tf.mul(tf.reshape(pixels, [corners, count, channels]), tf.tensor3d(shares, [corners, count, 1]));
  const inside = tf.sum(weighted, 0);
  const outside = tf.mul(tf.tensor2d(fill, [count, 1]), settings.fillValue);
  return tf.reshape(tf.add(inside, outside), [batch, height, width, channels]);
}

function look(
  maps: readonly AffineMap[],
  [fromHeight, fromWidth]: readonly [number, number],
  [height, width]: readonly [number, number],
  { fillMode, interpolation }: LookSettings,
): Looked {
  const corners = interpolation === 'bilinear' ? 4 : 1;
  const count = maps.length * height * width;
  const rows = new Int32Array(corners * count);
  const shares = new Float32Array(corners * count);
  const fill = new Float32Array(count);
  let at = 0;
  const see = (image: number, corner: number, row: number, column: number, share: number): void => {
    const isInside = row >= 0 && row < fromHeight && column >= 0 && column < fromWidth;
    if (!isInside) fill[at]! += share;
    rows[corner * count + at] = isInside ? (image * fromHeight + row) * fromWidth + column : 0;
    shares[corner * count + at] = isInside ? share : 0;
  };
  maps.forEach(([a, b, c, d, e, f], image) => {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++, at++) {
        const inX = onImage(along(a, x, b, y, c), fromWidth, fillMode);
        const inY = onImage(along(d, x, e, y, f), fromHeight, fillMode);
        if (corners === 1) {
          see(image, 0, halfAway(inY), halfAway(inX), 1);
          continue;
        }
        const [top, left] = [Math.floor(inY), Math.floor(inX)];
        const [down, across] = [inY - top, inX - left];
        see(image, 0, top, left, (1 - down) * (1 - across));
        see(image, 1, top, left + 1, (1 - down) * across);
        see(image, 2, top + 1, left, down * (1 - across));
        see(image, 3, top + 1, left + 1, down * across);
      }
    }
  });
  return { rows, shares, fill };
}

/** a x + b y + c in 32 bits, as the other engines compute it: a place between two pixels falls to the same side. */
function along(a: number, x: number, b: number, y: number, c: number): number {
  const { fround } = Math;
  return fround(fround(fround(fround(a) * x) + fround(fround(b) * y)) + fround(c));
}

/** Rounds half away from 0. */
function halfAway(value: number): number {
  return Math.trunc(value + (value < 0 ? -0.5 : 0.5));
}

/** Where on the image a place beyond its edges is looked for. */
function onImage(place: number, length: number, mode: LookSettings['fillMode']): number {
  const last = length - 1;
  if (mode === 'constant') return place;
  if (mode === 'nearest' || length === 1) return Math.max(0, Math.min(place, last));
  let at = place;
  if (mode === 'reflect') {
    if (at < 0) {
      at += 2 * length * Math.trunc(-at / (2 * length));
      at = at < -length ? at + 2 * length : -at - 1;
    } else if (at > last) {
      at -= 2 * length * Math.trunc(at / (2 * length));
      if (at >= length) at = 2 * length - at - 1;
    }
  } else if (at < 0) at += length * (Math.trunc(-at / last) + 1);
  else if (at > last) at -= length * Math.trunc(at / last);
  return Math.max(0, Math.min(at, last));
}

/** The least and the most that may be drawn. */
export type Range = readonly [least: number, most: number];

/** A draw for each of so many images. `kind` tells the draws of a layer apart that has several. */
export function drawsBetween([least, most]: Range, batch: number, seed: number, kind = 0): number[] {
  return Array.from({ length: batch }, (_, image) => {
    const fraction = fractionAt(seed, kind * batch + image);
    return Math.fround(Math.fround(fraction * Math.fround(most - least)) + Math.fround(least));
  });
}
