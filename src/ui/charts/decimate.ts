/** One drawn point, in the units of the chart's axes. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Thins a series to at most two points per pixel column, and keeps the lowest and the highest of each,
 * so that no spike is lost. `xs` must not fall; holes (not finite) are left out.
 * @param width of the plot in pixels, over which `domain` is spread
 */
export function decimate(
  xs: (index: number) => number,
  ys: ArrayLike<number | undefined>,
  domain: readonly [number, number],
  width: number,
): Point[] {
  const [from, to] = domain;
  const pixels = Math.max(1, Math.floor(width));
  const points: Point[] = [];
  let pixel = -1;
  let low: Point | null = null;
  let high: Point | null = null;
  for (let index = 0; index < ys.length; index++) {
    const y = ys[index];
    if (y === undefined || !Number.isFinite(y)) continue;
    const point = { x: xs(index), y };
    const at = Math.floor(((point.x - from) / (to - from)) * pixels);
    if (at !== pixel) {
      pushInOrder(points, low, high);
      pixel = at;
      low = point;
      high = point;
      continue;
    }
    if (low === null || y < low.y) low = point;
    if (high === null || y > high.y) high = point;
  }
  pushInOrder(points, low, high);
  return points;
}

function pushInOrder(points: Point[], low: Point | null, high: Point | null): void {
  if (low === null || high === null) return;
  if (low === high) points.push(low);
  else if (low.x <= high.x) points.push(low, high);
  else points.push(high, low);
}
