import { loadPart, storePart } from './part';
import { address, integer } from './words';

// Rows of a table [rows, features] by their numbers, which are whole numbers, or are rounded towards 0.

/**
 * out[i] = table[ids[i]]; a number that is no row's gives a row of NaN.
 * Words: out, table, ids, whether ids have fractions, rows, features. A unit is a row of the result.
 */
export function gatherRows(words: usize, begin: i32, end: i32): void {
  const features = integer(words, 5);
  const bytes = <usize>features << 2;
  for (let place = begin; place < end; place++) {
    const id = idAt(words, place);
    const out = address(words, 0) + <usize>place * bytes;
    // As an unsigned number one below 0 is beyond every table.
    if (<u32>id < <u32>integer(words, 4)) memory.copy(out, address(words, 1) + <usize>id * bytes, bytes);
    else for (let at = 0; at < features; at += 4) storePart(out + (<usize>at << 2), f32x4.splat(NaN), features - at);
  }
}

/**
 * table[r] = the sum of from[i] for all i with ids[i] = r, in the order of i; a number that is no row's is left out.
 * Words: table, from, ids, whether ids have fractions, rows, features, count of ids.
 * A unit is a row of the table: each thread looks at all ids and adds to its own rows alone.
 */
export function scatterRows(words: usize, begin: i32, end: i32): void {
  const features = integer(words, 5);
  const bytes = <usize>features << 2;
  memory.fill(address(words, 0) + <usize>begin * bytes, 0, <usize>(end - begin) * bytes);
  for (let place = 0; place < integer(words, 6); place++) {
    const id = idAt(words, place);
    if (id < begin || id >= end) continue;
    const row = address(words, 0) + <usize>id * bytes;
    const from = address(words, 1) + <usize>place * bytes;
    for (let at = 0; at < features; at += 4) {
      const here = <usize>at << 2;
      const sum = f32x4.add(loadPart(row + here, features - at), loadPart(from + here, features - at));
      storePart(row + here, sum, features - at);
    }
  }
}

// @ts-ignore: decorator
@inline
function idAt(words: usize, place: i32): i32 {
  const at = address(words, 2) + (<usize>place << 2);
  if (!integer(words, 3)) return load<i32>(at);
  const id = load<f32>(at);
  // What is not a number is no row's number.
  return id == id ? <i32>id : -1;
}
