import * as tf from '@tensorflow/tfjs';

import { evaluate, formulaOf } from '../../../tensor/formula/evaluate.ts';
import type { Expression as Formula } from '../../../tensor/formula/parse.ts';
import { formulaShape } from '../../../tensor/formula/shapes.ts';
import { asFloat, FunctionLayer, type LayerArgs } from './FunctionLayer.ts';
import { formulaOperations } from './formulaOperations.ts';

export interface ExpressionSettings {
  /** `a * sigmoid(b) + 0.5`, of inputs called a, b, c ... */
  formula: string;
  /** How many inputs there are. */
  inputs: number;
}

/**
 * Computes a formula number by number, with sums, means and extremes along axes and products of matrices.
 * Samples are broadcast from their last axis on; the batch axis, number 0, stays as it is.
 */
export class Expression extends FunctionLayer<ExpressionSettings> {
  static className = 'Expression';
  private readonly parsed: Formula;

  constructor({ formula, inputs, ...args }: ExpressionSettings & LayerArgs) {
    super(args, { formula, inputs });
    this.parsed = formulaOf(formula, inputs);
  }

  protected override compute(inputs: tf.Tensor[]): tf.Tensor {
    return tf.clone(evaluate(this.parsed, inputs.map(asFloat), formulaOperations));
  }

  protected override shapesOf(shapes: tf.Shape[]): tf.Shape {
    const samples = shapes.map(([, ...sample]) => sample.map((length) => length ?? 'any'));
    const result = formulaShape(this.parsed, samples);
    if ('fault' in result) throw new Error(`“${this.settings.formula}” does not fit ${JSON.stringify(shapes)}.`);
    return [null, ...result.shape.map((length) => (typeof length === 'number' ? length : null))];
  }
}

tf.serialization.registerClass(Expression);
