import { Worker } from 'node:worker_threads';

import type { StartThread } from './threads.ts';

/** Starts a worker of Node's. Once it is ready, it does not keep the process from ending. */
export const startNodeThread: StartThread = (ready, lost) => {
  // Without what Node itself was told to load at its start: the worker is plain JavaScript.
  const worker = new Worker(new URL('./threadWorker.js', import.meta.url), { execArgv: [], name: 'kernels' });
  worker.on('message', () => {
    worker.unref();
    ready();
  });
  worker.on('error', lost);
  worker.on('exit', lost);
  return { post: (message) => worker.postMessage(message), end: () => void worker.terminate() };
};
