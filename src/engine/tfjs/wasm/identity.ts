import { asShape, registerWasmKernel } from './heap.ts';

/**
 * The same numbers under a second name. The stock kernel copies them; no kernel writes into its inputs,
 * so two tensors may share what they hold, as they do when one is reshaped.
 */
export function registerIdentity(): void {
  registerWasmKernel('Identity', ({ backend, inputs }) => {
    const x = inputs['x']!;
    backend.incRef(x.dataId);
    return asShape(x, x.shape);
  });
}
