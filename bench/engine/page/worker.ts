import { useServedWasm } from '../../../src/engine/wasmFiles.ts';
import { createHost, type HostRequest } from '../host.ts';

useServedWasm();
const host = createHost();
self.onmessage = ({ data }: MessageEvent<HostRequest>) => {
  void host(data).then((answer) => postMessage(answer));
};
