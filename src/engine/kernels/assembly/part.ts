/** The first `count` numbers from `at`, at most 4; reads no further. The rest of the vector is 0. */
// @ts-ignore: decorator
@inline
export function loadPart(at: usize, count: i32): v128 {
  return count >= 4 ? v128.load(at) : loadFew(at, count);
}

/** Writes the first `count` numbers of a vector, at most 4. */
// @ts-ignore: decorator
@inline
export function storePart(at: usize, value: v128, count: i32): void {
  if (count >= 4) v128.store(at, value);
  else storeFew(at, value, count);
}

function loadFew(at: usize, count: i32): v128 {
  if (count == 1) return v128.load32_zero(at);
  const two = v128.load64_zero(at);
  return count == 2 ? two : v128.load_lane<f32>(at, two, 2, 8);
}

function storeFew(at: usize, value: v128, count: i32): void {
  if (count == 1) {
    v128.store_lane<f32>(at, value, 0);
    return;
  }
  v128.store_lane<f64>(at, value, 0);
  if (count == 3) v128.store_lane<f32>(at, value, 2, 8);
}
