import type { BlockId } from '../../graph/project.ts';

/** A block's place on the canvas. `height` includes the room its pictures take during a run. */
export interface Box {
  readonly id: BlockId;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Middles of the handles, from the top. */
  readonly inputs: Readonly<Record<string, number>>;
  readonly outputs: Readonly<Record<string, number>>;
}

export interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const cell = 512;

/** Boxes found by place: graphs of thousands of blocks are asked for every wire. */
export interface BoxIndex {
  /** Boxes that touch the area, in no order. */
  within(area: Area): Box[];
}

/** Sorts boxes into cells of a grid. */
export function indexBoxes(boxes: readonly Box[]): BoxIndex {
  const cells = new Map<string, Box[]>();
  for (const box of boxes) {
    for (const key of keysOf({ left: box.x, right: box.x + box.width, top: box.y, bottom: box.y + box.height })) {
      const inCell = cells.get(key);
      if (inCell) inCell.push(box);
      else cells.set(key, [box]);
    }
  }
  const touches = (box: Box, area: Area) =>
    box.x < area.right && area.left < box.x + box.width && box.y < area.bottom && area.top < box.y + box.height;
  return {
    within(area) {
      const size = ((area.right - area.left) / cell + 1) * ((area.bottom - area.top) / cell + 1);
      if (size > boxes.length) return boxes.filter((box) => touches(box, area));
      const found = new Set<Box>();
      for (const key of keysOf(area)) for (const box of cells.get(key) ?? []) if (touches(box, area)) found.add(box);
      return [...found];
    },
  };
}

function keysOf({ left, right, top, bottom }: Area): string[] {
  const keys: string[] = [];
  for (let column = Math.floor(left / cell); column <= Math.floor(right / cell); column++) {
    for (let row = Math.floor(top / cell); row <= Math.floor(bottom / cell); row++) keys.push(`${column} ${row}`);
  }
  return keys;
}
