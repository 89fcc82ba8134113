import type { Raw } from '../../graph/records.ts';

/** A model as a file of Keras or TensorFlow.js tells it, of whatever version, before its layers are looked at. */
export interface KerasModel {
  readonly name: string;
  readonly layers: readonly KerasLayer[];
  readonly inputs: readonly KerasRef[];
  readonly outputs: readonly KerasRef[];
  /** Notes on what had to be put right. */
  readonly renamed: readonly string[];
}

export interface KerasLayer {
  /** Once in its model. */
  readonly name: string;
  readonly className: string;
  /** Python module of the class, where a file says it (Keras 3). */
  readonly module: string;
  readonly config: Raw;
  /** What stands behind the class name where it is a model itself. */
  readonly inner: KerasModel | null;
  /** One for each time it is used. An input layer has one without inputs. */
  readonly calls: readonly KerasCall[];
}

/** One use of a layer. */
export interface KerasCall {
  readonly inputs: readonly KerasRef[];
  /** Tensors given by name: `initial_state`, `value`. */
  readonly named: readonly (readonly [name: string, ref: KerasRef])[];
  /** Anything else given by name: `use_causal_mask`. */
  readonly settings: Raw;
  /** A number in place of a tensor, as in `1 - x`, and whether it comes first; absent where there is none. */
  readonly constant?: { readonly value: number; readonly first: boolean };
}

/** Output `output` of use `call` of a layer. */
export interface KerasRef {
  readonly layer: string;
  readonly call: number;
  readonly output: number;
}

/** Which spelling and meaning a file follows. */
export interface KerasVersion {
  /** 1, 2 or 3; TensorFlow.js writes that of 2. */
  readonly major: 1 | 2 | 3;
}

/** Why a model file is not taken; `detail` is a name or a number of the sentence. */
export type ImportFault =
  | 'modelLoop'
  | 'modelMissingLayer'
  | 'modelTooDeep'
  | 'modelTooManyLayers'
  | 'modelWithoutLayers'
  | 'modelUnreadable'
  | 'modelWithoutGraph';

/** Thrown while a file is read, and caught by `importModel`. */
export class Refused extends Error {
  constructor(
    readonly fault: ImportFault,
    readonly detail: string,
  ) {
    super(`${fault}: ${detail}`);
  }
}

/** No model is larger. */
export const importLimits = { layers: 10_000, depth: 16, inputs: 64 } as const;

/** A name of a file as a sentence shows it. */
export const shown = (name: string): string => (name.length > 60 ? `${name.slice(0, 59)}…` : name);
