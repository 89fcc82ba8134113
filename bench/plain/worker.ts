import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { httpAssets } from '../../src/data/assets.ts';
import { loadDataset } from '../../src/data/loadDataset.ts';
import { attachKernels } from '../../src/engine/tfjs/wasm/kernelHeap.ts';
import { registerWasmKernels } from '../../src/engine/tfjs/wasmKernels.ts';
import { useServedWasm } from '../../src/engine/wasmFiles.ts';

// The templates `mlp` and `cnn` as one would write them by hand in a worker of one's own: Keras-like layers and `fit`.

export interface FitRequest {
  readonly model: 'mlp' | 'cnn';
  readonly epochs: number;
  /** Puts our own kernels in the backend: without them no convolution trains on this backend. */
  readonly kernels: boolean;
}

const models = {
  mlp: {
    batchSize: 32,
    layers: () => [
      tf.layers.flatten({ inputShape: [28, 28, 1] }),
      tf.layers.dense({ units: 64, activation: 'relu' }),
      tf.layers.dense({ units: 32, activation: 'relu' }),
      tf.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  },
  cnn: {
    batchSize: 64,
    layers: () => [
      tf.layers.conv2d({ inputShape: [28, 28, 1], filters: 32, kernelSize: 3, activation: 'relu' }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.conv2d({ filters: 64, kernelSize: 3, activation: 'relu' }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 128, activation: 'relu' }),
      tf.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  },
} as const;

self.onmessage = async ({ data }: MessageEvent<FitRequest>) => {
  useServedWasm();
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  if (data.kernels) registerWasmKernels();
  await tf.setBackend('wasm');
  if (data.kernels) await attachKernels();
  postMessage(await fit(data));
};

async function fit({ model: name, epochs }: FitRequest): Promise<number> {
  const { images, labels, heldImages, heldLabels } = await digits();
  const { batchSize, layers } = models[name];
  const model = tf.sequential({ layers: layers() });
  model.compile({ optimizer: tf.train.adam(0.001), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  const startedAt = performance.now();
  await model.fit(images, labels, { epochs, batchSize, validationData: [heldImages, heldLabels] });
  return performance.now() - startedAt;
}

async function digits() {
  const options = { samples: 8000, labels: 'one-hot' };
  const assets = httpAssets(new URL('/data/', self.location.origin).href);
  const dataset = await loadDataset({ kind: 'dataset', dataset: 'digits', options }, 1, assets);
  const part = (split: 'train' | 'validation', field: string, shape: number[]) => {
    const indices = Array.from({ length: dataset.sizes[split] }, (_, index) => index);
    return tf.tensor(dataset.read(split, indices, field), [indices.length, ...shape], 'float32');
  };
  return {
    images: part('train', 'images', [28, 28, 1]),
    labels: part('train', 'labels', [10]),
    heldImages: part('validation', 'images', [28, 28, 1]),
    heldLabels: part('validation', 'labels', [10]),
  };
}
