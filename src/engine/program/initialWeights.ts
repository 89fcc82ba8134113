import * as tf from '@tensorflow/tfjs';

import type { Plan } from '../../compiler/plan.ts';
import { buildModel, disposeModel } from '../tfjs/build.ts';

/**
 * The weights that a plan starts from, by `model/layer/weight`: drawn by TensorFlow.js, so that both engines begin with
 * the same numbers. Leaves the backend as it was.
 */
export async function initialWeights(plan: Plan): Promise<ReadonlyMap<string, Float32Array>> {
  const before = tf.getBackend();
  if (!(await tf.setBackend('cpu'))) throw new Error('TensorFlow.js does not start here.');
  const weights = new Map<string, Float32Array>();
  for (const modelPlan of plan.models) {
    const model = buildModel(modelPlan, plan.run.seed);
    for (const [name, { plan: layer, layer: built }] of model.layers) {
      layer.weights.forEach((weight, index) => {
        const values = built.weights[index]!.read().dataSync();
        weights.set(`${modelPlan.name}/${name}/${weight.name}`, Float32Array.from(values));
      });
    }
    disposeModel(model);
  }
  if (before && before !== 'cpu') await tf.setBackend(before);
  return weights;
}
