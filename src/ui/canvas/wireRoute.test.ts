import { describe, expect, it } from 'vitest';
import type { Wire } from '../../graph/project.ts';
import type { Box } from './boxes.ts';
import { roundedPath } from './wirePath.ts';
import { routeWires } from './wireRoute.ts';

const box = (id: string, x: number, y: number, height = 130): Box => ({
  id,
  x,
  y,
  width: 160,
  height,
  inputs: { input: 14, labels: 38 },
  outputs: { output: 14, labels: 34 },
});
const wire = (from: string, to: string, fromPort = 'output', toPort = 'input'): Wire => ({
  id: `${from}-${to}`,
  from: { block: from, port: fromPort },
  to: { block: to, port: toPort },
});
const boxesOf = (...boxes: Box[]) => new Map(boxes.map((one) => [one.id, one]));

describe('routeWires', () => {
  it('draws a straight wire with its label above the middle', () => {
    const routes = routeWires([wire('a', 'b')], boxesOf(box('a', 0, 0), box('b', 232, 0)));
    expect(routes['a-b']).toEqual({
      path: 'M160 14L232 14',
      label: { x: 196, y: 8, wireY: 14, anchor: 'middle', room: 64 },
      bridges: [],
    });
  });

  it('curves to the right and turns corners through the gutter into the next row', () => {
    const boxes = boxesOf(box('a', 0, 0), box('b', 232, 100), box('c', 0, 300), box('d', 464, 8));
    const routes = routeWires([wire('a', 'b'), wire('d', 'c')], boxes);
    expect(routes['a-b']?.path).toContain('C');
    // Row a, b, d ends at 230; c begins at 300.
    expect(routes['d-c']?.path).toBe(
      'M624 22L632 22Q640 22 640 30L640 257Q640 265 632 265L-8 265Q-16 265 -16 273L-16 306Q-16 314 -8 314L0 314',
    );
    expect(routes['d-c']?.label).toMatchObject({ x: 312, y: 259 });
  });

  it('goes round a block that stands between', () => {
    const boxes = boxesOf(box('a', 0, 0), box('b', 232, 0), box('c', 464, 0));
    const route = routeWires([wire('a', 'c')], boxes)['a-c'];
    expect(route?.path).toContain('150');
    expect(route?.label.y).toBe(144);
  });

  it('keeps parallel wires apart and bridges crossings', () => {
    const boxes = boxesOf(box('a', 0, 0), box('b', 232, 0), box('c', 0, 300), box('d', 300, 300), box('e', 464, 600));
    const routes = routeWires([wire('b', 'c'), wire('b', 'd', 'labels'), wire('c', 'd'), wire('a', 'e')], boxes);
    const levels = ['b-c', 'b-d'].map((id) => routes[id]?.label.y);
    expect(new Set(levels).size).toBe(2);
    expect(routes['a-e']?.bridges.length).toBeGreaterThan(0);
  });

  it('leaves out a wire whose block is not there', () => {
    expect(routeWires([wire('a', 'gone')], boxesOf(box('a', 0, 0)))).toEqual({});
  });
});

describe('roundedPath', () => {
  it('makes corners smaller where a piece is short', () => {
    expect(
      roundedPath([
        { x: 0, y: 0 },
        { x: 10, y: 0 },
        { x: 10, y: 100 },
      ]),
    ).toBe('M0 0L5 0Q10 0 10 5L10 100');
  });
});
