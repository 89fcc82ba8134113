import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply, type GraphEdit } from './edit.ts';
import { emptyProject, type Block, type Project, type Wire } from './project.ts';
import { topology } from './topology.ts';

const block = (id: string): Block => ({ id, type: 'dense', params: {}, position: { x: 0, y: 0 } });
const wire = (id: string, from: string, to: string): Wire => ({
  id,
  from: { block: from, port: 'output' },
  to: { block: to, port: 'input' },
});

const ids = fc.constantFrom('a', 'b', 'c', 'd', 'constructor', '__proto__');
const anyEdit: fc.Arbitrary<GraphEdit> = fc.oneof(
  ids.map((id): GraphEdit => ({ kind: 'addBlocks', graph: 'main', blocks: [block(id)], wires: [] })),
  fc
    .tuple(ids, ids)
    .map(([from, to]): GraphEdit => ({ kind: 'addWire', graph: 'main', wire: wire(`${from}${to}`, from, to) })),
  ids.map((id): GraphEdit => ({ kind: 'removeBlocks', graph: 'main', blocks: [id] })),
  ids.map((id): GraphEdit => ({ kind: 'removeWires', graph: 'main', wires: [id] })),
  ids.map((id): GraphEdit => ({ kind: 'setParams', graph: 'main', block: id, params: { units: 3 } })),
  ids.map((id): GraphEdit => ({ kind: 'setFlag', graph: 'main', blocks: [id], flag: 'bypassed', on: true })),
  ids.map((id): GraphEdit => ({ kind: 'renameBlock', graph: 'main', block: id, name: 'x' })),
  ids.map((id): GraphEdit => ({ kind: 'moveBlocks', graph: id, positions: { a: { x: 1, y: 2 } } })),
);

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}

describe('apply', () => {
  it('never changes its argument, and never leaves a wire without its blocks', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 40 }), (edits) => {
        let project: Project = deepFreeze(emptyProject('p'));
        for (const edit of edits) project = deepFreeze(apply(project, edit));
        const { blocks, wires } = project.main;
        for (const { from, to } of Object.values(wires)) {
          expect(Object.hasOwn(blocks, from.block) && Object.hasOwn(blocks, to.block)).toBe(true);
        }
        const inputs = Object.values(wires).map(({ to }) => `${to.block}.${to.port}`);
        expect(new Set(inputs).size).toBe(inputs.length);
        expect({}.constructor).toBe(Object);
      }),
    );
  });

  it('returns the very same project when there is nothing to do', () => {
    const project = emptyProject('p');
    expect(apply(project, { kind: 'removeBlocks', graph: 'main', blocks: ['gone'] })).toBe(project);
    expect(apply(project, { kind: 'setParams', graph: 'nowhere', block: 'a', params: {} })).toBe(project);
  });

  it('puts a new wire in the place of the one that was there', () => {
    const project = apply(emptyProject('p'), [
      { kind: 'addBlocks', graph: 'main', blocks: [block('a'), block('b'), block('c')], wires: [wire('1', 'a', 'c')] },
      { kind: 'addWire', graph: 'main', wire: wire('2', 'b', 'c') },
    ]);
    expect(Object.keys(project.main.wires)).toEqual(['2']);
  });
});

describe('topology', () => {
  it('orders blocks behind what feeds them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 30 }),
        fc.array(fc.tuple(fc.nat(29), fc.nat(29)), { maxLength: 60 }),
        (count, pairs) => {
          const blocks = Object.fromEntries(Array.from({ length: count }, (_, at) => [`b${at}`, block(`b${at}`)]));
          const forward = pairs.map(([a, b]) => [a % count, b % count] as const).filter(([a, b]) => a < b);
          const wires = Object.fromEntries(forward.map(([a, b], at) => [`w${at}`, wire(`w${at}`, `b${a}`, `b${b}`)]));
          const { order, loops } = topology({ blocks, wires });
          expect(loops).toEqual([]);
          expect(order).toHaveLength(count);
          for (const [a, b] of forward) expect(order.indexOf(`b${a}`)).toBeLessThan(order.indexOf(`b${b}`));
        },
      ),
    );
  });

  it('names each loop once, along its wires', () => {
    const blocks = Object.fromEntries(['a', 'b', 'c', 'd'].map((id) => [id, block(id)]));
    const wires = Object.fromEntries(
      [wire('1', 'a', 'b'), wire('2', 'b', 'c'), wire('3', 'c', 'a'), wire('4', 'c', 'd')].map((each) => [
        each.id,
        each,
      ]),
    );
    const { loops, order } = topology({ blocks, wires });
    expect(order).toEqual([]);
    expect(loops).toHaveLength(1);
    expect([...loops[0]!].sort()).toEqual(['a', 'b', 'c']);
    const at = loops[0]!.indexOf('a');
    expect(loops[0]![(at + 1) % 3]).toBe('b');
  });

  it('walks a chain of 20,000 blocks', () => {
    const blocks = Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`b${at}`, block(`b${at}`)]));
    const wires = Object.fromEntries(
      Array.from({ length: 19_999 }, (_, at) => [`w${at}`, wire(`w${at}`, `b${at}`, `b${at + 1}`)]),
    );
    expect(topology({ blocks, wires }).order).toHaveLength(20_000);
  });
});
