import { FillMode } from '../functions';
import { address, elementAt, fraction, integer } from './words';

/*
 * Images [samples, height, width, channels] looked at through an affine map each: place (x, y) of the result shows what
 * stands at (m0 x + m1 y + m2, m3 x + m4 y + m5). As TensorFlow's ImageProjectiveTransformV3, which Keras uses.
 *
 * Words of both: out, in, maps [samples, 6], height, width, height of the result, its width, channels, fill mode, whether
 * between pixels is interpolated, fill value.
 */

/** Where on the image a place beyond its edges is looked for. */
function onImage(place: f32, length: i32, mode: i32): f32 {
  const last = <f32>(length - 1);
  if (mode == FillMode.Constant) return place;
  if (mode == FillMode.Nearest || length == 1) return max<f32>(0, min<f32>(place, last));
  let at = place;
  if (mode == FillMode.Reflect) {
    const twice = <f32>(length << 1);
    if (at < 0) {
      at += twice * Mathf.trunc(-at / twice);
      at = at < <f32>-length ? at + twice : -at - 1;
    } else if (at > last) {
      at -= twice * Mathf.trunc(at / twice);
      if (at >= <f32>length) at = twice - at - 1;
    }
  } else if (at < 0) at += <f32>length * (Mathf.trunc(-at / last) + 1);
  else if (at > last) at -= <f32>length * Mathf.trunc(at / last);
  return max<f32>(0, min<f32>(at, last));
}

/** Rounds half away from 0. */
// @ts-ignore: decorator
@inline
function rounded(value: f32): f32 {
  return Mathf.trunc(value + (value < 0 ? <f32>-0.5 : <f32>0.5));
}

/** The address of a pixel, or 0 outside of the image. */
// @ts-ignore: decorator
@inline
function pixel(words: usize, image: usize, row: i32, column: i32): usize {
  if (<u32>row >= <u32>integer(words, 3) || <u32>column >= <u32>integer(words, 4)) return 0;
  return elementAt(image, (row * integer(words, 4) + column) * integer(words, 7));
}

/** Where a place of the result looks, in the scratch: the pixel above to the left, and how far below and right of it. */
const top: usize = 0;
const left: usize = 4;
const down: usize = 8;
const across: usize = 12;

const one: f32 = 1;

function look(words: usize, sample: i32, row: i32, column: i32, found: usize): void {
  const map = elementAt(address(words, 2), 6 * sample);
  const x: f32 = load<f32>(map) * <f32>column + load<f32>(map, 4) * <f32>row + load<f32>(map, 8);
  const y: f32 = load<f32>(map, 12) * <f32>column + load<f32>(map, 16) * <f32>row + load<f32>(map, 20);
  const inX = onImage(held(x), integer(words, 4), integer(words, 8));
  const inY = onImage(held(y), integer(words, 3), integer(words, 8));
  const between = integer(words, 9) != 0;
  const toX = between ? Mathf.floor(inX) : rounded(inX);
  const toY = between ? Mathf.floor(inY) : rounded(inY);
  store<i32>(found, <i32>toY, top);
  store<i32>(found, <i32>toX, left);
  store<f32>(found, between ? inY - toY : 0, down);
  store<f32>(found, between ? inX - toX : 0, across);
}

/** What is not a number lies outside, and so does what no whole number reaches. */
// @ts-ignore: decorator
@inline
function held(place: f32): f32 {
  const far: f32 = 1e8;
  return place == place ? max<f32>(-far, min<f32>(place, far)) : far;
}

/** A unit is a row of the result. Scratch: 16 bytes. */
export function sampleAffine(words: usize, begin: i32, end: i32, scratch: usize): void {
  const rows = integer(words, 5);
  const columns = integer(words, 6);
  const channels = integer(words, 7);
  const size = integer(words, 3) * integer(words, 4) * channels;
  const fill = fraction(words, 10);
  for (let unit = begin; unit < end; unit++) {
    const sample = unit / rows;
    const image = elementAt(address(words, 1), sample * size);
    let out = elementAt(address(words, 0), unit * columns * channels);
    for (let column = 0; column < columns; column++) {
      look(words, sample, unit % rows, column, scratch);
      const y = load<i32>(scratch, top);
      const x = load<i32>(scratch, left);
      const below = load<f32>(scratch, down);
      const right = load<f32>(scratch, across);
      const a = pixel(words, image, y, x);
      const b = pixel(words, image, y, x + 1);
      const c = pixel(words, image, y + 1, x);
      const d = pixel(words, image, y + 1, x + 1);
      for (let channel = 0; channel < channels; channel++) {
        const upper = (one - right) * at(a, channel, fill) + right * at(b, channel, fill);
        const lower = (one - right) * at(c, channel, fill) + right * at(d, channel, fill);
        store<f32>(out, right == 0 && below == 0 ? at(a, channel, fill) : (one - below) * upper + below * lower);
        out += 4;
      }
    }
  }
}

// @ts-ignore: decorator
@inline
function at(pixel: usize, channel: i32, fill: f32): f32 {
  return pixel ? load<f32>(elementAt(pixel, channel)) : fill;
}

/**
 * The gradient by the image: `out` is that of the image, `in` that of the result. Pixels of the result add to those they
 * looked at. A unit is a sample. Scratch: 16 bytes.
 */
export function sampleAffineGradient(words: usize, begin: i32, end: i32, scratch: usize): void {
  const rows = integer(words, 5);
  const columns = integer(words, 6);
  const channels = integer(words, 7);
  const size = integer(words, 3) * integer(words, 4) * channels;
  for (let sample = begin; sample < end; sample++) {
    const image = elementAt(address(words, 0), sample * size);
    memory.fill(image, 0, <usize>size << 2);
    let slope = elementAt(address(words, 1), sample * rows * columns * channels);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        look(words, sample, row, column, scratch);
        const y = load<i32>(scratch, top);
        const x = load<i32>(scratch, left);
        const below = load<f32>(scratch, down);
        const right = load<f32>(scratch, across);
        addTo(pixel(words, image, y, x), slope, (one - below) * (one - right), channels);
        addTo(pixel(words, image, y, x + 1), slope, (one - below) * right, channels);
        addTo(pixel(words, image, y + 1, x), slope, below * (one - right), channels);
        addTo(pixel(words, image, y + 1, x + 1), slope, below * right, channels);
        slope += <usize>channels << 2;
      }
    }
  }
}

// @ts-ignore: decorator
@inline
function addTo(pixel: usize, slope: usize, weight: f32, channels: i32): void {
  if (!pixel || weight == 0) return;
  for (let channel = 0; channel < channels; channel++) {
    const to = elementAt(pixel, channel);
    store<f32>(to, load<f32>(to) + weight * load<f32>(elementAt(slope, channel)));
  }
}
