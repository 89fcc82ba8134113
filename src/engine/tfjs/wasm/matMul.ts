import * as tf from '@tensorflow/tfjs';

import { free, registerWasmKernel, transposed } from './heap.ts';

/**
 * Matrix products with a transposed side, which is every gradient of a dense layer, take a slow way in the stock
 * backend: about 2 GFLOP/s on one core, against 25 to 30 untransposed. Transposing first costs a tenth of the product.
 */
export function registerMatMul(): void {
  for (const kernelName of ['BatchMatMul', '_FusedMatMul']) {
    const stock = tf.getKernel(kernelName, 'wasm');
    if (!stock) throw new Error(`The wasm backend has no kernel ${kernelName}`);
    registerWasmKernel(kernelName, ({ backend, inputs, attrs }) => {
      const a = attrs['transposeA'] ? transposed(backend, inputs['a']!) : inputs['a']!;
      const b = attrs['transposeB'] ? transposed(backend, inputs['b']!) : inputs['b']!;
      const plain = { inputs: { ...inputs, a, b }, backend, attrs: { ...attrs, transposeA: false, transposeB: false } };
      const product = stock.kernelFunc(plain as never) as tf.TensorInfo;
      if (a !== inputs['a']) free(backend, a);
      if (b !== inputs['b']) free(backend, b);
      return product;
    });
  }
}
