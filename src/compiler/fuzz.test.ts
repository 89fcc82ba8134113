import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply, type GraphEdit } from '../graph/edit.ts';
import { graphOf, type Block, type Graph, type Project, type Wire } from '../graph/project.ts';
import { blockDefinitions } from '../nodes/index.ts';
import { inputPorts, outputPorts, type BlockDefinition } from '../nodes/kit/define.ts';
import { readParams } from '../nodes/kit/read.ts';
import { anyParams } from '../nodes/testParams.ts';
import { compile } from './compile.ts';

/*
 * Projects that no person would draw: any blocks, any parameters, wires from anywhere to anywhere, loops and models
 * that use themselves. Whatever it is, the compiler says what is wrong and where.
 */

const unknown = { type: 'fromTheFuture', params: {} } as unknown as BlockDefinition;
const definitions = [...blockDefinitions, unknown];

/** A block of any type with any parameters, and the names its ports have with them. */
const anyBlock = fc.constantFrom(...definitions).chain((definition) =>
  anyParams(definition).map((params) => {
    const { values } = readParams(definition.params, params);
    const ports = (list: typeof inputPorts) =>
      (definition === unknown ? [] : list(definition, values)).map(({ name }) => name);
    return { type: definition.type, params, inputs: ports(inputPorts), outputs: ports(outputPorts) };
  }),
);

/** Ends of wires by number: most go forward, to a port that is there. */
const anyWire = fc.record({
  from: fc.nat(30),
  to: fc.nat(30),
  output: fc.nat(2),
  input: fc.nat(3),
  astray: fc.integer({ min: 0, max: 19 }),
});

const anyGraph = fc
  .record({ blocks: fc.array(anyBlock, { minLength: 1, maxLength: 9 }), wires: fc.array(anyWire, { maxLength: 14 }) })
  .map(({ blocks, wires }): Graph => {
    const id = (index: number): string => `b${index}`;
    const port = (names: readonly string[], at: number): string => names[at % Math.max(1, names.length)] ?? 'input';
    const made = wires.map(({ from, to, output, input, astray }, index): Wire => {
      const [a, b] = [from % blocks.length, to % blocks.length];
      const [first, second] = astray === 0 ? [a, b] : [Math.min(a, b), Math.max(a, b)];
      return {
        id: `w${index}`,
        from: {
          block: astray === 1 ? 'gone' : id(first),
          port: astray === 2 ? 'gone' : port(blocks[first]!.outputs, output),
        },
        to: { block: id(second), port: astray === 3 ? 'gone' : port(blocks[second]!.inputs, input) },
      };
    });
    const kept = made.filter(({ from, to }) => from.block !== to.block || from.port === 'gone');
    return {
      blocks: Object.fromEntries(
        blocks.map(({ type, params }, index): [string, Block] => [
          id(index),
          { id: id(index), type, params, position: { x: index, y: 0 }, ...(index % 7 === 5 ? { bypassed: true } : {}) },
        ]),
      ),
      wires: Object.fromEntries(kept.map((wire) => [wire.id, wire])),
    };
  });

const anyProject = fc
  .record({ main: anyGraph, inner: fc.option(anyGraph, { freq: 4 }) })
  .map(({ main, inner }): Project => ({
    format: 'layerloom',
    version: 2,
    name: 'Fuzz',
    main,
    models: inner ? { inner: { name: 'Inner', graph: inner } } : {},
    run: { epochs: 1, batchSize: 2, seed: 1 },
  }));

/** Codes that speak of the whole canvas. */
const ofTheCanvas = new Set(['graph/no-program', 'budget/parameters', 'budget/activations']);

describe('the compiler', () => {
  it('says what is wrong and where, whatever it is given', () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        const { diagnostics, plan } = compile(project);
        for (const { code, graph, block, fixes } of diagnostics) {
          const place = graphOf(project, graph);
          expect(place, code).toBeDefined();
          if (block === undefined) expect(ofTheCanvas).toContain(code);
          else expect(Object.keys(place!.blocks), code).toContain(block);
          for (const { edits } of fixes) compile(apply(project, edits));
        }
        if (plan === null) expect(diagnostics).not.toEqual([]);
      }),
      { numRuns: 10_000 },
    );
  }, 300_000);

  it('says the same of an edited project as of one it never saw', () => {
    fc.assert(
      fc.property(anyProject, fc.nat(), fc.constantFrom('wire', 'block', 'params'), (project, which, what) => {
        compile(project);
        const edited = apply(project, edits[what](project, which));
        // A copy shares no object with what was compiled before: nothing that is remembered can be of use.
        const copy = structuredClone(edited);
        expect(told(edited)).toBe(told(copy));
      }),
      { numRuns: 1000 },
    );
  }, 120_000);
});

const at = <T>(list: readonly T[], which: number): T[] => (list.length > 0 ? [list[which % list.length]!] : []);

/** Edits of the canvas that leave most of it as it is. */
const edits: Readonly<Record<'wire' | 'block' | 'params', (project: Project, which: number) => GraphEdit[]>> = {
  wire: ({ main }, which) =>
    at(Object.keys(main.wires), which).map((id) => ({ kind: 'removeWires', graph: 'main', wires: [id] })),
  block: ({ main }, which) =>
    at(Object.keys(main.blocks), which).map((id) => ({ kind: 'removeBlocks', graph: 'main', blocks: [id] })),
  params: ({ main }, which) =>
    at(Object.keys(main.blocks), which).map((id) => ({
      kind: 'setParams',
      graph: 'main',
      block: id,
      params: { units: 3 },
    })),
};

/** All that is said of a project. */
const told = (project: Project): string => JSON.stringify(compile(project));
