import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyProject, type Project } from '../graph/project.ts';
import { formatProject, limits, parseProject, parseProjectBytes } from './format.ts';
import { migrated } from './migrations.ts';

/** A project with one of everything a file can hold. */
const sample: Project = {
  ...emptyProject('Two “models”'),
  main: {
    blocks: {
      digits: { id: 'digits', type: 'digits', params: { samples: 8000 }, position: { x: 24, y: -48.5 } },
      use: {
        id: 'use',
        type: 'model',
        name: 'First <b>use</b>',
        params: { model: 'net' },
        position: { x: 288, y: 72 },
      },
      step: {
        id: 'step',
        type: 'quantumLayer',
        params: { sizes: [3, 3], names: ['a', 'b'], on: true, none: null, empty: [] },
        position: { x: 0, y: 0 },
        collapsed: true,
        bypassed: true,
        frozen: true,
      },
    },
    wires: { wire_1: { id: 'wire_1', from: { block: 'digits', port: 'images' }, to: { block: 'use', port: 'x' } } },
  },
  models: { net: { name: 'Net', graph: { blocks: {}, wires: {} } } },
};

const opened = (text: string) => {
  const parsed = parseProject(text);
  if (!parsed.ok) throw new Error(parsed.sentence);
  return parsed;
};
const sentence = (text: string) => {
  const parsed = parseProject(text);
  return parsed.ok ? null : parsed.sentence;
};

describe('a project file', () => {
  it('is read back equal, blocks of unknown types too', () => {
    const parsed = opened(formatProject(sample));
    expect(parsed.project).toEqual(sample);
    expect(parsed.repairs).toEqual({});
  });

  it('is the same text every time, a block a line', () => {
    const text = formatProject(sample);
    expect(formatProject(opened(text).project)).toBe(text);
    expect(text.split('\n').find((line) => line.includes('"digits": {'))).toBe(
      '      "digits": { "id": "digits", "type": "digits", "params": { "samples": 8000 }, "position": { "x": 24, "y": -48.5 } },',
    );
  });

  it('is read back equal whatever it holds', () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        expect(opened(formatProject(project)).project).toEqual(project);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a file with faults in it', () => {
  it('opens without its loose wires, and says how many', () => {
    const broken = structuredClone(sample) as { main: { wires: Record<string, unknown> } };
    broken.main.wires['wire_2'] = { id: 'wire_2', from: { block: 'gone', port: 'x' }, to: { block: 'use', port: 'x' } };
    broken.main.wires['wire_3'] = { id: 'wire_3', from: null, to: 7 };
    const parsed = opened(JSON.stringify(broken));
    expect(parsed.project).toEqual(sample);
    expect(parsed.repairs).toEqual({ wires: 2 });
  });

  it('has its wild positions brought back, and parameters of a wrong kind left out', () => {
    const text = JSON.stringify({
      ...emptyProject('Wild'),
      main: {
        blocks: {
          a: {
            type: 'dense',
            params: { units: { nested: 1 }, rates: [1, 'x'], ok: 2 },
            position: { x: 1e300, y: null },
          },
          b: { type: 'dense', params: {}, position: { x: -4e14, y: 8 } },
        },
        wires: {},
      },
    });
    const { project, repairs } = opened(text);
    expect(project.main.blocks['a']).toEqual({
      id: 'a',
      type: 'dense',
      params: { ok: 2 },
      position: { x: 50_000, y: 0 },
    });
    expect(project.main.blocks['b']?.position).toEqual({ x: -50_000, y: 8 });
    expect(repairs).toEqual({ params: 2, positions: 3 });
  });

  it('cannot reach what every object inherits', () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    const text = `{"format":"layerloom","version":1,"name":"x","__proto__":{"polluted":1},"run":{"__proto__":{"epochs":9}},
      "main":{"__proto__":{"polluted":1},"blocks":{"__proto__":{"type":"dense","params":{}},"constructor":{"type":"dense"},
      "a":{"type":"toString","params":{"__proto__":1,"hasOwnProperty":2,"units":3},"position":{"x":0,"y":0}}},"wires":{}},
      "models":{"__proto__":{"name":"m","graph":{"blocks":{},"wires":{}}},"toString":{"graph":{"blocks":{},"wires":{}}}}}`;
    const { project } = opened(text);
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    expect(Object.keys(project.main.blocks)).toEqual(['a']);
    expect({ ...project.main.blocks['a']?.params }).toEqual({ units: 3 });
    expect(project.models['toString']).toBeUndefined();
    expect('polluted' in project.main).toBe(false);
    expect(project.run).toEqual(emptyProject('').run);
  });
});

describe('a file that is no project', () => {
  it.each([
    ['', 'The file is empty.'],
    [' \n ', 'The file is empty.'],
    ['hello', 'This is not a Layerloom project.'],
    ['null', 'This is not a Layerloom project.'],
    ['{}', 'This is not a Layerloom project.'],
    ['[1, 2]', 'This is not a Layerloom project but a JSON list.'],
    [
      '{"modelTopology":{},"weightsManifest":[]}',
      'This is not a Layerloom project but a TensorFlow.js model (model.json).',
    ],
    ['{"class_name":"Sequential","config":{}}', 'This is not a Layerloom project but a Keras model.'],
    ['{"cells":[],"nbformat":4}', 'This is not a Layerloom project but a Jupyter notebook.'],
    ['<!DOCTYPE html><html>', 'This is not a Layerloom project but a web page.'],
    ['{"format":"layerloom","version":7}', 'This project was saved by a newer version of Layerloom (file version 7).'],
    ['{"format":"layerloom"}', 'This Layerloom project is damaged: its version is missing.'],
    ['{"format":"layerloom","version":1,"main":[]}', 'This Layerloom project is damaged: its canvas is missing.'],
    [formatProject(sample).slice(0, 300), 'This Layerloom project is cut short: its end is missing.'],
    [
      formatProject(sample).replace('"main":', '"main";'),
      'This Layerloom project is damaged: it is not written as JSON.',
    ],
  ])('is refused with its own sentence (%#)', (text, expected) => {
    expect(sentence(text)).toBe(expected);
  });

  it('is told by its first bytes', () => {
    const png = parseProjectBytes(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10]));
    expect(png).toMatchObject({ ok: false, sentence: 'This is not a Layerloom project but a PNG picture.' });
    expect(parseProjectBytes(new Uint8Array([0x50, 0x4b, 3, 4, 20]))).toMatchObject({ detail: 'a zip file' });
    expect(parseProjectBytes(new Uint8Array([0xff, 0xfe, 0x80]))).toMatchObject({ code: 'notText' });
    expect(parseProjectBytes(new Uint8Array(0))).toMatchObject({ code: 'empty' });
    expect(parseProjectBytes(new TextEncoder().encode(formatProject(sample)))).toMatchObject({ ok: true });
  });

  it('is refused when it is larger than any project', () => {
    expect(sentence(`{"format":"layerloom","x":"${'x'.repeat(limits.bytes)}"}`)).toContain('larger than 5 MB');
    const blocks = Object.fromEntries(Array.from({ length: limits.blocks + 1 }, (_, index) => [`b${index}`, 0]));
    const many = { ...emptyProject('Many'), main: { blocks, wires: {} } };
    expect(sentence(JSON.stringify(many))).toContain('more than 10,000 blocks');
  });

  it('nested without end is refused, not followed', () => {
    expect(sentence('['.repeat(2_000_000))).toBe('This is not a Layerloom project.');
    const deep = `{"format":"layerloom","version":1,"main":{"blocks":{"a":{"type":"x","params":{"p":${'['.repeat(100_000)}${']'.repeat(100_000)}}}},"wires":{}}}`;
    expect(parseProject(deep)).toMatchObject({ ok: true, repairs: { params: 1 } });
  });
});

describe('a damaged file', () => {
  const text = formatProject(sample);

  it('opens or is refused, whichever of its bytes is changed', () => {
    const bytes = new TextEncoder().encode(text);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const damaged = Uint8Array.from(bytes);
        damaged[at] = damaged[at]! ^ flip;
        answered(parseProjectBytes(damaged));
      }),
      { numRuns: 1000 },
    );
  });

  it('has no minus zero: saved, it is the same file again', () => {
    const minus = text
      .replace('"x": 0', '"x": -0')
      .replace('8000', '-0')
      .replace(/\[\s*3,\s*3\s*\]/, '[-0, 3]');
    expect(minus.match(/-0[^.\d]/g)).toHaveLength(3);
    answered(parseProject(minus));
  });

  it('is refused wherever it is cut off', () => {
    for (let cut = 0; cut < 200; cut++) {
      const part = text.slice(0, Math.floor((text.length - 3) * (cut / 200)));
      expect(parseProject(part).ok).toBe(false);
    }
  });

  it('opens or is refused with any part left out or replaced by junk', () => {
    const junk = [null, true, 0, -1, 1e308, '', '__proto__', 'x'.repeat(5000), [], [[]], {}, { a: { b: [{}] } }];
    let tried = 0;
    for (const path of pathsOf(JSON.parse(text))) {
      for (const value of [undefined, ...junk]) {
        const parsed = parseProject(JSON.stringify(withValue(JSON.parse(text), path, value)));
        answered(parsed);
        tried++;
      }
    }
    expect(tried).toBeGreaterThan(700);
  });
});

it('an older document goes through each migration in turn', () => {
  const steps = [
    { name: 'a name', from: 1, migrate: (document: object) => ({ ...document, name: 'x' }) },
    {
      name: 'a longer name',
      from: 2,
      migrate: (document: { name?: unknown }) => ({ ...document, name: `${String(document.name)}y` }),
    },
  ];
  expect(migrated({ version: 1 }, 1, steps)).toEqual({ version: 3, name: 'xy' });
  expect(migrated({ version: 2, name: 'z' }, 2, steps)).toEqual({ version: 3, name: 'zy' });
});

it('a recurrent block of version 1 means what it meant: its old defaults are stated', () => {
  const of = (type: string, params: object) => ({ id: type, type, params, position: { x: 0, y: 0 } });
  const blocks = {
    gru: of('gru', { units: 3 }),
    lstm: of('lstm', { recurrentInitializer: 'zeros' }),
    bidirectional: of('bidirectional', { layer: 'gru' }),
    dense: of('dense', { units: 3 }),
  };
  const graph = { blocks, wires: {} };
  const text = JSON.stringify({
    format: 'layerloom',
    version: 1,
    name: 'x',
    main: graph,
    models: { m: { name: 'm', graph } },
    run: { epochs: 1, batchSize: 1, seed: 1 },
  });
  const { project } = opened(text);
  const meant = {
    gru: { recurrentInitializer: 'glorotUniform', resetAfter: false, units: 3 },
    lstm: { recurrentInitializer: 'zeros' },
    bidirectional: { recurrentInitializer: 'glorotUniform', resetAfter: false, layer: 'gru' },
    dense: { units: 3 },
  };
  for (const [id, params] of Object.entries(meant)) expect(project.main.blocks[id]!.params).toEqual(params);
  expect(project.models['m']!.graph.blocks['gru']!.params).toEqual(meant.gru);
  expect(project.version).toBe(2);
});

/** Refused with one sentence, or opened as a project that can be saved again. */
function answered(parsed: ReturnType<typeof parseProject>): void {
  if (!parsed.ok) {
    expect(parsed.sentence).toMatch(/^[A-Z][^\n]+\.$/);
    return;
  }
  expect(opened(formatProject(parsed.project)).project).toEqual(parsed.project);
}

type Path = readonly string[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inside = Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]));
  return path.length === 0 ? inside : [path, ...inside];
}

function withValue(document: unknown, path: Path, value: unknown): unknown {
  let at = document as Record<string, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
  at[path.at(-1)!] = value;
  return document;
}

const id = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/).filter((text) => !(text in {}) && text !== 'main');
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const paramValue = fc.oneof(
  number,
  fc.string(),
  fc.boolean(),
  fc.constant(null),
  fc.array(number, { maxLength: 4 }),
  fc.array(fc.string(), { maxLength: 4 }),
);
const coordinate = fc.double({ min: -50_000, max: 50_000, noNaN: true }).map((value) => value + 0);
const block = fc.record(
  {
    type: fc.string({ minLength: 1 }),
    name: fc.string({ minLength: 1 }),
    params: fc.dictionary(id, paramValue, { maxKeys: 4, noNullPrototype: true }),
    position: fc.record({ x: coordinate, y: coordinate }, { noNullPrototype: true }),
    frozen: fc.constant(true as const),
  },
  { requiredKeys: ['type', 'params', 'position'], noNullPrototype: true },
);
const graph = fc.dictionary(id, block, { maxKeys: 6, noNullPrototype: true }).chain((blocks) => {
  const ids = Object.keys(blocks);
  const port = fc.record({ block: fc.constantFrom(...ids, 'none'), port: id }, { noNullPrototype: true });
  const wires =
    ids.length === 0 ? fc.constant({}) : fc.dictionary(id, fc.record({ from: port, to: port }), { maxKeys: 6 });
  return wires.map((drawn) => ({
    blocks: Object.fromEntries(Object.entries(blocks).map(([key, value]) => [key, { id: key, ...value }])),
    wires: Object.fromEntries(
      Object.entries(
        drawn as Record<string, { from: { block: string; port: string }; to: { block: string; port: string } }>,
      )
        .filter(([, wire]) => ids.includes(wire.from.block) && ids.includes(wire.to.block))
        .map(([key, wire]) => [key, { id: key, ...wire }]),
    ),
  }));
});
const anyProject: fc.Arbitrary<Project> = fc.record(
  {
    format: fc.constant('layerloom' as const),
    version: fc.constant(2 as const),
    name: fc.string({ minLength: 1 }),
    main: graph,
    models: fc.dictionary(id, fc.record({ name: fc.string({ minLength: 1 }), graph }), { maxKeys: 2 }),
    run: fc.record({
      epochs: fc.integer({ min: 1, max: 1000 }),
      batchSize: fc.integer({ min: 1, max: 512 }),
      seed: fc.nat(2 ** 32 - 1),
    }),
  },
  { noNullPrototype: true },
) as fc.Arbitrary<Project>;
