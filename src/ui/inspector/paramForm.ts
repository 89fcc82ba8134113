import type { ParamValue } from '../../graph/project.ts';
import type { NumberParam, Param, ParamSchema } from '../../nodes/kit/param.ts';
import { readParams } from '../../nodes/kit/read.ts';

/** One parameter as the form shows it. */
export interface FormField {
  readonly name: string;
  readonly param: Param;
  readonly value: ParamValue;
  /** Differs from its default: gets a dot, and Reset. */
  readonly changed: boolean;
}

/** The form of a block: fields in the order of the schema, the advanced ones apart. */
export interface ParamForm {
  readonly main: readonly FormField[];
  readonly advanced: readonly FormField[];
  /** An advanced value was changed, so it must be seen. */
  readonly advancedChanged: boolean;
}

/** Lays the form out. Parameters whose condition does not hold are left out. */
export function paramForm(schema: ParamSchema, set: Readonly<Record<string, ParamValue>>): ParamForm {
  const values = readParams(schema, set).values as Readonly<Record<string, ParamValue>>;
  const fields = Object.entries(schema)
    .filter(([, param]) => isVisible(param, values))
    .map(([name, param]) => {
      const value = values[name] ?? param.default;
      return { name, param, value, changed: !sameValue(value, param.default) };
    });
  const advanced = fields.filter(({ param }) => param.advanced === true);
  return {
    main: fields.filter(({ param }) => param.advanced !== true),
    advanced,
    advancedChanged: advanced.some(({ changed }) => changed),
  };
}

function isVisible(param: Param, values: Readonly<Record<string, ParamValue>>): boolean {
  return Object.entries(param.visibleWhen ?? {}).every(([name, allowed]) =>
    allowed.some((value) => sameValue(value, values[name] ?? null)),
  );
}

function sameValue(a: ParamValue, b: ParamValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Choices beside each other while they are few and short, else a list. */
export function choiceControl(options: readonly string[]): 'segments' | 'select' {
  const letters = options.reduce((sum, option) => sum + option.length, 0);
  return options.length <= 3 && letters <= 18 ? 'segments' : 'select';
}

/** Beyond this a limit is there to keep nonsense out; nobody needs to read it. */
const tellingLimit = 100_000;

/** What a number may be, as the unit of its field: `1–4096`, `≥ 1`, `> 0`. */
export function rangeText({ min, max, exclusive }: Pick<NumberParam, 'min' | 'max' | 'exclusive'>): string | undefined {
  const telling = max !== undefined && max < tellingLimit ? max : undefined;
  if (min !== undefined && telling !== undefined) return `${minus(min)}–${minus(telling)}`;
  if (min !== undefined) return `${exclusive === true ? '>' : '≥'} ${minus(min)}`;
  return telling === undefined ? undefined : `${exclusive === true ? '<' : '≤'} ${minus(telling)}`;
}

const minus = (value: number): string => String(value).replace('-', '−');

/** How far an arrow key or a drag of the label moves a value: 1, or a tenth of a fraction's first digit. */
export function stepOf(kind: NumberParam['kind'], value: number): number {
  if (kind === 'int') return 1;
  if (value === 0) return 0.01;
  return 10 ** (Math.floor(Math.log10(Math.abs(value)) + 1e-9) - 1);
}

/** The value moved by some steps, kept within the limits and free of binary dust. */
export function stepped(
  param: Pick<NumberParam, 'kind' | 'min' | 'max' | 'exclusive'>,
  value: number,
  steps: number,
): number {
  const { kind, min = -Infinity, max = Infinity, exclusive } = param;
  const moved = Number((value + steps * stepOf(kind, value)).toPrecision(12));
  if (exclusive === true && (moved <= min || moved >= max)) return value;
  return Math.min(max, Math.max(min, moved));
}

/** Reads `28 × 28 × 1`, `28, 28, 1` or `[28 28 1]`; `null` when a part is no whole number. */
export function readShape(text: string): readonly number[] | null {
  const inner = text
    .trim()
    .replace(/^\[(.*)\]$/, '$1')
    .trim();
  if (inner === '') return [];
  const parts = inner.split(/\s*[×x*,;]\s*|\s+/i).map((part) => part.replace('−', '-'));
  return parts.every((part) => /^-?\d{1,9}$/.test(part)) ? parts.map(Number) : null;
}

/** Reads `1, −2.5, 3`; `null` when a part is no number, or no whole one where it must be. */
export function readNumbers(text: string, whole: boolean): readonly number[] | null {
  const inner = text
    .trim()
    .replace(/^\[(.*)\]$/, '$1')
    .trim();
  if (inner === '') return [];
  const parts = inner.split(/\s*[,;]\s*|\s+/).map((part) => Number(part.replace('−', '-')));
  return parts.every((part) => Number.isFinite(part) && (!whole || Number.isInteger(part))) ? parts : null;
}

/** Reads `good, not bad`: what stands between commas, of any script. */
export function readWords(text: string): readonly string[] {
  return text
    .split(/[,，、;；]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** Numbers as they are typed: `1, −2.5, 3`. */
export function showNumbers(numbers: readonly number[]): string {
  return numbers.map(minus).join(', ');
}

/** A shape as it is typed: `28 × 28 × 1`. */
export function showShape(shape: readonly number[]): string {
  return shape.map(minus).join(' × ');
}
