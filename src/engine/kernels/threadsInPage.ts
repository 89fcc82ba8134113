import type { StartThread } from './threads.ts';

/** Starts a worker of the page's, or of another worker's. */
export const startPageThread: StartThread = (ready, lost) => {
  const worker = new Worker(new URL('./threadWorker.js', import.meta.url), { type: 'module', name: 'kernels' });
  worker.onmessage = ready;
  worker.onerror = lost;
  return { post: (message) => worker.postMessage(message), end: () => worker.terminate() };
};
