import type { WireId } from '../../graph/project.ts';
import type { Area, BoxIndex } from './boxes.ts';
import type { Point } from './wirePath.ts';

/** Where the shape of a wire is written, and how many pixels there are for it. */
export interface LabelPlace {
  readonly x: number;
  /** Of the line the letters stand on. */
  readonly y: number;
  /** Height of the wire itself there. */
  readonly wireY: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly room: number;
}

/** A wire that wants a label: where it may stand, the best place first, and the corners of the wire itself. */
export interface Labelled {
  readonly id: WireId;
  readonly places: readonly [LabelPlace, ...LabelPlace[]];
  readonly points: readonly Point[];
}

/** Pixels that a long label takes, `[128, 128, 64] skip`. */
const longest = 92;
/** Wires in whose labels no choice is made: there are too many to compare. */
const many = 400;

/**
 * The place of each label: the first on which no other label and no block stands, and of those the one that the fewest
 * other wires pass through. Labels that have few places to choose from choose first.
 */
export function placeLabels(wires: readonly Labelled[], index: BoxIndex): ReadonlyMap<WireId, LabelPlace> {
  if (wires.length > many) return new Map(wires.map(({ id, places }) => [id, places[0]]));
  const placed: Area[] = [];
  const chosen = new Map<WireId, LabelPlace>();
  for (const wire of wires.toSorted((a, b) => a.places.length - b.places.length)) {
    const others = wires.filter((other) => other !== wire);
    const costs = wire.places.map((place) => {
      const area = areaOf(place);
      const taken = placed.filter((other) => meet(area, other)).length + index.within(area).length;
      return 1000 * taken + others.filter(({ points }) => passes(points, area)).length;
    });
    const best = wire.places[costs.indexOf(Math.min(...costs))]!;
    placed.push(areaOf(best));
    chosen.set(wire.id, best);
  }
  return chosen;
}

/** Places along a level piece of a wire: its middle, then to both sides, each above and below. */
export function placesAlong(a: Point, b: Point, side: 'above' | 'below'): readonly [LabelPlace, ...LabelPlace[]] {
  const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
  const at = (x: number, under: boolean): LabelPlace => ({
    x,
    y: a.y + (under ? 14 : -6),
    wireY: a.y,
    anchor: 'middle',
    room: 2 * Math.min(x - left, right - x) - 16,
  });
  const under = side === 'below';
  const middle = (left + right) / 2;
  const further = [0.25, 0.75, 0.125, 0.875].map((part) => left + part * (right - left));
  const fitting = further.map((x) => at(x, under)).filter(({ room }) => room >= longest);
  return [at(middle, under), ...fitting, at(middle, !under), ...fitting.map(({ x }) => at(x, !under))];
}

/** What 11 px letters cover. */
function areaOf({ x, y, anchor, room }: LabelPlace): Area {
  const width = Math.min(room, longest);
  const left = { start: x, middle: x - width / 2, end: x - width }[anchor];
  return { left, right: left + width, top: y - 11, bottom: y + 3 };
}

function meet(a: Area, b: Area): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function passes(points: readonly Point[], area: Area): boolean {
  return points.slice(1).some((b, at) => {
    const a = points[at]!;
    const piece = {
      left: Math.min(a.x, b.x),
      right: Math.max(a.x, b.x),
      top: Math.min(a.y, b.y),
      bottom: Math.max(a.y, b.y),
    };
    return meet({ ...piece, right: piece.right + 1, bottom: piece.bottom + 1 }, area);
  });
}
