import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { io, LayersModel } from '@tensorflow/tfjs';

/**
 * Writes a model as TensorFlow.js layers files, `model.json` and `weights.bin`, into a folder of its own:
 * `tf.loadLayersModel` reads them.
 */
export async function saveModel(model: LayersModel, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const save = (artifacts: io.ModelArtifacts): Promise<io.SaveResult> => {
    const { modelTopology, weightSpecs = [], weightData, format, generatedBy } = artifacts;
    const weightsManifest = [{ paths: ['weights.bin'], weights: weightSpecs }];
    const description = { format, generatedBy, convertedBy: null, modelTopology, weightsManifest };
    writeFileSync(path.join(folder, 'model.json'), JSON.stringify(description));
    writeFileSync(path.join(folder, 'weights.bin'), joined(weightData));
    return Promise.resolve({ modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } });
  };
  await model.save({ save });
}

function joined(data: io.WeightData | undefined): Buffer {
  const parts = Array.isArray(data) ? data : data ? [data] : [];
  return Buffer.concat(parts.map((part) => Buffer.from(part)));
}
