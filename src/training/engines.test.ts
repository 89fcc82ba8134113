import { beforeAll, expect, it } from 'vitest';

import { templates, type TemplateId } from '../../templates/index.ts';
import { compile } from '../compiler/compile.ts';
import type { Plan } from '../compiler/plan.ts';
import { diskAssets } from '../data/nodeAssets.ts';
import type { BackendName } from '../engine/backend.ts';
import { startEngine } from '../engine/engines.ts';
import { useInstalledWasm } from '../engine/nodeWasmFiles.ts';
import type { WeightTable } from '../engine/program.ts';
import { createTrainFeed, loadDatasets } from './feed.ts';

// The first steps of every template on real data: each engine has to go where TensorFlow.js's cpu backend goes.

beforeAll(useInstalledWasm);

interface Judged {
  readonly batchSize: number;
  readonly steps: number;
  /**
   * Steps in proportion to the gradient. Adam takes as large a step along a gradient that is nothing but rounding (of a
   * key's bias, which softmax takes out again, or of a convolution before a normalization) as along any other.
   */
  readonly plain?: true;
}

/** As much as the cpu backend trains in seconds: a step of the GAN on two samples takes it eight. */
const judged: Readonly<Record<TemplateId, Judged>> = {
  mlp: { batchSize: 32, steps: 15 },
  cnn: { batchSize: 2, steps: 15 },
  rnn: { batchSize: 4, steps: 15 },
  gan: { batchSize: 2, steps: 2 },
  spiral: { batchSize: 32, steps: 15 },
  lenet: { batchSize: 4, steps: 15 },
  resnet: { batchSize: 8, steps: 2, plain: true },
  mobilenet: { batchSize: 8, steps: 5, plain: true },
  unet: { batchSize: 2, steps: 6 },
  vit: { batchSize: 8, steps: 15, plain: true },
  bilstm: { batchSize: 8, steps: 10 },
  seq2seq: { batchSize: 16, steps: 15 },
  gpt: { batchSize: 4, steps: 8, plain: true },
};

function planOf(id: TemplateId): Plan {
  const { plan } = compile(templates.find((template) => template.id === id)!.project);
  if (!plan) throw new Error(`${id} does not compile`);
  const { batchSize, plain } = judged[id];
  const sgd = { name: 'sgd', args: { learningRate: 0.001 } } as const;
  const steps = plan.steps.map((step) => ({ ...step, optimizer: plain ? sgd : step.optimizer }));
  return { ...plan, steps, run: { ...plan.run, batchSize } };
}

async function trained(plan: Plan, backend: BackendName, steps: number): Promise<WeightTable> {
  const feed = createTrainFeed(plan, await loadDatasets(plan, diskAssets()));
  const program = await (await startEngine(backend)).create(plan);
  for (let index = 0; index < steps; index++) await program.train((step) => feed.batch(0, index, step));
  const weights = await program.weights();
  program.dispose();
  return weights;
}

it.each(Object.keys(judged) as TemplateId[])(
  '%s has the same weights after its first steps',
  async (id) => {
    const plan = planOf(id);
    const expected = await trained(plan, 'cpu', judged[id].steps);
    for (const backend of ['static', 'wasm'] as const) {
      const actual = await trained(plan, backend, judged[id].steps);
      for (const [name, { values }] of expected) {
        const numbers = actual.get(name)!.values;
        const farthest = values.reduce((most, value, at) => Math.max(most, Math.abs(value - numbers[at]!)), 0);
        expect(farthest, `${name} on ${backend}`).toBeLessThan(1e-4);
      }
    }
  },
  120_000,
);
