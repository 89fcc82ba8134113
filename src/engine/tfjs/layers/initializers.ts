import * as tf from '@tensorflow/tfjs';

type Initializer = ReturnType<typeof tf.initializers.zeros>;

/** An initializer, its name where it takes no seed (`'zeros'`), or what `getConfig` saved of one. */
export type InitializerArg = Initializer | 'zeros' | 'ones' | tf.serialization.ConfigDict;

/** As the layers of TensorFlow.js do it with theirs: saved by the name of the class and its settings. */
export function savedInitializer(initializer: Initializer): tf.serialization.ConfigDict {
  return { className: initializer.getClassName(), config: initializer.getConfig() };
}

/** An initializer, made anew where it was saved. */
export function toInitializer(given: InitializerArg): Initializer {
  if (typeof given === 'string') return tf.initializers[given]();
  if (!('className' in given)) return given as Initializer;
  const { className, config } = given as { className: string; config: tf.serialization.ConfigDict };
  const [type, fromConfig] = tf.serialization.SerializationMap.getMap().classNameMap[className]!;
  return fromConfig(type, config) as Initializer;
}
