import type { ParamValue } from '../../graph/project.ts';
import type { Param } from '../../nodes/kit/param.ts';
import { snakeCase, type Json } from '../kerasConfig.ts';

/** A setting as a parameter takes it; `undefined` where it cannot. */
export function paramFrom(param: Param, value: Json): ParamValue | undefined {
  switch (param.kind) {
    case 'int':
    case 'float': {
      const number = single(value);
      return typeof number === 'number' && (param.kind === 'float' || Number.isInteger(number)) ? number : undefined;
    }
    case 'boolean':
      return typeof value === 'boolean' ? value : value === 0 || value === 1 ? value === 1 : undefined;
    case 'choice':
      return option(param.options, value);
    case 'dims': {
      const numbers = wholeNumbers(value);
      if (numbers?.length === 1) return Array.from({ length: param.length }, () => numbers[0]!);
      return numbers && spread(numbers, param.length);
    }
    case 'shape':
      return wholeNumbers(value);
    case 'numbers': {
      const list = numbersIn(value);
      return list && (!param.whole || list.every(Number.isInteger)) ? list : undefined;
    }
    case 'text':
      return typeof value === 'string' ? value : undefined;
    case 'regularizer': {
      const config = (value as { config?: Readonly<Record<string, number>> } | null)?.config;
      return config ? [config['l1'] ?? 0, config['l2'] ?? 0] : undefined;
    }
    case 'words':
      return Array.isArray(value) && value.every((word) => typeof word === 'string') ? value : undefined;
    case 'blocks':
    case 'model':
      return undefined;
    default:
      return param satisfies never;
  }
}

/** A list of one number is that number. */
const single = (value: Json): Json => (Array.isArray(value) && value.length === 1 ? (value[0] as Json) : value);

function option(options: readonly string[], value: Json): string | undefined {
  const text = single(value);
  // A choice without anything: no activation is the linear one, no way to merge is a way by name.
  if (text === null) return ['none', 'linear'].find((each) => options.includes(each));
  if (typeof text !== 'string') return options.find((each) => each === String(text));
  const name = text === 'silu' && !options.includes('silu') ? 'swish' : text;
  return options.find((each) => each === name || snakeCase(each) === name || each.toLowerCase() === name.toLowerCase());
}

function numbersIn(value: Json): readonly number[] | undefined {
  const list: readonly Json[] = Array.isArray(value) ? ((value as readonly Json[]).flat() as readonly Json[]) : [value];
  return list.every((each) => typeof each === 'number') ? (list as readonly number[]) : undefined;
}

function wholeNumbers(value: Json): readonly number[] | undefined {
  const numbers = numbersIn(value);
  return numbers?.every(Number.isInteger) === true ? numbers : undefined;
}

/** `[1, 2]` for four sides is 1 above and below, 2 at both sides. */
function spread(numbers: readonly number[], length: number): readonly number[] | undefined {
  if (numbers.length === length) return numbers;
  return 2 * numbers.length === length ? numbers.flatMap((each) => [each, each]) : undefined;
}
