// Random parameters of blocks for property tests.
import fc from 'fast-check';
import type { ParamValue } from '../graph/project.ts';
import type { BlockDefinition } from './kit/define.ts';
import type { Param } from './kit/param.ts';

type Params = Readonly<Record<string, ParamValue>>;

/** Numbers near the small end of a parameter's limits: nets of a few numbers say as much as large ones. */
function smallNumber({ min = -3, max = 3 }: { readonly min?: number; readonly max?: number }): fc.Arbitrary<number> {
  return fc.integer({ min: Math.ceil(min), max: Math.max(Math.ceil(min), Math.min(Math.floor(max), min + 6)) });
}

function fraction({ min = -2, max = 2 }: { readonly min?: number; readonly max?: number }): fc.Arbitrary<number> {
  const [low, high] = [Math.max(min, -10), Math.min(max, 10)];
  return fc.integer({ min: 0, max: 20 }).map((step) => low + (step * (high - low)) / 20);
}

/** Values of the parameter's kind, nearly all of them within its limits. */
export function paramValue(param: Param): fc.Arbitrary<ParamValue> {
  switch (param.kind) {
    case 'int':
      return smallNumber(param);
    case 'float':
      return fraction(param);
    case 'boolean':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...param.options);
    case 'dims':
      return fc.array(smallNumber({ min: param.min, max: Math.min(param.max, 4) }), {
        minLength: param.length,
        maxLength: param.length,
      });
    case 'shape':
      return fc.array(smallNumber({ min: param.allowRest ? -1 : 1, max: 8 }), { maxLength: 4 });
    case 'numbers':
      return fc.array(param.whole ? smallNumber(param) : fraction(param), {
        minLength: param.minLength,
        maxLength: Math.min(param.maxLength, param.minLength + 3),
      });
    case 'words':
      return fc.array(fc.constantFrom('good', 'bad', 'not bad', '好', ''), { minLength: 1, maxLength: 4 });
    case 'regularizer':
      return fc.constantFrom([0, 0], [0.01, 0], [0, 0.02], [0.01, 0.02]);
    case 'text':
    case 'blocks':
    case 'model':
      return fc.constant(param.default);
    default:
      return fc.constant((param satisfies never as Param).default);
  }
}

const junk: readonly ParamValue[] = [
  null,
  '',
  'softmax',
  -1,
  0,
  0.5,
  1e9,
  -1e308,
  true,
  [],
  [0],
  [-1, -1],
  [1e9, 1e9],
  ['a'],
];

/** What a file may hold for a block's parameters: mostly legal, now and then anything. */
export function anyParams(definition: BlockDefinition): fc.Arbitrary<Params> {
  const entries = Object.entries(definition.params).map(
    ([name, param]) =>
      [
        name,
        fc.oneof({ weight: 9, arbitrary: paramValue(param) }, { weight: 1, arbitrary: fc.constantFrom(...junk) }),
      ] as const,
  );
  return fc.record(Object.fromEntries(entries), { requiredKeys: [] }) as fc.Arbitrary<Params>;
}

/** Legal parameters: those of one of the block's examples, some of them set otherwise. */
export function legalParams(definition: BlockDefinition, base: Params): fc.Arbitrary<Params> {
  const entries = Object.entries(definition.params).map(([name, param]) => [name, paramValue(param)] as const);
  return fc.record(Object.fromEntries(entries), { requiredKeys: [] }).map((set) => ({ ...base, ...(set as Params) }));
}
