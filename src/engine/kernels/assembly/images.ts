import { elementAt } from './words';

/** Images [count, height, width, pixel] and the border of zeros that windows see around them: ten words. */
@unmanaged
export class Images {
  start: usize;
  height: i32;
  width: i32;
  /** Numbers from pixel to pixel. */
  pixel: i32;
  /** Numbers of a pixel that are read, the first ones. */
  channels: i32;
  top: i32;
  left: i32;
  paddedHeight: i32;
  paddedWidth: i32;
  /** Whether windows read a copy [paddedHeight, paddedWidth, channels] and not the image itself. */
  copied: i32;
}

/** Words of `Images`. */
export const imagesWords: i32 = 10;

/** Numbers from one image to the next where windows read them. */
export function imageStep(images: Images): i32 {
  return images.copied
    ? images.paddedHeight * images.paddedWidth * images.channels
    : images.height * images.width * images.pixel;
}

/** Where windows read image `index`, followed by `count - 1` more: copied to `room`, or where they are. */
export function readImages(images: Images, index: i32, count: i32, room: usize): usize {
  const numbers = images.height * images.width * images.pixel;
  const first = elementAt(images.start, index * numbers);
  if (!images.copied) return first;
  for (let image = 0; image < count; image++) {
    copyPadded(images, elementAt(first, image * numbers), elementAt(room, image * imageStep(images)));
  }
  return room;
}

/** Copies an image into zeros. */
function copyPadded(images: Images, from: usize, out: usize): void {
  const row = <usize>(images.paddedWidth * images.channels) << 2;
  const pixel = <usize>images.pixel << 2;
  const bytes = <usize>images.channels << 2;
  memory.fill(out, 0, row * images.paddedHeight);
  out += row * images.top + bytes * images.left;
  for (let y = 0; y < images.height; y++) {
    if (pixel == bytes) {
      copyRun(out, from, bytes * images.width);
    } else {
      for (let x = 0; x < images.width; x++) copyRun(out + bytes * x, from + pixel * x, bytes);
    }
    from += pixel * images.width;
    out += row;
  }
}

/** Copies few numbers, for which a call of `memory.copy` takes longer than the copying. */
function copyRun(out: usize, from: usize, bytes: usize): void {
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) v128.store(out + at, v128.load(from + at));
  for (; at < bytes; at += 4) store<f32>(out + at, load<f32>(from + at));
}
