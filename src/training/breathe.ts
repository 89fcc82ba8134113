/**
 * How long the loop may hold its thread. A shorter time costs throughput, a longer one makes Stop feel slow;
 * waiting for a timer instead would cost 4 to 16 ms at each batch.
 */
export const breathMs = 30;

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

/** Resolves when the messages that wait now have been handled. */
export function nextTask(): Promise<void> {
  // Node's channels would keep a program alive that is done.
  if (typeof setImmediate === 'function') return new Promise((resolve) => setImmediate(resolve));
  return new Promise((resolve) => {
    waiting.push(resolve);
    ownChannel().port2.postMessage(null);
  });
}

const waiting: (() => void)[] = [];
let channel: MessageChannel | undefined;

/** One channel for all breaths of this thread: answers come in the order of the questions. */
function ownChannel(): MessageChannel {
  if (!channel) {
    channel = new MessageChannel();
    channel.port1.onmessage = () => waiting.shift()?.();
  }
  return channel;
}
