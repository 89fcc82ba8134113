import { httpAssets } from '../data/assets.ts';
import { wasmFiles } from '../engine/wasmFiles.ts';
import type { Message, Request } from './protocol.ts';
import { createSession } from './session.ts';

// The entry of the training worker: the only code of the page that loads TensorFlow.js.

const answer = createSession((message: Message) => postMessage(message), {
  assets: httpAssets(new URL(`${import.meta.env.BASE_URL}data/`, self.location.origin).href),
  wasmFiles,
});

self.onmessage = ({ data }: MessageEvent<Request>) => answer(data);
postMessage({ kind: 'ready' } satisfies Message);
