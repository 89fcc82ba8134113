/** The first `lanes` numbers of four, 1 to 3, with `rest` behind: the end of a row whose length is no multiple of four. */
export function loadLanes(from: usize, lanes: i32, rest: f32): v128 {
  let four = f32x4.splat(rest);
  four = v128.load_lane<f32>(from, four, 0);
  if (lanes > 1) four = v128.load_lane<f32>(from + 4, four, 1);
  if (lanes > 2) four = v128.load_lane<f32>(from + 8, four, 2);
  return four;
}

/** Stores the first `lanes` numbers of four, 1 to 3, and nothing behind them. */
export function storeLanes(to: usize, four: v128, lanes: i32): void {
  v128.store_lane<f32>(to, four, 0);
  if (lanes > 1) v128.store_lane<f32>(to + 4, four, 1);
  if (lanes > 2) v128.store_lane<f32>(to + 8, four, 2);
}

/** The sum of four numbers. */
// @ts-ignore: decorator
@inline
export function sumOfLanes(four: v128): f32 {
  return (
    f32x4.extract_lane(four, 0) +
    f32x4.extract_lane(four, 1) +
    (f32x4.extract_lane(four, 2) + f32x4.extract_lane(four, 3))
  );
}

/** The largest of four numbers; NaN where one is. */
// @ts-ignore: decorator
@inline
export function maximumOfLanes(four: v128): f32 {
  return max<f32>(
    max<f32>(f32x4.extract_lane(four, 0), f32x4.extract_lane(four, 1)),
    max<f32>(f32x4.extract_lane(four, 2), f32x4.extract_lane(four, 3)),
  );
}
