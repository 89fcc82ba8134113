/*
 * Images in another size: each row of the result is a weighted sum of a few rows of the image, and so is each column.
 * The weights are a matrix, so that resizing is two products. As `keras.ops.image.resize` without antialiasing.
 */

export type Interpolation = 'nearest' | 'bilinear' | 'bicubic' | 'lanczos3' | 'lanczos5';

/** The part of an axis that is used: `length` places from `start` on, which may lie beyond the image. */
export interface Span {
  start: number;
  length: number;
}

/** Weights of the `from` places of an axis in each of the `to` places of the result: `[to, from]`, row by row. */
export function resamplingMatrix(from: number, to: number, interpolation: Interpolation, span: Span): Float32Array {
  const matrix = new Float32Array(to * from);
  for (let row = 0; row < to; row++) {
    for (const [place, weight] of neighbours(row, span.length / to, span.length, interpolation)) {
      const at = span.start + place;
      if (at >= 0 && at < from) matrix[row * from + at]! += weight;
    }
  }
  return matrix;
}

/** The places that one place of the result is made of, with their weights. Pixels have their centres at a half. */
function neighbours(row: number, scale: number, length: number, interpolation: Interpolation): [number, number][] {
  const held = (place: number): number => Math.min(Math.max(place, 0), length - 1);
  if (interpolation === 'nearest') return [[held(Math.floor((row + 0.5) * scale)), 1]];
  const centre = (row + 0.5) * scale - 0.5;
  const first = Math.floor(centre);
  const behind = centre - first;
  if (interpolation === 'bilinear') {
    return [
      [held(first), 1 - behind],
      [held(first + 1), behind],
    ];
  }
  const [reach, curve] = curves[interpolation];
  // TensorFlow reads the weights of bicubic interpolation from a table with 1024 places between two pixels.
  const between = interpolation === 'bicubic' ? Math.round(behind * 1024) / 1024 : behind;
  // What lies beyond the image is left out, and the rest made to add up to 1.
  const inside = Array.from({ length: 2 * reach }, (_, index) => index - reach + 1)
    .map((step): [number, number] => [first + step, curve(Math.abs(step - between))])
    .filter(([place]) => place >= 0 && place < length);
  const sum = inside.reduce((total, [, weight]) => total + weight, 0);
  return inside.map(([place, weight]) => [place, weight / sum]);
}

/** How far a place has weight on either side, and how much by the distance. */
const curves = {
  bicubic: [2, cubic],
  lanczos3: [3, lanczos(3)],
  lanczos5: [5, lanczos(5)],
} as const;

/** sinc(d) sinc(d / reach), the sine over its own argument with a bell over it (Duchon 1979). */
function lanczos(reach: number): (distance: number) => number {
  const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));
  return (distance) => (distance >= reach ? 0 : sinc(distance) * sinc(distance / reach));
}

/** Keys 1981 with a = -0.5. */
function cubic(distance: number): number {
  if (distance <= 1) return (1.5 * distance - 2.5) * distance ** 2 + 1;
  return distance >= 2 ? 0 : ((-0.5 * distance + 2.5) * distance - 4) * distance + 2;
}

/** How an image becomes one of another shape. */
export interface ResizeSettings {
  height: number;
  width: number;
  interpolation: Interpolation;
  /** Keeps the shape of things: cuts off what is too much, or adds a border. */
  aspectRatio: 'stretch' | 'crop' | 'pad';
  /** What the border is made of. */
  fillValue: number;
}

/** The parts of the two axes of an image that go into the result. */
export function spansOf(
  height: number,
  width: number,
  target: Pick<ResizeSettings, 'height' | 'width' | 'aspectRatio'>,
): [Span, Span] {
  const wanted = {
    height: Math.trunc((width * target.height) / target.width),
    width: Math.trunc((height * target.width) / target.height),
  };
  switch (target.aspectRatio) {
    case 'crop':
      return [
        middle(height, Math.max(Math.min(height, wanted.height), 1)),
        middle(width, Math.max(Math.min(width, wanted.width), 1)),
      ];
    case 'pad':
      return [bordered(height, wanted.height), bordered(width, wanted.width)];
    case 'stretch':
      return [
        { start: 0, length: height },
        { start: 0, length: width },
      ];
    default:
      return target.aspectRatio satisfies never;
  }
}

function middle(length: number, part: number): Span {
  return { start: Math.trunc((length - part) / 2), length: part };
}

/** As much border behind as in front. */
function bordered(length: number, wanted: number): Span {
  const border = Math.max(0, Math.trunc((wanted - length) / 2));
  return { start: border === 0 ? 0 : -border, length: length + 2 * border };
}
