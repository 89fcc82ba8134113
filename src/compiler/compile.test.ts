import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { message } from '../diagnostics/message.ts';
import { phraseText } from '../diagnostics/phrase.ts';
import { apply } from '../graph/edit.ts';
import { emptyProject, type Block, type ParamValue, type Project, type Wire } from '../graph/project.ts';
import { blockDefinitions } from '../nodes/index.ts';
import { inputPorts, outputPorts } from '../nodes/kit/define.ts';
import { readParams } from '../nodes/kit/read.ts';
import { compile } from './compile.ts';
import { checkConnection } from './connect.ts';

/** A project from blocks `id: [type, params]` and wires `a.port > b.port`. */
function project(blocks: Record<string, [string, Record<string, ParamValue>?]>, ...wires: string[]): Project {
  const built = Object.entries(blocks).map(([id, [type, params = {}]]): Block => ({
    id,
    type,
    params,
    position: { x: 0, y: 0 },
  }));
  const ends = (end: string) => ({ block: end.split('.')[0]!, port: end.split('.')[1]! });
  const wired = wires.map((text, at): Wire => {
    const [from, to] = text.split(' > ');
    return { id: `w${at}`, from: ends(from!), to: ends(to!) };
  });
  return apply(emptyProject('test'), { kind: 'addBlocks', graph: 'main', blocks: built, wires: wired });
}

const codes = (of: Project) => compile(of).diagnostics.map(({ code }) => code);
const shapeOf = (of: Project, block: string) => {
  const type = compile(of).blocks['main']?.[block]?.outputs[0]?.type;
  return type?.kind === 'tensor' ? type.shape : undefined;
};

const small = project(
  {
    points: ['points'],
    dense: ['dense', { units: 2, activation: 'softmax' }],
    loss: ['categoricalCrossentropy'],
    step: ['updateStep'],
  },
  'points.points > dense.input',
  'dense.output > loss.predictions',
  'points.labels > loss.labels',
  'loss.loss > step.loss',
);

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}

describe('compile', () => {
  it('makes a plan of a whole program', () => {
    const { plan, diagnostics } = compile(small);
    expect(diagnostics).toEqual([]);
    expect(plan?.models).toHaveLength(1);
    expect(plan?.steps[0]?.trains).toEqual(['test/dense']);
    expect(plan?.losses[0]?.inputs).toEqual([
      { of: 'test_output', port: 'dense' },
      { of: 'points', port: 'labels' },
    ]);
  });

  it('keeps what is known of a broken graph, and says each problem once', () => {
    const broken = project(
      {
        data: ['digits'],
        a: ['conv2d', { kernelSize: [40, 40] }],
        b: ['maxPooling2d'],
        c: ['conv2d'],
        other: ['conv2d'],
      },
      'data.images > a.image',
      'a.output > b.image',
      'b.output > c.image',
      'data.images > other.image',
    );
    const found = compile(broken);
    expect(
      found.diagnostics.filter(({ severity }) => severity === 'error').map(({ code, block }) => [code, block]),
    ).toEqual([['shape/window', 'a']]);
    expect(shapeOf(broken, 'other')).toEqual([26, 26, 32]);
    expect(shapeOf(broken, 'c')).toBeUndefined();
    expect(found.plan).toBeNull();
  });

  it('offers fixes that put the problem right, with the shape they give', () => {
    const broken = project(
      { data: ['input', { shape: [5, 5, 3] }], a: ['conv2d', { filters: 16, kernelSize: [7, 7] }] },
      'data.output > a.image',
    );
    const [diagnostic] = compile(broken).diagnostics;
    expect(message(diagnostic!).title).toBe('7 × 7 kernel, 5 × 5 input');
    expect(diagnostic!.fixes.map(({ title, result }) => [phraseText(title), result])).toEqual([
      ['Set kernel to 3 × 3', '[3, 3, 16]'],
      ['Set padding to same', '[5, 5, 16]'],
    ]);
    for (const fix of diagnostic!.fixes) expect(codes(apply(broken, fix.edits))).not.toContain('shape/window');
  });

  it('sets the units from the labels', () => {
    const wrong = apply(small, { kind: 'setParams', graph: 'main', block: 'dense', params: { units: 7 } });
    const [diagnostic] = compile(wrong).diagnostics;
    expect(diagnostic?.code).toBe('loss/shape');
    expect(compile(apply(wrong, diagnostic!.fixes[0]!.edits)).plan).not.toBeNull();
  });

  it('names a loop, and goes on beside it', () => {
    const loop = project(
      { a: ['dense'], b: ['dense'], data: ['input', { shape: [3] }], c: ['dense'] },
      'a.output > b.input',
      'b.output > a.input',
      'data.output > c.input',
    );
    const found = compile(loop).diagnostics.find(({ code }) => code === 'graph/loop');
    expect(message(found!).title).toContain('Dense → Dense → Dense');
    expect(shapeOf(loop, 'c')).toEqual([64]);
  });

  it.each([
    [
      'a billion units',
      { data: ['input', { shape: [1] }], a: ['dense', { units: 1_000_000_000 }] },
      ['data.output > a.input'],
      'budget/size',
    ],
    [
      'a matrix of 10^10',
      { data: ['input', { shape: [100_000] }], a: ['dense', { units: 100_000 }] },
      ['data.output > a.input'],
      'budget/parameters',
    ],
    ['a huge image', { data: ['input', { shape: [100_000, 100_000, 3] }] }, [], 'budget/size'],
  ] as const)('refuses %s before anything is allocated', (_title, blocks, wires, code) => {
    expect(codes(project(blocks as unknown as Parameters<typeof project>[0], ...wires))).toContain(code);
  });

  it('trains on while a branch that no loss uses is broken', () => {
    const withBranch = apply(small, {
      kind: 'addBlocks',
      graph: 'main',
      blocks: [{ id: 'odd', type: 'conv2d', params: {}, position: { x: 0, y: 0 } }],
      wires: [{ id: 'odd', from: { block: 'points', port: 'points' }, to: { block: 'odd', port: 'image' } }],
    });
    expect(codes(withBranch)).toContain('shape/rank');
    expect(compile(withBranch).plan).not.toBeNull();
  });

  it('leaves bypassed blocks out of the plan, and frozen ones out of training', () => {
    const longer = project(
      {
        points: ['points'],
        drop: ['dropout'],
        hidden: ['dense'],
        dense: ['dense', { units: 2, activation: 'softmax' }],
        loss: ['categoricalCrossentropy'],
        step: ['updateStep'],
      },
      'points.points > drop.input',
      'drop.output > hidden.input',
      'hidden.output > dense.input',
      'dense.output > loss.predictions',
      'points.labels > loss.labels',
      'loss.loss > step.loss',
    );
    const flagged = apply(longer, [
      { kind: 'setFlag', graph: 'main', blocks: ['drop'], flag: 'bypassed', on: true },
      { kind: 'setFlag', graph: 'main', blocks: ['hidden'], flag: 'frozen', on: true },
    ]);
    const { plan } = compile(flagged);
    expect(plan?.models[0]?.layers.map(({ name }) => name)).toEqual(['dense', 'dense_1']);
    expect(plan?.steps[0]?.trains).toEqual(['test/dense_1']);
  });

  it('has no effect on its argument and throws at nothing', () => {
    const types = blockDefinitions.map(({ type }) => type);
    const anyBlock = fc.record({
      type: fc.constantFrom(...types, 'nonsense'),
      units: fc.oneof(fc.integer(), fc.constant('x'), fc.double()),
      bypassed: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(anyBlock, { minLength: 1, maxLength: 8 }),
        fc.array(fc.tuple(fc.nat(7), fc.nat(7), fc.nat(3), fc.nat(3)), { maxLength: 16 }),
        (found, pairs) => {
          const blocks = found.map(({ type, units, bypassed }, at): Block => ({
            id: `b${at}`,
            type,
            params: { units: units as ParamValue },
            position: { x: 0, y: 0 },
            ...(bypassed ? { bypassed } : {}),
          }));
          const ports = ({ type }: Block, side: 'in' | 'out', at: number) => {
            const definition = blockDefinitions.find((candidate) => candidate.type === type);
            if (!definition) return 'x';
            const list = (side === 'in' ? inputPorts : outputPorts)(
              definition,
              readParams(definition.params, {}).values,
            );
            return list[at % Math.max(1, list.length)]?.name ?? 'x';
          };
          const wires = pairs.map(([a, b, out, into], at): Wire => {
            const [from, to] = [blocks[a % blocks.length]!, blocks[b % blocks.length]!];
            return {
              id: `w${at}`,
              from: { block: from.id, port: ports(from, 'out', out) },
              to: { block: to.id, port: ports(to, 'in', into) },
            };
          });
          const built = deepFreeze(apply(emptyProject('p'), { kind: 'addBlocks', graph: 'main', blocks, wires }));
          const compiled = compile(built);
          for (const diagnostic of compiled.diagnostics) {
            expect(message(diagnostic).title).not.toMatch(/[{}]|undefined|NaN/);
            for (const fix of diagnostic.fixes) compile(apply(built, fix.edits));
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('checkConnection', () => {
  const graph = project(
    {
      data: ['digits'],
      conv: ['conv2d'],
      flat: ['flatten'],
      dense: ['dense'],
      step: ['updateStep'],
      table: ['embedding'],
    },
    'data.images > conv.image',
  );
  const check = (from: [string, string], to: [string, string]) =>
    checkConnection(graph, compile(graph), 'main', { block: from[0], port: from[1] }, { block: to[0], port: to[1] });

  it('takes what fits', () => {
    expect(check(['conv', 'output'], ['flat', 'input'])).toEqual({ ok: true });
    expect(check(['conv', 'output'], ['dense', 'input'])).toEqual({ ok: true });
  });
  it('says in a few words what does not', () => {
    expect(check(['conv', 'output'], ['step', 'loss'])).toEqual({ ok: false, reason: 'needs a loss' });
    expect(check(['data', 'images'], ['table', 'indices'])).toEqual({ ok: false, reason: 'needs whole numbers' });
    expect(check(['data', 'labels'], ['conv', 'image'])).toEqual({
      ok: false,
      reason: 'needs an image [height, width, channels]',
    });
    expect(check(['conv', 'output'], ['conv', 'image'])).toEqual({ ok: false, reason: 'would make a loop' });
  });
});
