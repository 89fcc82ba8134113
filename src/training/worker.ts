import { httpAssets } from '../data/assets.ts';
import { useServedWasm } from '../engine/wasmFiles.ts';
import type { Message, Request } from './protocol.ts';
import { createSession } from './session.ts';

// The entry of the training worker: the only code of the page that loads TensorFlow.js.

useServedWasm();
const answer = createSession(
  (message: Message) => postMessage(message),
  httpAssets(new URL(`${import.meta.env.BASE_URL}data/`, self.location.origin).href),
);
self.onmessage = ({ data }: MessageEvent<Request>) => answer(data);
postMessage({ kind: 'ready' } satisfies Message);
