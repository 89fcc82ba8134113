/** The first of the places `start`, `start + step`, ... that is not negative. */
// @ts-ignore: decorator
@inline
export function firstInside(start: i32, step: i32): i32 {
  return max(0, -start + step - 1) / step;
}

/** How many of them, at most `count`, come before the first that is `length` or beyond. */
// @ts-ignore: decorator
@inline
export function endInside(start: i32, step: i32, count: i32, length: i32): i32 {
  return min(count, max(0, length - start + step - 1) / step);
}
