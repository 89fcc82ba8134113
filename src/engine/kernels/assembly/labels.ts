import { LabelKind } from '../lossKinds';
import { address, integer } from './words';

// Scores and labels of a row, as the words of `crossentropy` say where they lie.

/** Where the scores of a row lie. */
// @ts-ignore: decorator
@inline
export function scoresOf(words: usize, row: i32): usize {
  return address(words, 1) + ((<usize>row * <usize>integer(words, 5)) << 2);
}

/** Where the weights of a row's classes lie. */
// @ts-ignore: decorator
@inline
export function labelsOf(words: usize, row: i32): usize {
  return address(words, 2) + ((<usize>row * <usize>integer(words, 5)) << 2);
}

/** Whether a label is the number of a class. */
// @ts-ignore: decorator
@inline
export function isClass(words: usize): bool {
  return integer(words, 3) >= LabelKind.Class;
}

/** The number of a row's class: given, or where the largest weight stands. */
export function classOf(words: usize, row: i32): i32 {
  const at = address(words, 2) + (<usize>row << 2);
  switch (integer(words, 3)) {
    case LabelKind.Class:
      return load<i32>(at);
    case LabelKind.FractionalClass:
      return <i32>load<f32>(at);
    case LabelKind.WholeWeights:
      return largestWholeOf(labelsOf(words, row), integer(words, 5));
    default:
      return largestOf(labelsOf(words, row), integer(words, 5));
  }
}

/** Where the first largest of `count` numbers stands. */
export function largestOf(x: usize, count: i32): i32 {
  let place = 0;
  let largest = load<f32>(x);
  for (let at = 1; at < count; at++) {
    const value = load<f32>(x + (<usize>at << 2));
    if (value > largest) {
      largest = value;
      place = at;
    }
  }
  return place;
}

/** The same among whole numbers. */
function largestWholeOf(x: usize, count: i32): i32 {
  let place = 0;
  for (let at = 1; at < count; at++) {
    if (load<i32>(x + (<usize>at << 2)) > load<i32>(x + (<usize>place << 2))) place = at;
  }
  return place;
}
