import { describe, expect, it } from 'vitest';
import { diskAssets } from '../data/nodeAssets.ts';
import { useInstalledWasm } from '../engine/nodeWasmFiles.ts';
import { createTrainingClient, type TrainingClient, type WorkerPort } from './client.ts';
import { probesFor } from './probes/applies.ts';
import type { Message, Request, RunEvent } from './protocol.ts';
import { createSession } from './session.ts';
import { batchesOf, digitsPlan, only, pointsPlan } from './testRuns.ts';

// Client and session as in the page, joined by a real message channel instead of a worker.

useInstalledWasm();

interface Joined {
  readonly client: TrainingClient;
  readonly messages: Message[];
  close(): void;
}

function join(): Joined {
  const { port1, port2 } = new MessageChannel();
  const messages: Message[] = [];
  const answer = createSession((message) => {
    messages.push(message);
    port2.postMessage(message);
  }, diskAssets());
  port2.onmessage = ({ data }: MessageEvent<Request>) => answer(data);
  const close = () => {
    port1.close();
    port2.close();
  };
  const worker: WorkerPort = {
    onmessage: null,
    onmessageerror: null,
    onerror: null,
    postMessage: (request: Request) => port1.postMessage(request),
    terminate: close,
  };
  port1.onmessage = (event) => worker.onmessage?.call(worker as unknown as Worker, event);
  const client = createTrainingClient(() => worker);
  client.warm();
  port2.postMessage({ kind: 'ready' });
  return { client, messages, close };
}

/** Starts a run and resolves with all its events when it ends; `onEvent` may ask something of it. */
function run(client: TrainingClient, number: number, plan = pointsPlan(), onEvent?: (event: RunEvent) => void) {
  return new Promise<RunEvent[]>((resolve) => {
    const all: RunEvent[] = [];
    client.start(number, plan, { backend: 'wasm', probes: probesFor(plan) }, (events) => {
      all.push(...events);
      for (const event of events) onEvent?.(event);
      if (events.some(({ kind }) => kind === 'end')) resolve(all);
    });
  });
}

describe('a session', () => {
  it('trains one run after another, each event told once and in order', async () => {
    const { client, close } = join();
    const plan = pointsPlan();
    const first = await run(client, 1, plan);
    const second = await run(client, 2, plan);
    for (const events of [first, second]) {
      expect(events[0]?.kind).toBe('start');
      expect(batchesOf(events).map(({ batch }) => batch)).toEqual(Array.from({ length: 14 }, (_, batch) => batch));
      expect(events.at(-1)).toMatchObject({ kind: 'end', reason: 'finished' });
    }
    const curve = (events: RunEvent[]) => batchesOf(events).map(({ scores }) => scores);
    expect(curve(second)).toEqual(curve(first));
    close();
  });

  it('tells of many batches in few messages', async () => {
    const { client, messages, close } = join();
    const startedAt = performance.now();
    const events = await run(client, 1, pointsPlan({ epochs: 60 }));
    const told = messages.filter(({ kind }) => kind === 'events').length;
    expect(batchesOf(events)).toHaveLength(420);
    // Ten a second, and one each for the first and the last word.
    expect(told).toBeLessThanOrEqual((performance.now() - startedAt) / 100 + 2);
    close();
  });

  it('pauses, steps, goes on and stops', async () => {
    const { client, close } = join();
    let pauses = 0;
    let trained = 0;
    const events = await run(client, 1, pointsPlan({ epochs: 100_000 }), (event) => {
      if (event.kind === 'start') client.ask('pause');
      if (event.kind === 'state' && event.state === 'paused') client.ask(++pauses === 1 ? 'step' : 'resume');
      if (event.kind === 'state' && event.state === 'training') trained++;
      if (event.kind === 'batches' && trained > 0) client.stop();
    });
    expect(pauses).toBe(2);
    expect(only(events, 'state').map(({ state }) => state)).toEqual(['paused', 'paused', 'training']);
    expect(events.at(-1)).toMatchObject({ kind: 'end', reason: 'stopped' });
    close();
  });

  it('ends a run that cannot be prepared with the reason, and trains the next one', async () => {
    const { client, close } = join();
    const plan = pointsPlan();
    const [source] = plan.sources;
    const foreign = {
      ...plan,
      sources: [{ ...source!, source: { kind: 'dataset', dataset: 'cats', options: {} } as const }],
    };
    const events = await run(client, 1, foreign);
    expect(events).toMatchObject([
      { kind: 'end', reason: 'error', message: 'Training stopped: There is no data set called "cats".' },
    ]);
    expect((await run(client, 2)).at(-1)).toMatchObject({ reason: 'finished' });
    close();
  });

  it('shows another sample when one is pinned, during a run and after it', async () => {
    const { client, close } = join();
    const inputs: string[] = [];
    let shown = () => undefined as void;
    const events = await run(client, 1, digitsPlan({ epochs: 1 }), (event) => {
      if (event.kind === 'start') client.pin(3);
      if (event.kind !== 'view' || event.view.probe !== 'featureMaps') return;
      inputs.push(event.view.input?.pixels.join() ?? '');
      shown();
    });
    expect(events.at(-1)).toMatchObject({ reason: 'finished' });
    const before = inputs.at(-1);
    await new Promise<void>((resolve) => {
      shown = resolve;
      client.pin(4);
    });
    expect(inputs.at(-1)).not.toBe(before);
    close();
  });
});
