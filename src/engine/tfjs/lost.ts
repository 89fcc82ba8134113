import * as tf from '@tensorflow/tfjs';

import { EngineLost } from '../program.ts';

const words: Readonly<Record<string, string>> = { webgl: 'WebGL context', webgpu: 'WebGPU device' };

/** What errors of the backends say when the graphics card was taken away. */
const lossMessage =
  /context\W*(is |was )?lost|lost\W*(webgl )?context|CONTEXT_LOST|device\W*(is |was )?lost|lost\W*device/i;

/**
 * Throws `EngineLost` when the backend's context is gone. WebGL must be asked: after a loss it computes on without a
 * word, and reads zeros.
 */
export function checkContext(): void {
  if (tf.getBackend() !== 'webgl') return;
  const { gpgpu } = tf.backend() as unknown as { readonly gpgpu?: { readonly gl?: WebGL2RenderingContext } };
  if (gpgpu?.gl?.isContextLost()) throw lost();
}

/** An error of a backend, as `EngineLost` when that is what it says or what lies behind it. */
export function asEngineError(error: unknown): unknown {
  if (error instanceof EngineLost) return error;
  try {
    checkContext();
  } catch (cause) {
    return cause;
  }
  return lossMessage.test(error instanceof Error ? error.message : String(error)) ? lost(error) : error;
}

function lost(cause?: unknown): EngineLost {
  return new EngineLost(`The browser took the ${words[tf.getBackend()] ?? 'graphics card'} away.`, { cause });
}
