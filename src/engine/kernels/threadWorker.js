// A thread of the kernels' team (`threads.ts`), in a page's worker and in Node's alike: plain JavaScript, since Node loads
// it as it is. It only waits, asleep in the kernels, for what the thread that leads runs.

const port = globalThis.process?.getBuiltinModule('node:worker_threads').parentPort ?? globalThis;

let kernels;
port.onmessage = ({ data: { module, memory, thread, team } }) => {
  if (module) {
    // Not `instantiate`: what fails while a message is heard ends in the `error` event of the worker.
    kernels = new WebAssembly.Instance(module, { env: { memory } }).exports;
    port.postMessage('ready');
    return;
  }
  try {
    kernels.follow(thread, team);
  } catch {
    kernels.lose(team);
  }
};
