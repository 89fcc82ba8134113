import * as tf from '@tensorflow/tfjs';

import { evaluate, formulaOf } from '../../../tensor/formula/evaluate.ts';
import type { Expression as Formula } from '../../../tensor/formula/parse.ts';
import { formulaShape } from '../../../tensor/formula/shapes.ts';
import { formulaOperations } from './formulaOperations.ts';

export interface ExpressionArgs {
  /** `a * sigmoid(b) + 0.5`, of inputs called a, b, c ... */
  formula: string;
  /** How many inputs there are. */
  inputs: number;
  name?: string;
}

/**
 * Computes a formula number by number, with sums, means and extremes along axes and products of matrices.
 * Samples are broadcast from their last axis on; the batch axis, number 0, stays as it is.
 */
export class Expression extends tf.layers.Layer {
  static className = 'Expression';
  readonly formula: string;
  readonly inputs: number;
  private readonly parsed: Formula;

  constructor(args: ExpressionArgs) {
    super(args);
    this.formula = args.formula;
    this.inputs = args.inputs;
    this.parsed = formulaOf(args.formula, args.inputs);
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const tensors = Array.isArray(inputs) ? inputs : [inputs];
    return tf.tidy(() => {
      const floats = tensors.map((tensor) => tf.cast(tensor, 'float32'));
      return tf.clone(evaluate(this.parsed, floats, formulaOperations));
    });
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const shapes = (Array.isArray(inputShape[0]) ? inputShape : [inputShape]) as tf.Shape[];
    const samples = shapes.map(([, ...sample]) => sample.map((length) => length ?? 'any'));
    const result = formulaShape(this.parsed, samples);
    if ('fault' in result) throw new Error(`“${this.formula}” does not fit ${JSON.stringify(shapes)}.`);
    return [null, ...result.shape.map((length) => (typeof length === 'number' ? length : null))];
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), formula: this.formula, inputs: this.inputs };
  }
}

tf.serialization.registerClass(Expression);
