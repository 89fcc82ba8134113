import * as tf from '@tensorflow/tfjs';

import { normal, random } from '../../../data/random.ts';

/** What layers of TensorFlow.js take as an initializer. */
type Initializer = ReturnType<typeof tf.initializers.zeros>;

/**
 * Draws a matrix whose rows, or columns where those are fewer, have length 1 and stand at right angles: a state that it
 * multiplies keeps its length (Saxe et al. 2013). Numbers of the normal distribution are made orthogonal one after the
 * other (Gram and Schmidt), in double precision. `tf.initializers.orthogonal` does the same by tensor operations, which
 * takes seconds for a hundred units.
 */
export class Orthogonal extends tf.serialization.Serializable {
  static className = 'FastOrthogonal';

  constructor(private readonly args: { seed: number }) {
    super();
  }

  /** All axes but the last are rows, as in Keras. */
  apply(shape: tf.Shape): tf.Tensor {
    const columns = shape.at(-1)!;
    const rows = shape.slice(0, -1).reduce<number>((product, length) => product * length!, 1);
    const vectors = orthonormal(Math.min(rows, columns), Math.max(rows, columns), this.args.seed);
    const wide = rows <= columns;
    const values = Float32Array.from({ length: rows * columns }, (_, index) => {
      const [row, column] = [Math.floor(index / columns), index % columns];
      return wide ? vectors[row]![column]! : vectors[column]![row]!;
    });
    return tf.tensor(values, shape as number[]);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...this.args };
  }
}

/** For any layer of `tf.layers`: `recurrentInitializer: orthogonalKernel({ seed: 1 })`. */
export function orthogonalKernel(args: { seed: number }): Initializer {
  // TensorFlow.js looks the class up by its name.
  return { className: Orthogonal.className, config: args } as unknown as Initializer;
}

/** So many vectors of a length, all at right angles. */
function orthonormal(count: number, length: number, seed: number): readonly Float64Array[] {
  const draw = random(seed);
  const vectors: Float64Array[] = [];
  for (let index = 0; index < count; index++) {
    const vector = Float64Array.from({ length }, () => normal(draw));
    for (const before of vectors) subtract(vector, before, dot(vector, before));
    const norm = Math.sqrt(dot(vector, vector));
    vectors.push(vector.map((x) => x / norm));
  }
  return vectors;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += a[index]! * b[index]!;
  return sum;
}

function subtract(from: Float64Array, vector: Float64Array, times: number): void {
  for (let index = 0; index < from.length; index++) from[index]! -= times * vector[index]!;
}

tf.serialization.registerClass(Orthogonal);
