/**
 * One convolution over an image: positions [rows, columns], at each a window [outer, inner, run]. Steps are in numbers.
 */
@unmanaged
export class Phase {
  rows: i32;
  columns: i32;
  /** Rows of a band. */
  bandRows: i32;
  /** Where the first window begins in the image, and how far from it those below and beside are. */
  origin: i32;
  rowStep: i32;
  columnStep: i32;
  outer: i32;
  outerStep: i32;
  inner: i32;
  innerStep: i32;
  run: i32;
  /** Packed kernel [outer · inner · run, channels]. */
  packed: usize;
  /** Where the first position is written in the output image, and how far from it those below and beside are. */
  outOrigin: i32;
  outRowStep: i32;
  outColumnStep: i32;
}
export const phaseWords: i32 = 15;
