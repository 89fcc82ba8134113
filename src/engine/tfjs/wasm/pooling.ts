import type * as tf from '@tensorflow/tfjs';

import type { Address, Instruction } from '../../kernels/instruction.ts';
import {
  averagePool,
  averagePoolGradient,
  maxPool,
  maxPoolGradient,
  type PoolGeometry,
} from '../../kernels/instructions/pooling.ts';
import { areFloats, replaceWasmKernel, sizeOf, type KernelCall } from './heap.ts';
import { addressOf, runInstructions } from './kernelHeap.ts';
import { isChannelsLast, poolingOf } from './windows.ts';

/**
 * Pooling and its gradients by our kernels. The stock gradient of max pooling looks at each window once for every
 * number of it, which takes longer than the convolution before it.
 */
export function registerPooling(): void {
  registerForward('MaxPool', maxPool);
  registerForward('AvgPool', averagePool);
  replaceWasmKernel('MaxPoolGrad', isOurs, (call) => {
    const { dy, input, output } = call.inputs as Record<'dy' | 'input' | 'output', tf.TensorInfo>;
    const at = (tensor: tf.TensorInfo): Address => addressOf(call.backend, tensor);
    return gradient(call, (dx, geometry) => maxPoolGradient(dx, at(dy), at(input), at(output), geometry));
  });
  replaceWasmKernel('AvgPoolGrad', isOurs, (call) => {
    const dy = addressOf(call.backend, call.inputs['dy']!);
    return gradient(call, (dx, geometry) => averagePoolGradient(dx, dy, geometry));
  });
}

function isOurs(call: KernelCall): boolean {
  return isChannelsLast(call) && areFloats(...Object.values(call.inputs));
}

function registerForward(kernelName: string, pool: typeof maxPool): void {
  replaceWasmKernel(kernelName, isOurs, ({ backend, inputs, attrs }) => {
    const x = inputs['x']!;
    const geometry = poolingOf(x.shape, attrs);
    const { batch, outHeight, outWidth, channels } = geometry;
    const y = backend.makeOutput([batch, outHeight, outWidth, channels], 'float32');
    if (sizeOf(y.shape) > 0) runInstructions(backend, [pool(addressOf(backend, y), addressOf(backend, x), geometry)]);
    return y;
  });
}

function gradient(
  { backend, inputs, attrs }: KernelCall,
  spread: (dx: Address, geometry: PoolGeometry) => Instruction,
): tf.TensorInfo {
  const dx = backend.makeOutput(inputs['input']!.shape, 'float32');
  if (sizeOf(dx.shape) === 0) return dx;
  runInstructions(backend, [spread(addressOf(backend, dx), poolingOf(dx.shape, attrs))]);
  return dx;
}
