/** Word `index` of an instruction as a whole number: a count, a length, a flag. */
// @ts-ignore: decorator
@inline
export function integer(words: usize, index: i32): i32 {
  return load<i32>(words + (<usize>index << 2));
}

/** Word `index` of an instruction as an address. */
// @ts-ignore: decorator
@inline
export function address(words: usize, index: i32): usize {
  return <usize>load<u32>(words + (<usize>index << 2));
}

/** Word `index` of an instruction as a number with a fraction. */
// @ts-ignore: decorator
@inline
export function fraction(words: usize, index: i32): f32 {
  return load<f32>(words + (<usize>index << 2));
}

/** Where number `index` of those from `start` on lies. */
// @ts-ignore: decorator
@inline
export function elementAt(start: usize, index: i32): usize {
  return start + (<usize>index << 2);
}
