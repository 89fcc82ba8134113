import * as tf from '@tensorflow/tfjs';

import type { ModelPlan, Plan } from '../../compiler/plan.ts';
import type { WeightTable } from '../program.ts';
import { buildModel, disposeModel, type BuiltModel } from './build.ts';

/** Layers models of TensorFlow.js as they are saved, by `ModelPlan.name`: those of a plan, with weights of any engine. */
export async function savedModels(
  plan: Plan,
  weights: WeightTable,
): Promise<ReadonlyMap<string, tf.io.ModelArtifacts>> {
  await tf.ready();
  const saved = plan.models.map(async (model) => [model.name, await savedModel(model, plan, weights)] as const);
  return new Map(await Promise.all(saved));
}

async function savedModel(model: ModelPlan, plan: Plan, weights: WeightTable): Promise<tf.io.ModelArtifacts> {
  const built = buildModel(model, plan.run.seed);
  try {
    setWeights(built, weights);
    return await new Promise((resolve, reject) => {
      const save = (artifacts: tf.io.ModelArtifacts): Promise<tf.io.SaveResult> => {
        resolve(artifacts);
        return Promise.resolve({ modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(artifacts) });
      };
      built.model.save({ save }).catch(reject);
    });
  } finally {
    disposeModel(built);
  }
}

function setWeights({ plan: model, layers }: BuiltModel, weights: WeightTable): void {
  for (const [name, { plan, layer }] of layers) {
    plan.weights.forEach((weight, index) => {
      const values = weights.get(`${model.name}/${name}/${weight.name}`)?.values;
      if (!values) throw new Error(`There is no ${model.name}/${name}/${weight.name} to save`);
      const variable = layer.weights[index]!.read() as tf.Variable;
      tf.tidy(() => variable.assign(tf.tensor(values.slice(), variable.shape)));
    });
  }
}
