import { describe, expect, it } from 'vitest';
import type { Graph } from '../../graph/project.ts';
import { fittingPorts, nextBlock } from './walk.ts';

function graphOf(
  places: Record<string, readonly [number, number]>,
  wires: readonly (readonly [string, string])[],
): Graph {
  return {
    blocks: Object.fromEntries(
      Object.entries(places).map(([id, [x, y]]) => [id, { id, type: 'dense', params: {}, position: { x, y } }]),
    ),
    wires: Object.fromEntries(
      wires.map(([from, to]) => [
        `${from}-${to}`,
        { id: `${from}-${to}`, from: { block: from, port: 'output' }, to: { block: to, port: 'input' } },
      ]),
    ),
  };
}

// Two rows: a b c, then d e; `side` hangs on a.
const graph = graphOf({ a: [0, 0], b: [232, 0], c: [464, 0], d: [0, 200], e: [232, 200], side: [232, 400] }, [
  ['a', 'b'],
  ['b', 'c'],
  ['c', 'd'],
  ['d', 'e'],
  ['a', 'side'],
]);

describe('arrow keys', () => {
  it('begin at the block furthest up and left', () => {
    expect(nextBlock(graph, undefined, 'right')).toBe('a');
    expect(nextBlock({ blocks: {}, wires: {} }, undefined, 'right')).toBeNull();
  });

  it('follow the most level wire, also into the next row', () => {
    expect(nextBlock(graph, 'a', 'right')).toBe('b');
    expect(nextBlock(graph, 'c', 'right')).toBe('d');
    expect(nextBlock(graph, 'd', 'left')).toBe('c');
  });

  it('go to the nearest block where there is no wire', () => {
    expect(nextBlock(graph, 'b', 'down')).toBe('e');
    expect(nextBlock(graph, 'e', 'up')).toBe('b');
    expect(nextBlock(graph, 'e', 'down')).toBe('side');
    expect(nextBlock(graph, 'side', 'right')).toBe('c');
    expect(nextBlock(graph, 'a', 'left')).toBeNull();
  });

  it('never lose a block at an absurd place', () => {
    const wild = graphOf({ a: [0, 0], b: [Number.NaN, 1e300] }, []);
    expect(nextBlock(wild, 'a', 'down')).toBe('b');
  });
});

describe('connect mode', () => {
  it('walks only through ports that fit, row by row', () => {
    const fits = {
      e: { ports: ['input'], reason: null },
      b: { ports: ['input', 'state'], reason: null },
      c: { ports: [], reason: 'needs a loss' },
      gone: { ports: ['input'], reason: null },
    };
    expect(fittingPorts(graph, fits)).toEqual([
      { block: 'b', port: 'input' },
      { block: 'b', port: 'state' },
      { block: 'e', port: 'input' },
    ]);
  });
});
