import * as tf from '@tensorflow/tfjs';
import { useInstalledWasm } from '../src/engine/nodeWasmFiles.ts';
import { setBackend } from '../src/engine/choose.ts';
import { smallMlp } from '../src/engine/testPlans.ts';
import { imageToColumns, patchesToImage } from '../src/engine/tfjs/wasm/windows.ts';
useInstalledWasm();
await setBackend('wasm', smallMlp());
function t(label: string, flop: number, f: () => any) {
  for (let i = 0; i < 3; i++)
    tf.tidy(() => {
      f();
    });
  let best = 1e9;
  for (let r = 0; r < 8; r++) {
    const s = performance.now();
    for (let i = 0; i < 3; i++)
      tf.tidy(() => {
        f();
      });
    best = Math.min(best, (performance.now() - s) / 3);
  }
  console.log(label, best.toFixed(3) + 'ms', (flop / best / 1e6).toFixed(1) + ' GF/s');
}
const R = (s: number[]) => tf.randomUniform(s) as tf.Tensor4D;
const cases: [string, number[], number[], number, 'same' | 'valid'][] = [
  ['cnn1', [64, 28, 28, 1], [3, 3, 1, 32], 1, 'valid'],
  ['cnn2', [64, 13, 13, 32], [3, 3, 32, 64], 1, 'valid'],
  ['d1', [64, 16, 16, 3], [5, 5, 3, 64], 2, 'same'],
  ['d2', [64, 8, 8, 64], [5, 5, 64, 128], 2, 'same'],
  ['t1', [64, 4, 4, 128], [5, 5, 128, 256], 1, 'same'],
  ['t2', [64, 8, 8, 64], [5, 5, 64, 128], 2, 'same'],
  ['t3', [64, 16, 16, 3], [5, 5, 3, 64], 2, 'same'],
];
for (const [n, xs, fs, s, pad] of cases) {
  const info = tf.backend_util.computeConv2DInfo(xs as never, fs as never, s, 1, pad);
  const x = R(xs),
    f = R(fs),
    dy = R(info.outShape);
  const K = fs[0]! * fs[1]! * fs[2]!,
    M = info.batchSize * info.outHeight * info.outWidth;
  const flop = 2 * M * K * fs[3]!;
  const patches = new Float32Array(M * K),
    img = new Float32Array(x.size);
  t(n + ' fwd', flop, () => tf.conv2d(x, f, s, pad));
  t(n + ' dW', flop, () =>
    (tf as any)
      .engine()
      .runKernel('Conv2DBackpropFilter', { x, dy }, { filterShape: fs, strides: [s, s], pad, dataFormat: 'NHWC' }),
  );
  t(n + ' dX', flop, () =>
    (tf as any)
      .engine()
      .runKernel(
        'Conv2DBackpropInput',
        { filter: f, dy },
        { inputShape: xs, strides: [s, s], pad, dataFormat: 'NHWC' },
      ),
  );
  const P = tf.randomUniform([M, K]),
    D = tf.randomUniform([fs[3]!, M]),
    D2 = tf.randomUniform([M, fs[3]!]),
    W = tf.randomUniform([fs[3]!, K]);
  t(n + '  mm dyT P', flop, () => tf.matMul(D, P));
  t(n + '  mm dy WT', flop, () => tf.matMul(D2, W));
  t(n + '  im2col', M * K, () => imageToColumns(info, img, patches, 64));
  t(n + '  col2im', M * K, () => patchesToImage(info, patches, img, 64));
}
