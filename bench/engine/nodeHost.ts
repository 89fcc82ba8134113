import { useInstalledWasm } from '../../src/engine/nodeWasmFiles.ts';
import { createHost, type HostRequest } from './host.ts';

// A process that hosts one engine: it answers every message of the one that started it.

useInstalledWasm();
const host = createHost();
process.on('message', (request: HostRequest) => {
  void host(request).then((answer) => process.send!(answer));
});
