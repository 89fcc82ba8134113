import { address, elementAt, integer } from './words';

/**
 * The columns of the k largest numbers of each row, the largest first, of equal ones the first; and the places of those
 * numbers in x. A row must have k numbers.
 * Words: out (columns), out (places), x, columns, k. A unit is a row.
 */
export function topK(words: usize, begin: i32, end: i32): void {
  const columns = integer(words, 3);
  const k = integer(words, 4);
  for (let row = begin; row < end; row++) {
    const x = elementAt(address(words, 2), row * columns);
    const found = elementAt(address(words, 0), row * k);
    const places = elementAt(address(words, 1), row * k);
    let count = 0;
    for (let column = 0; column < columns; column++) {
      const value = load<f32>(elementAt(x, column));
      if (count == k && !(value > numberAt(x, found, k - 1))) continue;
      let place = min(count, k - 1);
      for (; place > 0 && value > numberAt(x, found, place - 1); place--) {
        store<i32>(elementAt(found, place), load<i32>(elementAt(found, place - 1)));
      }
      store<i32>(elementAt(found, place), column);
      count = min(count + 1, k);
    }
    for (let place = 0; place < k; place++) {
      store<i32>(elementAt(places, place), row * columns + load<i32>(elementAt(found, place)));
    }
  }
}

/** The number whose column was found at a place. */
// @ts-ignore: decorator
@inline
function numberAt(x: usize, found: usize, place: i32): f32 {
  return load<f32>(elementAt(x, load<i32>(elementAt(found, place))));
}
