import type { FitRequest } from './worker.ts';

declare global {
  interface Window {
    /** Trains in a fresh worker; resolves with the milliseconds that `model.fit` took. */
    fit?: (request: FitRequest) => Promise<number>;
  }
}

window.fit = (request) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<number>) => {
      worker.terminate();
      resolve(data);
    };
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(request);
  });
