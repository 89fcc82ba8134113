import type { GraphPreview } from '../../compiler/preview.ts';
import type { BlockSize } from '../../graph/blockSize.ts';
import type { Block, BlockId, Wire, WireId } from '../../graph/project.ts';
import type { Area, Box } from './boxes.ts';
import { boxOf } from './flowElements.ts';
import type { Point } from './wirePath.ts';
import { routeWires, type Route } from './wireRoute.ts';

/** Blocks and wires that a fix would add, as they are drawn among those that stay where they are. */
export interface Ghosts {
  readonly blocks: readonly Ghost[];
  readonly wires: readonly { readonly id: WireId; readonly path: string }[];
}

interface Ghost {
  readonly block: Block;
  readonly box: Box;
}

const gap = 24;
/** Half of the gap between two blocks of a row. */
const halfGap = 36;
const ghostHeight = 52;

/** The canvas as it is. */
export interface Ground {
  readonly boxes: ReadonlyMap<BlockId, Box>;
  readonly routes: ReadonlyMap<WireId, Route>;
  /** What is on screen. */
  readonly screen: Area;
}

/**
 * Finds room for what a fix would add. What has room at its place is drawn there, and what comes onto a long wire upon it.
 * For what would push others aside there is room above or under the gap, on screen if possible.
 */
export function placeGhosts(
  { added, wired, unwired }: Pick<GraphPreview, 'added' | 'wired' | 'unwired'>,
  { boxes, routes, screen }: Ground,
  sizeOf: (block: Block) => BlockSize,
): Ghosts {
  const all = new Map(boxes);
  const aside = new Set<BlockId>();
  const ways = new Map<WireId, string>();
  const blocks = added.map((block): Ghost => {
    const own = boxOf(block.id, { ...sizeOf(block), height: ghostHeight, room: ghostHeight }, block.position);
    const into = wired.filter(({ to }) => to.block === block.id);
    const out = wired.filter(({ from }) => from.block === block.id);
    const route =
      into.length === 1 ? routes.get(unwired.find((old) => isReplaced(old, into[0]!, out))?.id ?? '') : undefined;
    const place = (): Box => {
      if (isFree(own, all.values())) return own;
      const upon = route && uponWire(own, route).find((box) => isFree(box, all.values()));
      if (route && upon) {
        // The old wire is the way there and on: the ghost hides what is under it.
        ways.set(into[0]!.id, route.path);
        return upon;
      }
      aside.add(block.id);
      return besides(own, boxes.get(out[0]?.to.block ?? '') ?? own, [...all.values()], screen);
    };
    const box = place();
    all.set(block.id, box);
    return { block, box };
  });
  return { blocks, wires: ghostWires(wired, all, aside, ways) };
}

/** Whether a new block takes the place of this wire: into it comes the same, and what goes out ends where it did. */
function isReplaced({ from, to }: Wire, into: Wire, out: readonly Wire[]): boolean {
  const same = (a: Wire['to'], b: Wire['to']) => a.block === b.block && a.port === b.port;
  return same(from, into.from) && out.some((wire) => same(wire.to, to));
}

function ghostWires(
  wired: readonly Wire[],
  boxes: ReadonlyMap<BlockId, Box>,
  aside: ReadonlySet<BlockId>,
  ways: ReadonlyMap<WireId, string>,
): Ghosts['wires'] {
  const on = new Set(wired.filter(({ id }) => ways.has(id)).map(({ to }) => to.block));
  const level = wired.filter((wire) => [wire.from.block, wire.to.block].every((id) => !aside.has(id) && !on.has(id)));
  const routes = routeWires(level, boxes);
  return wired.flatMap((wire) => {
    if (on.has(wire.from.block)) return [];
    const path = ways.get(wire.id) ?? routes[wire.id]?.path ?? hookedPath(wire, boxes, aside);
    return path === null ? [] : [{ id: wire.id, path }];
  });
}

/** On the level piece of a long wire, which meets it as it meets a handle, or nearer to its foot; none on a short one. */
function uponWire(own: Box, { label }: Route): readonly Box[] {
  const x = label.x - own.width / 2;
  return label.room > own.width ? [14, ghostHeight - 14].map((down) => ({ ...own, x, y: label.wireY - down })) : [];
}

/** Over the gap before the next block, or under it: the first place that is free and on screen, or at least free. */
function besides(own: Box, next: Box, boxes: readonly Box[], screen: Area): Box {
  const x = next === own ? own.x : next.x - halfGap - own.width / 2;
  const above = { ...own, x, y: freeFrom({ ...own, x, y: next.y - own.height - gap }, boxes, 'up') };
  const under = { ...own, x, y: freeFrom({ ...own, x, y: next.y + next.height + gap }, boxes, 'down') };
  const onScreen = (box: Box) => box.y >= screen.top && box.y + box.height <= screen.bottom;
  return !onScreen(above) && onScreen(under) ? under : above;
}

function freeFrom(box: Box, boxes: readonly Box[], way: 'up' | 'down'): number {
  let { y } = box;
  // Each step passes a block that is in the way, so there are no more steps than blocks.
  for (let step = 0; step <= boxes.length; step++) {
    const inWay = boxes.find((other) => touches({ ...box, y }, other));
    if (!inWay) return y;
    y = way === 'up' ? inWay.y - box.height - gap / 2 : inWay.y + inWay.height + gap / 2;
  }
  return y;
}

function isFree(box: Box, boxes: Iterable<Box>): boolean {
  for (const other of boxes) if (touches(box, other)) return false;
  return true;
}

const touches = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** From the side of one block up or down into the edge of a ghost that stands aside, or back. */
function hookedPath({ from, to }: Wire, boxes: ReadonlyMap<BlockId, Box>, aside: ReadonlySet<BlockId>): string | null {
  const [source, target] = [boxes.get(from.block), boxes.get(to.block)];
  if (!source || !target) return null;
  const start = { x: source.x + source.width, y: source.y + (source.outputs[from.port] ?? 14) };
  const end = { x: target.x, y: target.y + (target.inputs[to.port] ?? 14) };
  const [a, leave] = aside.has(from.block) ? edgeOf(source, end, 16) : [start, { x: start.x + 24, y: start.y }];
  const [b, arrive] = aside.has(to.block) ? edgeOf(target, start, -16) : [end, { x: end.x - 24, y: end.y }];
  return `M${a.x} ${a.y}C${leave.x} ${leave.y} ${arrive.x} ${arrive.y} ${b.x} ${b.y}`;
}

/** The point of a box's upper or lower edge that is nearer to the other end, and where the curve goes from there. */
function edgeOf(box: Box, other: Point, shift: number): readonly [Point, Point] {
  const x = box.x + box.width / 2 + shift;
  const under = other.y > box.y;
  const y = under ? box.y + box.height : box.y;
  return [
    { x, y },
    { x, y: y + (under ? gap : -gap) },
  ];
}
