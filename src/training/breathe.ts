/**
 * How long the loop may hold its thread. A shorter time costs throughput, a longer one makes Stop feel slow;
 * waiting for a timer instead would cost 4 to 16 ms at each batch.
 */
const breathMs = 30;

/**
 * Lets the messages that wait be handled, at most every 30 ms.
 * Returns `undefined` while no breath is due, so that the loop need not wait for it.
 */
export function createBreath(): () => Promise<void> | undefined {
  let last = performance.now();
  return () => {
    if (performance.now() - last < breathMs) return undefined;
    return nextTask().then(() => {
      last = performance.now();
    });
  };
}

function nextTask(): Promise<void> {
  if (typeof setImmediate === 'function') return new Promise((resolve) => setImmediate(resolve));
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
