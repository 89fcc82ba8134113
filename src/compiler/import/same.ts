import { snakeCase, type Json } from '../kerasConfig.ts';

/** Whether two settings mean the same, however they are written: 3 and [3, 3], no activation and `linear`, axis −1 and 3. */
export function sameSetting(key: string, a: Json, b: Json, rank: number | null): boolean {
  // Old files say null where a switch is off.
  if (a === b || (a === null && b === false) || (a === false && b === null)) return true;
  if (key.endsWith('activation')) return activation(a) === activation(b);
  if (typeof a === 'number' && typeof b === 'number') return sameNumber(key, a, b, rank);
  if (isList(a) || isList(b)) return sameList(key, flat(a), flat(b), rank);
  if (typeof a === 'object' && typeof b === 'object' && a !== null && b !== null)
    return sameObject(a as JsonObject, b as JsonObject, rank);
  return false;
}

type JsonObject = { readonly [key: string]: Json };

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const flat = (value: Json): readonly Json[] => (isList(value) ? value.flatMap(flat) : [value]);
const activation = (value: Json): Json =>
  value === null ? 'linear' : value === 'swish' ? 'silu' : typeof value === 'string' ? snakeCase(value) : value;

function sameNumber(key: string, a: number, b: number, rank: number | null): boolean {
  if (/^ax[ei]s$|_ax[ei]s$/.test(key) && rank !== null) return (a < 0 ? a + rank : a) === (b < 0 ? b + rank : b);
  return Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(a), Math.abs(b));
}

/** One number stands for as many as there are on the other side. */
function sameList(key: string, a: readonly Json[], b: readonly Json[], rank: number | null): boolean {
  const length = Math.max(a.length, b.length);
  if ([a, b].some((list) => list.length !== length && list.length !== 1)) return false;
  if (length === 0) return true;
  return Array.from({ length }).every((_, at) => {
    const [x, y] = [a.length === 1 ? a[0]! : a[at]!, b.length === 1 ? b[0]! : b[at]!];
    return sameSetting(key, x, y, rank);
  });
}

function sameObject(a: JsonObject, b: JsonObject, rank: number | null): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => {
    // How a wrapped layer draws its weights, and what its wrapper decides for it.
    if (key.endsWith('initializer') || !Object.hasOwn(a, key) || !Object.hasOwn(b, key)) return true;
    return sameSetting(key, a[key]!, b[key]!, rank);
  });
}
