import { describe, expect, it } from 'vitest';
import type { Graph } from '../../graph/project.ts';
import { detailAt, fittingView } from './view.ts';

const size = { width: 160, height: 100, room: 100, inputs: {}, outputs: {} };
function scene(places: readonly (readonly [number, number])[]) {
  const graph: Graph = {
    blocks: Object.fromEntries(
      places.map(([x, y], i) => [`b${i}`, { id: `b${i}`, type: 'dense', params: {}, position: { x, y } }]),
    ),
    wires: {},
  };
  return { graph, sizes: Object.fromEntries(Object.keys(graph.blocks).map((id) => [id, size])) };
}
const screen = { width: 944, height: 616 };

describe('fittingView', () => {
  it('shows what fits at 100 %, in the middle', () => {
    const { graph, sizes } = scene([
      [24, 48],
      [752, 48],
    ]);
    expect(fittingView(graph, sizes, screen)).toEqual({ x: 4, y: 222, zoom: 1 });
  });

  it('goes down to 70 % and then begins at the top left, unless all is asked for', () => {
    const { graph, sizes } = scene([
      [0, 0],
      [3000, 0],
    ]);
    expect(fittingView(graph, sizes, screen)).toMatchObject({ x: 24, zoom: 0.7 });
    expect(fittingView(graph, sizes, screen, true).zoom).toBeCloseTo(896 / 3160);
  });

  it('finds a graph whose places are absurd', () => {
    const { graph, sizes } = scene([
      [Number.NaN, 0],
      [1e300, -1e300],
    ]);
    const { x, y, zoom } = fittingView(graph, sizes, screen, true);
    expect([x, y, zoom].every(Number.isFinite)).toBe(true);
    expect(zoom).toBeGreaterThan(0);
  });

  it('is the plain view of an empty graph', () => {
    expect(fittingView({ blocks: {}, wires: {} }, {}, screen)).toEqual({ x: 0, y: 0, zoom: 1 });
  });
});

it('switches detail at 70 and 40 %', () => {
  expect([1, 0.7, 0.69, 0.4, 0.39].map(detailAt)).toEqual(['full', 'full', 'mid', 'mid', 'far']);
});
