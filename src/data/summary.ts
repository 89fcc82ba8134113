/** Collects what a layer takes from the data before the training, batch by batch. */
export interface Summary<Weight extends string = string> {
  /** Numbers of a batch, row-major. */
  add(values: ArrayLike<number>, shape: readonly number[]): void;
  /** The layer's weights by name, or `null` where nothing was added. */
  read(): Readonly<Record<Weight, Float32Array>> | null;
}

/** A layer with weights that are made of the data before the training. */
export interface Adapting {
  /** Collects them; `null` where they were given. */
  collects(): Summary | null;
}
