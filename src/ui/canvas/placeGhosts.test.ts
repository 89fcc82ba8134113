import { describe, expect, it } from 'vitest';
import type { Block, Wire } from '../../graph/project.ts';
import type { Box } from './boxes.ts';
import { placeGhosts } from './placeGhosts.ts';
import { routeWires, type Route } from './wireRoute.ts';

const box = (id: string, x: number, y = 100): Box => ({
  id,
  x,
  y,
  width: 160,
  height: 100,
  inputs: { input: 14 },
  outputs: { output: 14 },
});
const boxes = (...all: Box[]) => new Map(all.map((one) => [one.id, one]));
const added = (id: string, x: number, y = 100): Block => ({ id, type: 'flatten', params: {}, position: { x, y } });
const wire = (from: string, to: string): Wire => ({
  id: `${from}-${to}`,
  from: { block: from, port: 'output' },
  to: { block: to, port: 'input' },
});
const sizeOf = () => ({ width: 160, height: 60, room: 60, inputs: { input: 14 }, outputs: { output: 14 } });
const screen = { left: 0, right: 1000, top: 0, bottom: 600 };
const ground = (all: ReadonlyMap<string, Box>, seen = screen) => ({
  boxes: all,
  routes: new Map<string, Route>(),
  screen: seen,
});
const overlaps = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('placeGhosts', () => {
  const inserted = {
    added: [added('new', 232)],
    wired: [wire('a', 'new'), wire('new', 'b')],
    unwired: [wire('a', 'b')],
  };

  it('draws a block at its own place where that is free, with wires like any other', () => {
    const ghosts = placeGhosts(inserted, ground(boxes(box('a', 0), box('b', 464))), sizeOf);
    expect(ghosts.blocks[0]!.box).toMatchObject({ x: 232, y: 100 });
    expect(ghosts.wires).toEqual([
      { id: 'a-new', path: 'M160 114L232 114' },
      { id: 'new-b', path: 'M392 114L464 114' },
    ]);
  });

  it('puts it over the gap where its place is taken, and hooks the wires into it', () => {
    const ghosts = placeGhosts(inserted, ground(boxes(box('a', 0), box('b', 232))), sizeOf);
    const [{ box: at }] = ghosts.blocks as [(typeof ghosts.blocks)[0]];
    expect(at.x + at.width / 2).toBe(196);
    expect(at.y + at.height).toBeLessThan(100);
    expect(ghosts.wires.map(({ path }) => path)).toEqual([
      expect.stringMatching(/^M160 114C.* 180 76$/),
      expect.stringMatching(/^M212 76C.* 232 114$/),
    ]);
  });

  it('goes under the gap where there is no room on screen above', () => {
    const ghosts = placeGhosts(inserted, ground(boxes(box('a', 0), box('b', 232)), { ...screen, top: 60 }), sizeOf);
    expect(ghosts.blocks[0]!.box.y).toBeGreaterThanOrEqual(200);
  });

  it('sits upon a long wire that it takes the place of, and keeps its way', () => {
    const all = boxes(box('a', 0), box('middle', 464), box('b', 928));
    const route = routeWires([wire('a', 'b')], all)['a-b']!;
    const change = { ...inserted, added: [added('new', 928)] };
    const ghosts = placeGhosts(change, { ...ground(all), routes: new Map([['a-b', route]]) }, sizeOf);
    const at = ghosts.blocks[0]!.box;
    expect([at.x + at.width / 2, at.y + 14]).toEqual([route.label.x, route.label.wireY]);
    expect(ghosts.wires).toEqual([{ id: 'a-new', path: route.path }]);
  });

  it('keeps off every block, and off other ghosts', () => {
    const all = boxes(box('a', 0), box('b', 232), box('c', 100, -10), box('d', 100, -130));
    const two = {
      added: [added('new', 232), added('other', 232)],
      wired: [wire('new', 'b'), wire('other', 'b')],
      unwired: [],
    };
    const places = placeGhosts(two, ground(all), sizeOf).blocks.map((ghost) => ghost.box);
    const everything = [...all.values(), ...places];
    const pairs = everything.flatMap((one, at) => everything.slice(at + 1).map((two) => [one, two] as const));
    const touching = pairs.filter(([one, two]) => places.includes(two) && overlaps(one, two));
    expect(touching).toEqual([]);
  });

  it('draws a wire between blocks that are there', () => {
    const ghosts = placeGhosts(
      { added: [], wired: [wire('a', 'b')], unwired: [] },
      ground(boxes(box('a', 0), box('b', 232))),
      sizeOf,
    );
    expect(ghosts).toEqual({ blocks: [], wires: [{ id: 'a-b', path: 'M160 114L232 114' }] });
  });
});
