export const splits = ['train', 'validation', 'test'] as const;
export type Split = (typeof splits)[number];

/** A data set in memory: columns of samples, in three parts that never change places. */
export interface Dataset {
  readonly name: string;
  /** By port name of the block: `images`, `labels`. */
  readonly fields: Readonly<Record<string, Field>>;
  /** Columns of text by port name, for blocks that make numbers of them. */
  readonly texts?: Readonly<Record<string, TextColumn>>;
  /** The tokens that the numbers of a prepared column stand for, by its name. */
  readonly vocabularies?: Readonly<Record<string, readonly string[]>>;
  readonly sizes: Readonly<Record<Split, number>>;
  /** Names of the classes, or the characters, that whole numbers stand for. */
  readonly classNames?: readonly string[];
  readonly origin: { readonly source: string; readonly licence: string };
  /**
   * Gathers samples of a split: `[indices.length, ...shape]`, row-major.
   * Reading the same index twice gives the same numbers. With `into`, which must be of the right kind and size, they are
   * written there: for whoever reads batch after batch.
   */
  read(split: Split, indices: ArrayLike<number>, field: string, into?: Rows): Rows;
}

/** The text of one sample. Throws for a sample that there is not. */
export type TextColumn = (split: Split, index: number) => string;

/** Samples of a field, one after another. */
export type Rows = Float32Array | Int32Array;

export interface Field {
  /** One sample. */
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int32';
  /** Different values of a whole number, or width of a one-hot row. */
  readonly classes?: number;
}

/** Reads a packed file by its path under `data/`: over HTTP in the page and the worker, from disk in Node. */
export type AssetReader = (path: string) => Promise<ArrayBuffer>;
