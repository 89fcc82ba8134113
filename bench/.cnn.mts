import * as tf from '@tensorflow/tfjs';
import { useInstalledWasm } from '../src/engine/nodeWasmFiles.ts';
import { setBackend } from '../src/engine/choose.ts';
import { createProgram } from '../src/engine/program.ts';
import {
  conv2d,
  dense,
  floats,
  from,
  layer,
  model,
  oneHot,
  supervised,
  tensor,
  weight,
  integers,
} from '../src/engine/testPlans.ts';
useInstalledWasm();
const z = { initializer: 'zeros' },
  g = { initializer: 'glorotUniform' };
const net = model('cnn', { images: tensor([28, 28, 1]) }, [
  conv2d('conv', [1, 32, 3, 1], 'valid', 'relu', { input: 0 }),
  layer('pool', 'maxPooling2d', { poolSize: [2, 2], strides: [2, 2], padding: 'valid' }, { inputs: [from('conv')] }),
  conv2d('conv_1', [32, 64, 3, 1], 'valid', 'relu', from('pool')),
  layer(
    'pool_1',
    'maxPooling2d',
    { poolSize: [2, 2], strides: [2, 2], padding: 'valid' },
    { inputs: [from('conv_1')] },
  ),
  layer('flatten', 'flatten', {}, { inputs: [from('pool_1')] }),
  dense('dense', 1600, 128, 'relu', from('flatten')),
  dense('dense_1', 128, 10, 'softmax', from('dense')),
]);
const cnn = supervised(net, { loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
const mlp = supervised(
  model('mlp', { images: tensor([784]) }, [
    dense('a', 784, 64, 'relu', { input: 0 }),
    dense('b', 64, 32, 'relu', from('a')),
    dense('c', 32, 10, 'softmax', from('b')),
  ]),
  { loss: 'categoricalCrossentropy', metrics: ['accuracy'] },
);
const rnn = (kind: string, gates: number) =>
  supervised(
    model('rnn', { images: tensor([40], 'int32') }, [
      layer(
        'embedding',
        'embedding',
        { inputDim: 77, outputDim: 64, embeddingsInitializer: { initializer: 'randomUniform' }, maskZero: false },
        { weights: [weight('e', 77, 64)] },
      ),
      layer(
        'rnn',
        kind,
        {
          units: 128,
          activation: 'tanh',
          ...(gates > 1 ? { recurrentActivation: 'sigmoid' } : {}),
          useBias: true,
          kernelInitializer: g,
          recurrentInitializer: g,
          biasInitializer: z,
          returnSequences: true,
          returnState: true,
        },
        {
          inputs: [from('embedding')],
          weights: [weight('k', 64, 128 * gates), weight('r', 128, 128 * gates), weight('b', 128 * gates)],
        },
      ),
      dense('d', 128, 77, 'softmax', from('rnn')),
    ]),
    { loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] },
  );
const bn = (name: string, n: number, i: string) =>
  layer(
    name,
    'batchNormalization',
    { axis: -1, momentum: 0.99, epsilon: 0.001, center: true, scale: true },
    { inputs: [from(i)], weights: [weight('gamma', n), weight('beta', n), weight('mm', n), weight('mv', n)] },
  );
const lr = (name: string, i: string) => layer(name, 'leakyReLU', { alpha: 0.2 }, { inputs: [from(i)] });
const ct = (name: string, i: string, ci: number, co: number, s: number, a = 'linear') =>
  layer(
    name,
    'conv2dTranspose',
    {
      filters: co,
      kernelSize: [5, 5],
      strides: [s, s],
      padding: 'same',
      activation: a,
      useBias: false,
      kernelInitializer: g,
    },
    { inputs: [from(i)], weights: [weight('kernel', 5, 5, co, ci)] },
  );
const generator = model('generator', { noise: tensor([100]) }, [
  layer(
    'dense',
    'dense',
    { units: 4096, activation: 'linear', useBias: false, kernelInitializer: g },
    { weights: [weight('kernel', 100, 4096)] },
  ),
  bn('bn', ('4096' as never as number) && 4096, 'dense'),
  lr('l', 'bn'),
  layer('reshape', 'reshape', { targetShape: [4, 4, 256] }, { inputs: [from('l')] }),
  ct('t1', 'reshape', 256, 128, 1),
  bn('bn1', 128, 't1'),
  lr('l1', 'bn1'),
  ct('t2', 'l1', 128, 64, 2),
  bn('bn2', 64, 't2'),
  lr('l2', 'bn2'),
  ct('t3', 'l2', 64, 3, 2, 'tanh'),
]);
const disc = model('disc', { image: tensor([16, 16, 3]) }, [
  conv2d('c1', [3, 64, 5, 2], 'same', 'linear', { input: 0 }),
  lr('l', 'c1'),
  layer('d', 'Dropout', { rate: 0.3, seed: { seed: true } }, { custom: true, inputs: [from('l')] }),
  conv2d('c2', [64, 128, 5, 2], 'same', 'linear', from('d')),
  lr('l2', 'c2'),
  layer('d2', 'Dropout', { rate: 0.3, seed: { seed: true } }, { custom: true, inputs: [from('l2')] }),
  layer('f', 'flatten', {}, { inputs: [from('d2')] }),
  dense('o', 2048, 1, 'sigmoid', from('f')),
]);
const { smallGan } = await import('../src/engine/testPlans.ts');
const small = smallGan();
const gan = {
  ...small,
  models: [generator, { ...disc, name: 'discriminator' }],
  steps: small.steps.map((s) => ({
    ...s,
    trains:
      s.name === 'step_d'
        ? disc.layers.filter((l) => l.weights.length).map((l) => 'discriminator/' + l.name)
        : generator.layers.filter((l) => l.weights.length).map((l) => 'generator/' + l.name),
  })),
};
const B = 64;
const cases: [string, any, any, number][] = [
  ['mlp', mlp, { data: { images: floats([B, 784]), labels: oneHot(B, 10) } }, 40],
  ['cnn', cnn, { data: { images: floats([B, 28, 28, 1]), labels: oneHot(B, 10) } }, 10],
  [
    'simpleRNN',
    rnn('simpleRNN', 1),
    { data: { images: integers([32, 40], 77), labels: integers([32, 40], 77, 3) } },
    5,
  ],
  ['lstm', rnn('lstm', 4), { data: { images: integers([32, 40], 77), labels: integers([32, 40], 77, 3) } }, 5],
  ['gru', rnn('gru', 3), { data: { images: integers([32, 40], 77), labels: integers([32, 40], 77, 3) } }, 5],
  ['gan', gan, { data: { images: floats([B, 16, 16, 3]) }, noise: { noise: floats([B, 100]) } }, 5],
];
const [backend, only] = process.argv.slice(2);
for (const [name, plan, batch, n] of cases) {
  if (only && only !== name) continue;
  await setBackend(backend as never, plan);
  const p = createProgram(plan);
  const b = name.match(/rnn|lstm|gru|RNN/) ? 32 : B;
  if (process.env.PROFILE) {
    await p.train(() => batch);
    tf.env().set('DEBUG', false);
    const prof = await tf.profile(() => {
      void p.train(() => batch);
    });
    const byk: Record<string, [number, number]> = {};
    for (const k of prof.kernels) {
      const t = Number(await k.kernelTimeMs);
      const e = (byk[k.name] ??= [0, 0]);
      e[0] += t;
      e[1]++;
    }
    console.log(
      Object.entries(byk)
        .sort((a, b) => b[1][0] - a[1][0])
        .slice(0, 14)
        .map(([k, [t, c]]) => `${k} ${t.toFixed(1)}ms x${c}`)
        .join('\n'),
    );
  }
  await p.train(() => batch);
  let best = 1e9,
    cpu = 1e9;
  for (let r = 0; r < 3; r++) {
    const c0 = process.cpuUsage();
    const s = performance.now();
    const m = backend === 'cpu' ? 1 : n;
    for (let i = 0; i < m; i++) await p.train(() => batch);
    best = Math.min(best, (performance.now() - s) / m);
    const c1 = process.cpuUsage(c0);
    cpu = Math.min(cpu, (c1.user + c1.system) / 1000 / m);
    if (backend === 'cpu') break;
  }
  console.log(
    'RES',
    backend,
    name,
    best.toFixed(1) + ' ms',
    ((b / best) * 1000).toFixed(0) + '/s',
    'cpu ' + cpu.toFixed(1) + 'ms',
    ((b / cpu) * 1000).toFixed(0) + '/s',
  );
  p.dispose();
}
