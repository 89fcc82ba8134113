import * as tf from '@tensorflow/tfjs';

import { activate, type ActivationFunctionName, type ActivationSettings } from './activations.ts';

export interface ActivationFunctionArgs extends ActivationSettings {
  activation: ActivationFunctionName;
  name?: string;
}

/** An activation with settings of its own: `new ActivationFunction({ activation: 'celu', alpha: 0.5 })`. */
export class ActivationFunction extends tf.layers.Layer {
  static className = 'ActivationFunction';
  readonly activation: ActivationFunctionName;
  readonly settings: ActivationSettings;

  constructor(args: ActivationFunctionArgs) {
    super(args);
    const { activation, alpha, approximate, axis, b, maxValue, negativeSlope, threshold, value } = args;
    const settings = { alpha, approximate, axis, b, maxValue, negativeSlope, threshold, value };
    this.activation = activation;
    const isTold = ([, setting]: [string, unknown]): boolean => setting !== undefined && setting !== null;
    this.settings = Object.fromEntries(Object.entries(settings).filter(isTold));
    this.supportsMasking = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return activate(Array.isArray(inputs) ? inputs[0]! : inputs, this.activation, this.settings);
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const shape = inputShape as tf.Shape;
    if (!['glu', 'swiGlu', 'geGlu'].includes(this.activation)) return shape;
    // A gate takes half of an axis.
    const axis = this.settings.axis ?? -1;
    return shape.with(axis, shape.at(axis)! / 2);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), activation: this.activation, ...this.settings };
  }
}

tf.serialization.registerClass(ActivationFunction);
