import type { HostAnswer, HostRequest } from '../host.ts';

declare global {
  interface Window {
    /** Asks the worker called so, which is made at the first time. */
    ask?: (worker: string, request: HostRequest) => Promise<HostAnswer>;
    /** Ends that worker. */
    end?: (worker: string) => void;
  }
}

const workers = new Map<string, Worker>();

window.ask = (name, request) =>
  new Promise((resolve, reject) => {
    const worker = workers.get(name) ?? new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    workers.set(name, worker);
    worker.onmessage = ({ data }: MessageEvent<HostAnswer>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(request);
  });

window.end = (name) => {
  workers.get(name)?.terminate();
  workers.delete(name);
};
