import type { BackendName } from '../engine/backend.ts';
import type { EngineChoice } from '../engine/choice.ts';

const names: Readonly<Record<BackendName, string>> = {
  static: 'WebAssembly',
  wasm: 'TensorFlow.js on WebAssembly',
  webgpu: 'TensorFlow.js on WebGPU',
  webgl: 'TensorFlow.js on WebGL',
  cpu: 'TensorFlow.js on the CPU',
};

/** Which engine a run is on and why, in one line: `Engine: WebAssembly, 2 threads, the fastest of 2 tried (4,380 samples/s)`. */
export function engineLine(choice: EngineChoice): string {
  const { backend, threads, uncovered } = choice;
  const engine = threads > 1 ? `${names[backend]}, ${threads} threads` : names[backend];
  const because = backend !== 'static' && uncovered ? `; ${whyNotStatic(uncovered)}` : '';
  return `Engine: ${engine}, ${reason(choice)}${because}`;
}

function reason({ backend, threads, why, trials }: EngineChoice): string {
  if (why === 'asked') return 'as asked';
  const won = trials.find((trial) => trial.backend === backend && trial.threads === threads);
  const rate = won?.samplesPerSecond;
  const speed = rate === undefined ? '' : ` (${Math.round(rate).toLocaleString('en-US')} samples/s)`;
  return `${why === 'fastest' ? `the fastest of ${trials.length} tried` : 'the only one tried'}${speed}`;
}

function whyNotStatic({ block, reason: cause }: NonNullable<EngineChoice['uncovered']>): string {
  return `the block ${block} keeps it from the static engine: ${cause}`;
}
