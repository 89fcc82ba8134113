import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { io } from '@tensorflow/tfjs';

/**
 * Writes a model as TensorFlow.js layers files, `model.json` and `weights.bin`, into a folder of its own:
 * `tf.loadLayersModel` reads them.
 */
export function saveModel(model: io.ModelArtifacts, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const { modelTopology, weightSpecs = [], weightData, format, generatedBy } = model;
  const weightsManifest = [{ paths: ['weights.bin'], weights: weightSpecs }];
  const description = { format, generatedBy, convertedBy: null, modelTopology, weightsManifest };
  writeFileSync(path.join(folder, 'model.json'), JSON.stringify(description));
  writeFileSync(path.join(folder, 'weights.bin'), joined(weightData));
}

function joined(data: io.WeightData | undefined): Buffer {
  const parts = Array.isArray(data) ? data : data ? [data] : [];
  return Buffer.concat(parts.map((part) => Buffer.from(part)));
}
