import * as tf from '@tensorflow/tfjs';

/** A layer inside another one as it is saved: the name of its class and its settings. */
export function savedLayer(layer: tf.layers.Layer): tf.serialization.ConfigDict {
  return { className: layer.getClassName(), config: layer.getConfig() };
}

/** What {@link savedLayer} saved as a layer again; a layer as it is. */
export function toLayer<L extends tf.layers.Layer>(given: L | tf.serialization.ConfigDict): L {
  if (given instanceof tf.layers.Layer) return given;
  const { className, config } = given as { className: string; config: tf.serialization.ConfigDict };
  const [type, fromConfig] = tf.serialization.SerializationMap.getMap().classNameMap[className]!;
  return fromConfig(type, config) as unknown as L;
}
