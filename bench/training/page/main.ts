import { useServedWasm } from '../../../src/engine/wasmFiles.ts';
import type { BackendName } from '../../../src/engine/backend.ts';
import { measure, type Outcome } from '../measure.ts';

declare global {
  interface Window {
    measure?: (type: string, backend: BackendName) => Promise<Outcome>;
  }
}

useServedWasm();
window.measure = measure;
