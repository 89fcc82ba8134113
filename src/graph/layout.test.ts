import { describe, expect, it } from 'vitest';
import { estimateBlockSize, type BlockParts, type BlockSize } from './blockSize.ts';
import { layout, type Positions } from './layout.ts';
import type { Block, BlockId, Graph, Wire } from './project.ts';

const parts: BlockParts = {
  name: 'Conv 2D',
  meta: '',
  inputs: ['image'],
  outputs: ['output'],
  config: '32 · 3 × 3 · relu',
  pictures: 0,
  livePictures: 32,
  costRows: 2,
  innerRows: 0,
  frame: false,
  collapsed: false,
};
const plain = estimateBlockSize(parts);
const data = estimateBlockSize({
  ...parts,
  inputs: [],
  outputs: ['images', 'labels'],
  config: '',
  pictures: 68,
  livePictures: 0,
  costRows: 0,
});
const loss = estimateBlockSize({
  ...parts,
  inputs: ['predictions', 'labels'],
  outputs: ['loss'],
  config: '',
  livePictures: 0,
});

type Pair = readonly [string, string];

function graphOf(pairs: readonly Pair[], alone: readonly string[] = []): Graph {
  const blocks: Record<BlockId, Block> = {};
  const wires: Record<string, Wire> = {};
  for (const id of [...new Set([...pairs.flat().map((end) => end.split('.')[0] as string), ...alone])]) {
    blocks[id] = { id, type: 'conv2d', params: {}, position: { x: 0, y: 0 } };
  }
  for (const [from, to] of pairs) {
    const [fromBlock = '', fromPort = 'output'] = from.split('.');
    const [toBlock = '', toPort = 'image'] = to.split('.');
    const id = `${from}-${to}`;
    wires[id] = { id, from: { block: fromBlock, port: fromPort }, to: { block: toBlock, port: toPort } };
  }
  return { blocks, wires };
}

function sizesOf(graph: Graph, special: Record<string, BlockSize> = {}): Record<BlockId, BlockSize> {
  return Object.fromEntries(Object.keys(graph.blocks).map((id) => [id, special[id] ?? plain]));
}

function overlaps(positions: Positions, sizes: Record<BlockId, BlockSize>): string[] {
  const boxes = Object.entries(positions).map(([id, at]) => ({
    id,
    ...at,
    right: at.x + sizes[id]!.width,
    bottom: at.y + sizes[id]!.room,
  }));
  boxes.sort((a, b) => a.y - b.y);
  const found: string[] = [];
  boxes.forEach((a, index) => {
    for (const b of boxes.slice(index + 1)) {
      if (b.y >= a.bottom) break;
      if (a.x < b.right && b.x < a.right) found.push(`${a.id} over ${b.id}`);
    }
  });
  return found;
}

const chain = (length: number) =>
  graphOf(Array.from({ length: length - 1 }, (_, i) => [`b${i}`, `b${i + 1}`] as const));

describe('layout', () => {
  it('draws a network with its wires straight and wraps it into rows like text', () => {
    const graph = graphOf([
      ['digits.images', 'a'],
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'd'],
      ['d', 'loss.predictions'],
      ['digits.labels', 'loss.labels'],
      ['loss.loss', 'step'],
    ]);
    const sizes = sizesOf(graph, { digits: data, loss });
    const at = layout(graph, sizes, 944);
    expect([at['digits'], at['a'], at['b'], at['c']].map((p) => p!.x)).toEqual([24, 288, 520, 752]);
    expect(at['a']!.y - at['digits']!.y).toBe(24);
    expect([at['d'], at['loss'], at['step']].map((p) => p!.x)).toEqual([24, 288, 520]);
    expect(at['d']!.y - at['loss']!.y).toBe(24);
    expect(at['step']!.y).toBe(at['loss']!.y);
    expect(overlaps(at, sizes)).toEqual([]);
    const firstRowBottom = Math.max(at['digits']!.y + data.room, at['a']!.y + plain.room);
    expect(at['loss']!.y - firstRowBottom).toBeGreaterThanOrEqual(40);
  });

  it('stands a second data block before the block it feeds', () => {
    const graph = graphOf([
      ['noise', 'generator'],
      ['generator', 'fakes'],
      ['fakes', 'loss.predictions'],
      ['digits', 'reals'],
      ['reals', 'loss.labels'],
      ['loss.loss', 'one'],
      ['loss.loss', 'two'],
    ]);
    const sizes = sizesOf(graph, { loss });
    const at = layout(graph, sizes, 944);
    expect(at['digits']!.x).toBe(at['generator']!.x);
    expect(at['reals']!.x).toBe(at['fakes']!.x);
    expect(at['one']!.x).toBe(at['two']!.x);
    expect(at['loss']!.y).toBeGreaterThan(at['fakes']!.y);
    expect(at['loss']!.y).toBeLessThan(at['reals']!.y);
    expect(overlaps(at, sizes)).toEqual([]);
  });

  it('is pure, on the grid and the same each time', () => {
    const graph = graphOf(
      [
        ['a', 'b'],
        ['a', 'c'],
        ['b', 'd.image'],
        ['c', 'd.image'],
      ],
      ['x', 'y'],
    );
    const frozen = structuredClone(graph);
    const first = layout(graph, sizesOf(graph), 700);
    expect(graph).toEqual(frozen);
    expect(layout(graph, sizesOf(graph), 700)).toEqual(first);
    expect(Object.values(first).every(({ x, y }) => x % 8 === 0 && y % 8 === 0)).toBe(true);
    expect(overlaps(first, sizesOf(graph))).toEqual([]);
  });

  it('lays out a chain of 3,000 blocks and a broad graph of 1,200', () => {
    const long = chain(3000);
    expect(overlaps(layout(long, sizesOf(long), 944), sizesOf(long))).toEqual([]);
    const broad = graphOf(
      Array.from({ length: 1200 }, (_, i): Pair => [`b${i}`, `b${i + 3}`]).concat([
        ['b0', 'b1'],
        ['b1', 'b2'],
      ]),
    );
    expect(overlaps(layout(broad, sizesOf(broad), 944), sizesOf(broad))).toEqual([]);
  });

  it('falls back where dagre overflows, and gives loops a place', () => {
    const deep = graphOf(
      Array.from({ length: 900 }, (_, i): Pair => [`b${i}`, `b${i + 1}`]).concat([
        ['b0', 'side'],
        ['side', 'b5'],
      ]),
    );
    expect(Object.keys(layout(deep, sizesOf(deep), 944))).toHaveLength(902);
    const loop = graphOf([
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'b'],
      ['c', 'd'],
    ]);
    expect(overlaps(layout(loop, sizesOf(loop), 944), sizesOf(loop))).toEqual([]);
    expect(layout({ blocks: {}, wires: {} }, {}, 944)).toEqual({});
  });
});
