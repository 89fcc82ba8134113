import type { DType } from '../../tensor/shape.ts';
import type { Primitive, PrimitiveAttributes } from './primitive.ts';

/**
 * Numbers that a program computes or keeps: `shape` is whole, with the batch axis and every length known, because a
 * program is made for one size of batch.
 */
export interface Value {
  readonly id: number;
  readonly shape: readonly number[];
  readonly dtype: DType;
  readonly home: Home;
}

/** Where a value's numbers come from, and how long they stay. */
export type Home =
  /** Made by an operation, and gone when nothing reads it any more. */
  | { readonly kind: 'made' }
  /** A column of the batch, written before each run. */
  | { readonly kind: 'batch'; readonly source: string; readonly port: string }
  /** Kept between runs by name: a weight (`model/layer/weight`), a slot of an optimizer, a count of calls. */
  | { readonly kind: 'kept'; readonly name: string; readonly initial: number | readonly number[] }
  /** The same numbers at every run. */
  | { readonly kind: 'constant'; readonly numbers: readonly number[] };

/** One use of a primitive. */
export interface Operation {
  readonly primitive: Primitive<PrimitiveAttributes>;
  readonly attributes: PrimitiveAttributes;
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
}

/** Writes down operations in the order they run. Lowerings call primitives, and primitives record themselves here. */
export interface Tape {
  readonly operations: readonly Operation[];
  /** Records a use of a primitive and gives its outputs. */
  record<A extends PrimitiveAttributes>(
    primitive: Primitive<A>,
    inputs: readonly Value[],
    attributes: A,
  ): readonly Value[];
  /** A column of the batch. The same value each time it is asked for. */
  batch(source: string, port: string, shape: readonly number[], dtype: DType): Value;
  /** A kept value. The same value each time; `initial` is what it holds before the first run (weights are set later). */
  kept(name: string, shape: readonly number[], initial?: number | readonly number[], dtype?: DType): Value;
  constant(numbers: readonly number[], shape: readonly number[], dtype?: DType): Value;
  /** The operation that made a value; `undefined` for one that was not made. */
  maker(value: Value): Operation | undefined;
}

export function createTape(): Tape {
  const operations: Operation[] = [];
  const makers = new Map<Value, Operation>();
  const named = new Map<string, Value>();
  let next = 0;

  const value = (shape: readonly number[], dtype: DType, home: Home): Value => ({ id: next++, shape, dtype, home });
  const once = (key: string, make: () => Value): Value => {
    const known = named.get(key) ?? make();
    named.set(key, known);
    return known;
  };
  return {
    operations,
    record(primitive, inputs, attributes) {
      const types = primitive.outputs(inputs, attributes);
      const outputs = types.map(({ shape, dtype = 'float32' }) => value(shape, dtype, { kind: 'made' }));
      const operation: Operation = { primitive: primitive as never, attributes, inputs, outputs };
      operations.push(operation);
      for (const output of outputs) makers.set(output, operation);
      return outputs;
    },
    batch: (source, port, shape, dtype) =>
      once(`batch ${source}.${port}`, () => value(shape, dtype, { kind: 'batch', source, port })),
    kept: (name, shape, initial = 0, dtype = 'float32') =>
      once(`kept ${name}`, () => value(shape, dtype, { kind: 'kept', name, initial })),
    constant: (numbers, shape, dtype = 'float32') =>
      once(`constant ${shape.join()} ${dtype} ${numbers.join()}`, () =>
        value(shape, dtype, { kind: 'constant', numbers }),
      ),
    maker: (made) => makers.get(made),
  };
}

/** How many numbers a value has. */
export function sizeOf({ shape }: Pick<Value, 'shape'>): number {
  return shape.reduce((product, length) => product * length, 1);
}
