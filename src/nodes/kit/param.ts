import type { ParamValue } from '../../graph/project.ts';

interface ParamBase<T extends ParamValue> {
  readonly label: string;
  readonly help: string;
  readonly default: T;
  /** Folded away in the form until it differs from its default. */
  readonly advanced?: boolean;
  /** Shown only when this holds: `{ optimizer: ['sgd'] }`. */
  readonly visibleWhen?: Readonly<Record<string, readonly ParamValue[]>>;
}

export interface NumberParam extends ParamBase<number> {
  readonly kind: 'int' | 'float';
  readonly min?: number;
  readonly max?: number;
  /** The limits themselves are not allowed: `0 < rate < 1`. */
  readonly exclusive?: boolean;
}
export interface BooleanParam extends ParamBase<boolean> {
  readonly kind: 'boolean';
}
export interface ChoiceParam<T extends string = string> extends ParamBase<T> {
  readonly kind: 'choice';
  readonly options: readonly T[];
}
/** Window sizes: a fixed number of whole numbers, drawn with × between. */
export interface DimsParam extends ParamBase<readonly number[]> {
  readonly kind: 'dims';
  readonly length: number;
  readonly min: number;
  readonly max: number;
}
/** A shape: as many whole numbers as wanted. */
export interface ShapeParam extends ParamBase<readonly number[]> {
  readonly kind: 'shape';
  /** -1 stands for "what is left". */
  readonly allowRest?: boolean;
}
/** One line of text that the block reads itself: a formula, an equation. */
export interface TextParam extends ParamBase<string> {
  readonly kind: 'text';
  readonly maxLength: number;
}
/** Some numbers in a row: axes, boundaries, a start for each axis. */
export interface NumbersParam extends ParamBase<readonly number[]> {
  readonly kind: 'numbers';
  /** No fractions. */
  readonly whole: boolean;
  /** Limits of each number. */
  readonly min?: number;
  readonly max?: number;
  readonly minLength: number;
  readonly maxLength: number;
}
/** Tokens in a row, each once: a vocabulary. */
export interface WordsParam extends ParamBase<readonly string[]> {
  readonly kind: 'words';
  readonly minLength: number;
  readonly maxLength: number;
}
/** A penalty: how much absolute values and squares add to the loss, `[l1, l2]`. */
export interface RegularizerParam extends ParamBase<readonly number[]> {
  readonly kind: 'regularizer';
}
/** Another part of the project: a model, or the blocks an update step trains. */
export interface ReferenceParam extends ParamBase<readonly string[]> {
  readonly kind: 'blocks';
}
export interface ModelParam extends ParamBase<string> {
  readonly kind: 'model';
}

export type Param =
  | NumberParam
  | BooleanParam
  | ChoiceParam
  | DimsParam
  | ShapeParam
  | TextParam
  | NumbersParam
  | WordsParam
  | RegularizerParam
  | ReferenceParam
  | ModelParam;
export type ParamSchema = Readonly<Record<string, Param>>;

/** The values a schema describes: nothing is declared twice. */
export type ParamValues<S extends ParamSchema> = {
  readonly [K in keyof S]: S[K] extends ChoiceParam<infer T> ? T : S[K] extends Param ? S[K]['default'] : never;
};

type Options<P extends Param> = Omit<P, 'kind' | 'default' | 'options' | 'length'>;

export const int = (value: number, options: Options<NumberParam>): NumberParam => ({
  kind: 'int',
  default: value,
  ...options,
});
export const float = (value: number, options: Options<NumberParam>): NumberParam => ({
  kind: 'float',
  default: value,
  ...options,
});
export const bool = (value: boolean, options: Options<BooleanParam>): BooleanParam => ({
  kind: 'boolean',
  default: value,
  ...options,
});
/** The first option is the default, unless `preset` names another. */
export function choice<const T extends string>(
  choices: readonly [T, ...T[]],
  options: Options<ChoiceParam<T>> & { readonly preset?: NoInfer<T> },
): ChoiceParam<T> {
  const { preset, ...rest } = options;
  return { kind: 'choice', options: choices, default: preset ?? choices[0], ...rest };
}
export const dims = (
  value: readonly number[],
  options: Omit<Options<DimsParam>, 'max'> & { readonly max?: number },
): DimsParam => ({ kind: 'dims', default: value, length: value.length, max: 4096, ...options });
export const shape = (value: readonly number[], options: Options<ShapeParam>): ShapeParam => ({
  kind: 'shape',
  default: value,
  ...options,
});
export const text = (
  value: string,
  options: Omit<Options<TextParam>, 'maxLength'> & { readonly maxLength?: number },
): TextParam => ({ kind: 'text', default: value, maxLength: 500, ...options });
type NumbersOptions = Omit<Options<NumbersParam>, 'whole' | 'minLength' | 'maxLength'> & {
  readonly minLength?: number;
  readonly maxLength?: number;
};
/** Whole numbers in a row, at most 8 of them unless told. */
export const integers = (value: readonly number[], options: NumbersOptions): NumbersParam => ({
  kind: 'numbers',
  whole: true,
  default: value,
  minLength: 0,
  maxLength: 8,
  ...options,
});
/** Numbers in a row, at most 8 of them unless told. */
export const floats = (value: readonly number[], options: NumbersOptions): NumbersParam => ({
  ...integers(value, options),
  whole: false,
});
export const words = (value: readonly string[], options: Options<WordsParam>): WordsParam => ({
  kind: 'words',
  default: value,
  ...options,
});
export const regularizer = (options: Options<RegularizerParam>): RegularizerParam => ({
  kind: 'regularizer',
  default: [0, 0],
  ...options,
});
export const blocks = (options: Options<ReferenceParam>): ReferenceParam => ({
  kind: 'blocks',
  default: [],
  ...options,
});
export const model = (options: Options<ModelParam>): ModelParam => ({ kind: 'model', default: '', ...options });
