/** A point in canvas pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

const radius = 8;

/** An SVG path along the points with its corners rounded by 8 px, less where a piece is too short. */
export function roundedPath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = rest.pop();
  if (!first || !last) return '';
  let path = `M${first.x} ${first.y}`;
  let before = first;
  rest.forEach((corner, index) => {
    const after = rest[index + 1] ?? last;
    const bend = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2);
    const [from, to] = [towards(corner, before, bend), towards(corner, after, bend)];
    path += bend > 0 ? `L${from.x} ${from.y}Q${corner.x} ${corner.y} ${to.x} ${to.y}` : `L${corner.x} ${corner.y}`;
    before = corner;
  });
  return `${path}L${last.x} ${last.y}`;
}

/** A curve that leaves to the right and arrives from the left. */
export function curvedPath(from: Point, to: Point): string {
  const control = Math.min(70, Math.max(40, Math.abs(to.x - from.x) / 2));
  return `M${from.x} ${from.y}C${from.x + control} ${from.y} ${to.x - control} ${to.y} ${to.x} ${to.y}`;
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function towards(from: Point, to: Point, length: number): Point {
  return { x: from.x + Math.sign(to.x - from.x) * length, y: from.y + Math.sign(to.y - from.y) * length };
}
