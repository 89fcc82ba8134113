import { floatsOf, registerWasmKernel } from './heap.ts';

/** Sums rows by segment number: the gradient of an embedding. Rows of no segment are left out. */
export function registerSegmentSum(): void {
  registerWasmKernel('UnsortedSegmentSum', ({ backend, inputs, attrs }) => {
    const x = inputs['x']!;
    const segmentIds = inputs['segmentIds']!;
    const segments = attrs['numSegments'] as number;
    const sums = backend.makeOutput([segments, ...x.shape.slice(segmentIds.shape.length)], 'float32');

    const from = floatsOf(backend, x);
    const ids = backend.typedArrayFromHeap(segmentIds);
    const to = floatsOf(backend, sums).fill(0);
    const width = from.length / ids.length;
    for (let row = 0; row < ids.length; row++) {
      const segment = ids[row]!;
      if (segment < 0 || segment >= segments) continue;
      for (let column = 0; column < width; column++) to[segment * width + column]! += from[row * width + column]!;
    }
    return sums;
  });
}
