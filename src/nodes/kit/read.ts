import type { ParamValue } from '../../graph/project.ts';
import type { Problem } from './infer.ts';
import type { NumberParam, NumbersParam, Param, ParamSchema, ParamValues, WordsParam } from './param.ts';

/** A block's parameters with defaults filled in, and what is wrong with those that were set. */
export interface ReadParams {
  readonly values: ParamValues<ParamSchema>;
  readonly problems: readonly Problem[];
}

/** Checks what was set against the schema. A value of the wrong kind is replaced by the default and reported. */
export function readParams(schema: ParamSchema, set: Readonly<Record<string, ParamValue>>): ReadParams {
  const values: Record<string, ParamValue> = {};
  const problems: Problem[] = [];
  for (const [name, param] of Object.entries(schema)) {
    const value = Object.hasOwn(set, name) ? set[name]! : param.default;
    if (!hasKind(param, value)) {
      values[name] = param.default;
      problems.push(wrongKind(name, param, value));
      continue;
    }
    values[name] = value;
    const limits = brokenLimits(param, value);
    if (limits) {
      problems.push({ code: 'param/range', data: { label: param.label, value: show(value), limits }, param: name });
    }
  }
  return { values: values as ParamValues<ParamSchema>, problems };
}

function hasKind(param: Param, value: ParamValue): boolean {
  switch (param.kind) {
    case 'int':
      return Number.isInteger(value);
    case 'float':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && param.options.includes(value);
    case 'dims':
      return isIntegers(value) && value.length === param.length;
    case 'shape':
      return isIntegers(value) && value.length <= 8;
    case 'numbers':
      return isNumbers(value) && (!param.whole || value.every(Number.isInteger));
    case 'words':
      return isWords(value);
    case 'regularizer':
      return Array.isArray(value) && value.length === 2 && value.every((entry) => Number.isFinite(entry));
    case 'blocks':
      return isWords(value);
    case 'model':
    case 'text':
      return typeof value === 'string';
    default:
      return param satisfies never;
  }
}

function isIntegers(value: ParamValue): value is readonly number[] {
  return Array.isArray(value) && value.every((entry) => Number.isInteger(entry));
}

function isNumbers(value: ParamValue): value is readonly number[] {
  return Array.isArray(value) && value.every((entry) => Number.isFinite(entry));
}

function isWords(value: ParamValue): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

function wrongKind(name: string, param: Param, value: ParamValue): Problem {
  return {
    code: 'param/kind',
    data: { label: param.label, value: show(value), expected: expectation(param) },
    param: name,
  };
}

/** What a parameter takes, in words: `a whole number`. */
function expectation(param: Param): string {
  switch (param.kind) {
    case 'int':
      return 'a whole number';
    case 'float':
      return 'a number';
    case 'boolean':
      return 'on or off';
    case 'choice':
      return `one of ${param.options.join(', ')}`;
    case 'dims':
      return `${param.length} whole numbers`;
    case 'shape':
      return 'up to 8 whole numbers';
    case 'numbers':
      return param.whole ? 'a list of whole numbers' : 'a list of numbers';
    case 'words':
      return 'a list of words';
    case 'regularizer':
      return 'two numbers, l1 and l2';
    case 'blocks':
      return 'a list of blocks';
    case 'text':
      return 'a line of text';
    case 'model':
      return 'the name of a model';
    default:
      return param satisfies never;
  }
}

/** `at least 1` where a limit is broken, `null` where none is. */
function brokenLimits(param: Param, value: ParamValue): string | null {
  if (param.kind === 'int' || param.kind === 'float') return brokenNumber(param, value as number);
  if (param.kind === 'text') {
    return (value as string).length > param.maxLength ? `at most ${param.maxLength} characters` : null;
  }
  if (param.kind === 'numbers') return brokenList(param, value as readonly number[]);
  if (param.kind === 'words') return brokenLength(param, value as readonly string[]);
  if (param.kind === 'regularizer') {
    return (value as readonly number[]).some((entry) => entry < 0) ? 'each at least 0' : null;
  }
  if (param.kind === 'dims') {
    const outside = (value as readonly number[]).some((entry) => entry < param.min || entry > param.max);
    return outside ? `each from ${param.min} to ${param.max}` : null;
  }
  if (param.kind === 'shape') {
    const outside = (value as readonly number[]).some(
      (entry) => entry < 1 && !(param.allowRest === true && entry === -1),
    );
    return outside ? 'each at least 1' : null;
  }
  return null;
}

function brokenLength({ minLength, maxLength }: NumbersParam | WordsParam, value: readonly unknown[]): string | null {
  if (value.length >= minLength && value.length <= maxLength) return null;
  return minLength === maxLength ? `${minLength} of them` : `${minLength} to ${maxLength} of them`;
}

function brokenList(param: NumbersParam, value: readonly number[]): string | null {
  const { min = -Infinity, max = Infinity } = param;
  const length = brokenLength(param, value);
  if (length) return length;
  if (value.every((entry) => entry >= min && entry <= max)) return null;
  if (min !== -Infinity && max !== Infinity) return `each from ${min} to ${max}`;
  return min === -Infinity ? `each at most ${max}` : `each at least ${min}`;
}

function brokenNumber({ min, max, exclusive }: NumberParam, value: number): string | null {
  const low = min !== undefined && (exclusive === true ? value <= min : value < min);
  const high = max !== undefined && (exclusive === true ? value >= max : value > max);
  if (!low && !high) return null;
  if (min !== undefined && max !== undefined)
    return exclusive === true ? `between ${min} and ${max}` : `from ${min} to ${max}`;
  return low
    ? `${exclusive === true ? 'more than' : 'at least'} ${min}`
    : `${exclusive === true ? 'less than' : 'at most'} ${max}`;
}

function show(value: ParamValue): string {
  return Array.isArray(value) ? value.join(' × ') : String(value);
}
