import type { BlockId, Wire, WireId } from '../../graph/project.ts';
import { indexBoxes, type Box, type BoxIndex } from './boxes.ts';
import { placeLabels, placesAlong, type Labelled, type LabelPlace } from './wireLabels.ts';
import { curvedPath, roundedPath, type Point } from './wirePath.ts';

/** How a wire is drawn. */
export interface Route {
  readonly path: string;
  readonly label: LabelPlace;
  /** Short pieces where it crosses an earlier wire: the canvas shows through around them. */
  readonly bridges: readonly string[];
}

/** The horizontal way out of a handle before a wire turns. */
const stub = 16;
const lane = 10;
/** Blocks further apart than this, from the bottom of one to the top of the other, stand in different rows. */
const sameRow = 40;
/** Wires that are looked at for crossings. */
const bridgeLimit = 300;

/**
 * Ways for all wires of a graph: straight at equal height, a curve to the right, and round corners where a wire wraps
 * into another row or goes round blocks. Parallel pieces keep 10 px apart.
 */
export function routeWires(wires: readonly Wire[], boxes: ReadonlyMap<BlockId, Box>): Record<WireId, Route> {
  const index = indexBoxes([...boxes.values()]);
  const drawn: Drawn[] = [];
  const ways: Record<WireId, Way> = {};
  // Upper ports first: they take the inner lanes, and lower ones go round them without crossing.
  const height = ({ to }: Wire) => (boxes.get(to.block)?.y ?? 0) + (boxes.get(to.block)?.inputs[to.port] ?? 0);
  for (const wire of wires.toSorted((a, b) => height(a) - height(b))) {
    const [source, target] = [boxes.get(wire.from.block), boxes.get(wire.to.block)];
    if (!source || !target) continue;
    const from = { x: source.x + source.width, y: source.y + (source.outputs[wire.from.port] ?? 14) };
    const to = { x: target.x, y: target.y + (target.inputs[wire.to.port] ?? 14) };
    const origin = `${wire.from.block}.${wire.from.port}`;
    ways[wire.id] = routeOne({ from, to, source, target, origin }, index, drawn);
  }
  const labelled = Object.entries(ways).map(([id, { places, points }]): Labelled => ({ id, places, points }));
  const labels = placeLabels(labelled, index);
  return Object.fromEntries(
    Object.entries(ways).map(([id, { path, bridges }]) => [id, { path, label: labels.get(id)!, bridges }]),
  );
}

/** A route whose label has still to find its place. */
interface Way extends Omit<Route, 'label'> {
  readonly places: Labelled['places'];
  /** Its corners; a curve's ends. */
  readonly points: readonly Point[];
}

interface Ends {
  readonly from: Point;
  readonly to: Point;
  readonly source: Box;
  readonly target: Box;
  /** Wires of one origin may lie on one another: they carry the same. */
  readonly origin: string;
}

interface Drawn {
  readonly origin: string;
  readonly points: readonly Point[];
}

function routeOne(ends: Ends, index: BoxIndex, drawn: Drawn[]): Way {
  const { from, to } = ends;
  if (to.x - from.x >= stub && inOneRow(ends) && isClear(ends, index)) {
    if (Math.abs(to.y - from.y) < 1) {
      const points = [from, to];
      const bridges = bridgesOf(points, ends.origin, drawn);
      drawn.push({ origin: ends.origin, points });
      const [above, ...others] = placesAlong(from, to, 'above');
      return { path: roundedPath(points), places: [{ ...above, room: to.x - from.x - 8 }, ...others], points, bridges };
    }
    return { path: curvedPath(from, to), places: curvePlaces(ends), points: [from, to], bridges: [] };
  }
  const direct = stepped(ends, index, drawn);
  const points = direct ?? cornered(ends, index, drawn);
  const bridges = bridgesOf(points, ends.origin, drawn);
  drawn.push({ origin: ends.origin, points });
  // The longest level piece: the last one of a step, the gutter otherwise.
  const [left, right] = (direct ? points.slice(2) : points.slice(2, 4)) as [Point, Point];
  const places = placesAlong(left, right, direct && to.y > from.y ? 'below' : 'above');
  return { path: roundedPath(points), places, points, bridges };
}

/** Beside the handle, where the curve is still level: at the far end when other wires leave the same block. */
function curvePlaces({ from, to, source }: Ends): Labelled['places'] {
  const room = to.x - from.x - 12;
  const falls = to.y > from.y;
  const near = { x: from.x + 10, y: from.y + (falls ? -8 : 14), wireY: from.y, anchor: 'start', room } as const;
  const far = { x: to.x - 10, y: to.y + (falls ? 14 : -8), wireY: to.y, anchor: 'end', room } as const;
  return Object.keys(source.outputs).length > 1 ? [far, near] : [near, far];
}

function inOneRow({ source, target }: Ends): boolean {
  return target.y - source.y - source.height < sameRow && source.y - target.y - target.height < sameRow;
}

function isClear({ from, to, source, target }: Ends, index: BoxIndex): boolean {
  const area = {
    left: from.x + 1,
    right: to.x - 1,
    top: Math.min(from.y, to.y) - 1,
    bottom: Math.max(from.y, to.y) + 1,
  };
  return index.within(area).every((box) => box === source || box === target);
}

/** Out, straight down or up beside the block, and in: where nothing stands in this way. `null` where something does. */
function stepped(ends: Ends, index: BoxIndex, drawn: readonly Drawn[]): Point[] | null {
  const { from, to, source, target, origin } = ends;
  for (let x = from.x + stub; x <= to.x - stub; x += lane) {
    const corners: readonly [Point, Point] = [
      { x, y: from.y },
      { x, y: to.y },
    ];
    const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
    const inWay = [
      ...index.within({ left: x - 4, right: x + 4, top, bottom }),
      ...index.within({ left: x, right: to.x - 1, top: to.y - 1, bottom: to.y + 1 }),
    ].some((box) => box !== source && box !== target);
    if (inWay) return null;
    const ways = [corners, [corners[1], to] as const];
    if (ways.some(([a, b]) => drawn.some((other) => other.origin !== origin && liesOn(a, b, other.points)))) continue;
    return [from, ...corners, to];
  }
  return null;
}

/** Out, down or up into a gutter, along it, and in. */
function cornered(ends: Ends, index: BoxIndex, drawn: readonly Drawn[]): Point[] {
  const { from, to, origin } = ends;
  let [out, into, along] = [from.x + stub, to.x - stub, gutter(ends, index)];
  for (let attempt = 0; attempt < 6; attempt++) {
    const taken = (a: Point, b: Point) => drawn.some((other) => other.origin !== origin && liesOn(a, b, other.points));
    const onOut = taken({ x: out, y: from.y }, { x: out, y: along });
    const onAlong = taken({ x: out, y: along }, { x: into, y: along });
    const onInto = taken({ x: into, y: along }, { x: into, y: to.y });
    if (!onOut && !onAlong && !onInto) break;
    if (onOut) out += lane;
    if (onInto) into -= lane;
    if (onAlong) along += to.y > from.y ? -lane : lane;
  }
  return [from, { x: out, y: from.y }, { x: out, y: along }, { x: into, y: along }, { x: into, y: to.y }, to];
}

/** Height of the free strip a wire turns into: next to the target's row, or under the blocks it goes round. */
function gutter(ends: Ends, index: BoxIndex): number {
  const { from, to, source, target } = ends;
  const left = Math.min(from.x, to.x) - stub;
  const right = Math.max(from.x, to.x) + stub;
  const rowOf = (box: Box) => index.within({ left, right, top: box.y, bottom: box.y + box.height });
  const below = target.y >= source.y + source.height;
  const above = target.y + target.height <= source.y;
  if (!below && !above) {
    const row = [...rowOf(source), ...rowOf(target)].filter(
      (box) => to.x < from.x || (box.x < to.x && box.x + box.width > from.x),
    );
    return Math.max(...[source, target, ...row].map((box) => box.y + box.height)) + 20;
  }
  const row = [target, ...rowOf(target)];
  const [near, far] = below ? [target, source] : [source, target];
  if (below) {
    const top = Math.min(...row.filter((box) => box.y >= far.y + far.height).map((box) => box.y), target.y);
    const over = index.within({ left, right, top: far.y, bottom: top }).filter((box) => box.y + box.height <= top);
    const bottom = Math.max(far.y + far.height, ...over.map((box) => box.y + box.height));
    return Math.round((bottom + top) / 2);
  }
  const bottom = Math.max(...row.filter((box) => box.y + box.height <= near.y).map((box) => box.y + box.height));
  const under = index.within({ left, right, top: bottom, bottom: near.y }).filter((box) => box.y >= bottom);
  return Math.round((bottom + Math.min(near.y, ...under.map((box) => box.y))) / 2);
}

/** Whether a piece runs along a piece of these points, closer than a lane. */
function liesOn(a: Point, b: Point, points: readonly Point[]): boolean {
  const upright = a.x === b.x;
  for (let i = 1; i < points.length; i++) {
    const [c, d] = [points[i - 1]!, points[i]!];
    if ((c.x === d.x) !== upright) continue;
    const apart = upright ? Math.abs(a.x - c.x) : Math.abs(a.y - c.y);
    const [lo, hi] = upright
      ? [Math.max(Math.min(a.y, b.y), Math.min(c.y, d.y)), Math.min(Math.max(a.y, b.y), Math.max(c.y, d.y))]
      : [Math.max(Math.min(a.x, b.x), Math.min(c.x, d.x)), Math.min(Math.max(a.x, b.x), Math.max(c.x, d.x))];
    if (apart < lane - 2 && hi - lo > 4) return true;
  }
  return false;
}

function bridgesOf(points: readonly Point[], origin: string, drawn: readonly Drawn[]): string[] {
  if (drawn.length > bridgeLimit) return [];
  const bridges: string[] = [];
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!];
    for (const other of drawn) {
      if (other.origin === origin) continue;
      for (let j = 1; j < other.points.length; j++) {
        const cross = crossing(a, b, other.points[j - 1]!, other.points[j]!);
        if (!cross) continue;
        const [dx, dy] = a.y === b.y ? [7, 0] : [0, 7];
        bridges.push(`M${cross.x - dx} ${cross.y - dy}L${cross.x + dx} ${cross.y + dy}`);
      }
    }
  }
  return bridges;
}

/** Where a level and an upright piece cross, away from their ends. */
function crossing(a: Point, b: Point, c: Point, d: Point): Point | null {
  if ((a.y === b.y) === (c.y === d.y)) return null;
  const [level, upright] = a.y === b.y ? [[a, b] as const, [c, d] as const] : [[c, d] as const, [a, b] as const];
  const point = { x: upright[0].x, y: level[0].y };
  const inside = (value: number, one: number, two: number) =>
    value > Math.min(one, two) + 4 && value < Math.max(one, two) - 4;
  return inside(point.x, level[0].x, level[1].x) && inside(point.y, upright[0].y, upright[1].y) ? point : null;
}
