import { describe, expect, it } from 'vitest';

import { emptyProject, type Block, type ParamValue, type Project, type Wire } from '../graph/project.ts';
import { compile } from './compile.ts';
import '../nodes/index.ts';

type Blocks = Readonly<Record<string, readonly [type: string, params?: Readonly<Record<string, ParamValue>>]>>;

/** Blocks wired one behind the other, from points to a step. */
function chain(blocks: Blocks, frozen: readonly string[] = []): Project {
  const all: Blocks = {
    points: ['points'],
    ...blocks,
    out: ['dense', { units: 2, activation: 'softmax' }],
    loss: ['categoricalCrossentropy'],
    step: ['updateStep'],
  };
  const ids = Object.keys(all);
  const built = ids.map((id): [string, Block] => {
    const [type, params = {}] = all[id]!;
    const position = { x: 0, y: 0 };
    return [id, { id, type, params, position, ...(frozen.includes(id) ? { frozen: true as const } : {}) }];
  });
  const ports = { points: ['', 'points'], loss: ['predictions', 'loss'], step: ['loss', ''] } as Record<
    string,
    string[]
  >;
  const wire = (from: string, to: string, input = ports[to]?.[0] ?? 'input'): [string, Wire] => [
    `${from} ${to}`,
    { id: `${from} ${to}`, from: { block: from, port: ports[from]?.[1] ?? 'output' }, to: { block: to, port: input } },
  ];
  const wires = ids.slice(1).map((id, index) => wire(ids[index]!, id));
  const labels: Wire = {
    id: 'labels',
    from: { block: 'points', port: 'labels' },
    to: { block: 'loss', port: 'labels' },
  };
  return {
    ...emptyProject('Chain'),
    main: { blocks: Object.fromEntries(built), wires: Object.fromEntries([...wires, ['labels', labels]]) },
  };
}

const told = (project: Project): readonly string[] =>
  compile(project).diagnostics.map(({ code, block }) => `${code} ${block ?? ''}`);

describe('a layer that adapts to the data', () => {
  it('may stand behind the data, and behind what does not learn', () => {
    const project = chain({ scaled: ['rescaling'], adapted: ['normalization'] });
    expect(told(project)).toEqual([]);
    expect(compile(project).plan?.models[0]?.layers.map(({ call }) => call.adapts)).toEqual([undefined, 'moments', undefined]); // prettier-ignore
  });

  it('is refused behind what learns, and not where that is frozen', () => {
    const blocks: Blocks = { hidden: ['dense', { units: 3 }], adapted: ['normalization'] };
    expect(told(chain(blocks))).toEqual(['adapt/learns adapted']);
    expect(compile(chain(blocks)).plan).toBeNull();
    expect(told(chain(blocks, ['hidden']))).toEqual([]);
  });

  it('is told of at the parameter that makes it adapt', () => {
    const blocks: Blocks = {
      hidden: ['dense', { units: 3 }],
      bins: ['discretization', { boundaries: 'data', outputMode: 'count' }],
    };
    const { diagnostics } = compile(chain(blocks));
    const found = diagnostics.find(({ code }) => code === 'adapt/learns');
    expect(found).toMatchObject({ block: 'bins', param: 'boundaries' });
    expect(told(chain({ bins: blocks['bins']! }))).toEqual([]);
  });

  it('takes given moments anywhere', () => {
    const given = ['normalization', { moments: 'given', mean: [0], variance: [1] }] as const;
    expect(told(chain({ hidden: ['dense', { units: 3 }], adapted: given }))).toEqual([]);
  });
});

describe('a block that no gradient passes', () => {
  it('tells what will not learn before it, and leaves it out of the step', () => {
    const project = chain({ hidden: ['dense', { units: 3 }], flat: ['unaryMath', { function: 'round' }] });
    expect(told(project)).toEqual(['step/no-gradient flat']);
    const { plan } = compile(project);
    expect(plan!.steps[0]!.trains.map((path) => path.split('/')[1])).toEqual([plan!.models[0]!.layers.at(-1)!.name]);
  });

  it('passes a gradient where the function has a slope', () => {
    expect(told(chain({ hidden: ['dense', { units: 3 }], smooth: ['unaryMath', { function: 'sin' }] }))).toEqual([]);
  });
});
