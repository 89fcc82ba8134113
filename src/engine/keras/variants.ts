import type { ParamValue } from '../../graph/project.ts';
import type { Param, ParamSchema } from '../../nodes/kit/param.ts';

/** A choice with more options than this is gone through whole only where it is what the block is about. */
const manyOptions = 6;
/** Blocks that are about a choice; all others with an activation function only have to apply what they were told. */
const wholeChoices: ReadonlySet<string> = new Set(['activation', 'dense', 'unaryMath', 'binaryMath', 'reduce']);

export interface Variant {
  readonly title: string;
  readonly params: Readonly<Record<string, ParamValue>>;
}

/**
 * Settings around those of an example: one parameter at a time takes another value, and where a block pads, that with
 * each kind of padding. Not every one is legal: the block says.
 */
export function variantsOf(type: string, schema: ParamSchema, set: Variant['params']): readonly Variant[] {
  const single = Object.entries(schema).flatMap(([name, param]) => {
    const value = Object.hasOwn(set, name) ? set[name]! : param.default;
    return otherValues(type, name, param, value).map((other) => variant(set, { [name]: other }));
  });
  const padding = schema['padding'];
  if (padding?.kind !== 'choice') return single;
  const others = padding.options.filter((option) => option !== (set['padding'] ?? padding.default));
  const padded = single
    .filter(({ params }) => !Object.hasOwn(params, 'padding') || params['padding'] === set['padding'])
    .filter(({ changed }) => ['dims', 'int'].includes(schema[changed]?.kind ?? ''))
    .flatMap(({ params, changed }) =>
      others.map((option) => variant(set, { [changed]: params[changed]!, padding: option })),
    );
  return [...single, ...padded];
}

function variant(set: Variant['params'], changes: Variant['params']): Variant & { readonly changed: string } {
  const words = Object.entries(changes).map(([name, value]) => `${name} ${show(value)}`);
  return { title: words.join(', '), params: { ...set, ...changes }, changed: Object.keys(changes)[0]! };
}

const show = (value: ParamValue): string => (Array.isArray(value) ? value.join('×') : String(value));

/** Other values of a parameter: for a number one or two, for a choice all or, where there are many, two. */
function otherValues(type: string, name: string, param: Param, value: ParamValue): readonly ParamValue[] {
  switch (param.kind) {
    case 'boolean':
      return [value !== true];
    case 'choice': {
      const others = param.options.filter((option) => option !== value);
      if (wholeChoices.has(type)) return others;
      if (others.length < manyOptions && !name.endsWith('Constraint')) return others;
      // Another one for each block and parameter, so that all of them meet every option between them.
      const start = [...`${type}.${name}`].reduce((sum, letter) => (31 * sum + letter.charCodeAt(0)) % 9973, 7);
      return [others[start % others.length]!];
    }
    case 'int':
      return nearby(param, value as number, [1, -1]).slice(0, 1);
    case 'float':
      return nearby(param, value as number, [0.25, -0.25, 0.005]).slice(0, 1);
    case 'dims': {
      const grown = (value as readonly number[]).map((entry) => entry + 1);
      const uneven = (value as readonly number[]).map((entry, axis) => (axis === 0 ? entry : entry + 1));
      return grown.length > 1 ? [grown, uneven] : [grown];
    }
    case 'regularizer':
      return [[0.01, 0.02]];
    case 'numbers':
    case 'words':
    case 'shape':
    case 'text':
    case 'blocks':
    case 'model':
      return [];
    default:
      return param satisfies never;
  }
}

function nearby(
  { min = -Infinity, max = Infinity, exclusive }: { min?: number; max?: number; exclusive?: boolean },
  value: number,
  steps: readonly number[],
): readonly number[] {
  const inside = (other: number) => (exclusive === true ? other > min && other < max : other >= min && other <= max);
  // Rounded to what a person would write: 0.1 + 0.25 is 0.35.
  return steps.map((step) => Number((value + step).toPrecision(12))).filter(inside);
}
