import { scatterRows } from '../../kernels/instructions/embedding.ts';
import { areFloats, registerWasmKernel, sizeOf } from './heap.ts';
import { addressOf, runInstructions } from './kernelHeap.ts';

/** Sums rows by segment number: the gradient of an embedding, which the stock backend lacks. Rows of no segment are left out. */
export function registerSegmentSum(): void {
  registerWasmKernel('UnsortedSegmentSum', ({ backend, inputs, attrs }) => {
    const x = inputs['x']!;
    const segmentIds = inputs['segmentIds']!;
    if (!areFloats(x)) throw new Error('The wasm backend sums segments of floats only');
    const rows = attrs['numSegments'] as number;
    const features = x.shape.slice(segmentIds.shape.length);
    const sums = backend.makeOutput([rows, ...features], 'float32');
    const table = {
      ...{ ids: addressOf(backend, segmentIds), count: sizeOf(segmentIds.shape), fractional: false },
      ...{ rows, features: sizeOf(features) },
    };
    if (sizeOf(sums.shape) > 0) {
      runInstructions(backend, [scatterRows(addressOf(backend, sums), addressOf(backend, x), table)]);
    }
    return sums;
  });
}
