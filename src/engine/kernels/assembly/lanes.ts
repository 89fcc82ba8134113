import { loadPart } from './part';

/** The first `count` numbers from `at`, 1 to 3, with `rest` in the other lanes: what changes no sum or maximum. */
export function loadPartWith(at: usize, count: i32, rest: f32): v128 {
  const places = i32x4(0, 1, 2, 3);
  return v128.bitselect(loadPart(at, count), f32x4.splat(rest), i32x4.lt_s(places, i32x4.splat(count)));
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

/** The largest of four numbers. */
// @ts-ignore: decorator
@inline
export function maximumOfLanes(four: v128): f32 {
  return max<f32>(
    max<f32>(f32x4.extract_lane(four, 0), f32x4.extract_lane(four, 1)),
    max<f32>(f32x4.extract_lane(four, 2), f32x4.extract_lane(four, 3)),
  );
}

/** The sum of two numbers in double precision. */
// @ts-ignore: decorator
@inline
export function sumOfPairs(two: v128): f64 {
  return f64x2.extract_lane(two, 0) + f64x2.extract_lane(two, 1);
}
