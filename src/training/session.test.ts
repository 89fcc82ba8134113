import { describe, expect, it } from 'vitest';
import type { Plan } from '../compiler/plan.ts';
import type { AssetReader } from '../data/dataset.ts';
import { diskAssets } from '../data/nodeAssets.ts';
import type { EngineChoice } from '../engine/choice.ts';
import { useInstalledWasm } from '../engine/nodeWasmFiles.ts';
import { createTrainingClient, type TrainingClient, type WorkerPort } from './client.ts';
import { probesFor } from './probes/applies.ts';
import type { Message, Request, RunEvent, RunOptions } from './protocol.ts';
import { createSession } from './session.ts';
import { batchesOf, digitsPlan, only, pointsPlan } from './testRuns.ts';

// Client and session as in the page, joined by a real message channel instead of a worker.

useInstalledWasm();

interface Joined {
  readonly client: TrainingClient;
  readonly messages: Message[];
  close(): void;
}

function join(assets: AssetReader = diskAssets()): Joined {
  const { port1, port2 } = new MessageChannel();
  const messages: Message[] = [];
  const answer = createSession((message) => {
    messages.push(message);
    port2.postMessage(message);
  }, assets);
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

/** Has a run prepared and resolves with the engine it would train on. */
function warm(client: TrainingClient, plan = pointsPlan(), backend: RunOptions['backend'] = 'auto') {
  return new Promise<EngineChoice>((onWarmed) => client.warm({ plan, backend, onWarmed }));
}

/** Starts a run and resolves with all its events when it ends; `onEvent` may ask something of it. */
function run(
  client: TrainingClient,
  number: number,
  plan = pointsPlan(),
  onEvent?: (event: RunEvent) => void,
  backend: RunOptions['backend'] = 'wasm',
) {
  return new Promise<RunEvent[]>((resolve) => {
    const all: RunEvent[] = [];
    client.start(number, plan, { backend, probes: probesFor(plan) }, (events) => {
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
    // Ten a second, and one each for the first word, the first batch and the last word.
    expect(told).toBeLessThanOrEqual((performance.now() - startedAt) / 100 + 3);
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

describe('a run prepared ahead', () => {
  /** A session that counts what it reads: a run taken over reads nothing. */
  function joinCounting() {
    const read: string[] = [];
    const disk = diskAssets();
    return {
      read,
      ...join((path) => {
        read.push(path);
        return disk(path);
      }),
    };
  }
  const start = (client: TrainingClient, plan: Plan) => run(client, 1, plan, undefined, 'auto');
  const curve = (events: readonly RunEvent[]) => batchesOf(events).map(({ scores }) => scores);
  async function coldCurve(plan: Plan) {
    const { client, close } = join();
    const events = await start(client, plan);
    close();
    return curve(events);
  }

  it('is taken over by Train, also for another number of epochs, and gives the same curve', async () => {
    const { client, read, close } = joinCounting();
    const choice = await warm(client, digitsPlan({ epochs: 5 }));
    expect(read.length).toBeGreaterThan(0);
    const before = read.length;
    const plan = digitsPlan({ epochs: 1 });
    const events = await start(client, { ...plan, title: 'By another name' });
    expect(read).toHaveLength(before);
    expect(events[0]).toMatchObject({ kind: 'start', epochs: 1, choice });
    expect(events.at(-1)).toMatchObject({ reason: 'finished', epoch: 0 });
    expect(curve(events)).toEqual(await coldCurve(plan));
    close();
  });

  it.each([
    ['an edit', digitsPlan({ batchSize: 16, epochs: 1 })],
    ['another seed', digitsPlan({ seed: 8, epochs: 1 })],
  ])('makes way for %s', async (_what, plan) => {
    const { client, read, close } = joinCounting();
    await warm(client, digitsPlan({ epochs: 1 }));
    const before = read.length;
    const events = await start(client, plan);
    expect(read.length).toBeGreaterThan(before);
    expect(curve(events)).toEqual(await coldCurve(plan));
    close();
  });

  it('makes way for another engine', async () => {
    const { client, close } = join();
    await warm(client, pointsPlan(), 'auto');
    const events = await run(client, 1, pointsPlan(), undefined, 'cpu');
    expect(events[0]).toMatchObject({ backend: 'cpu', choice: { why: 'asked' } });
    close();
  });

  it('is taken over in the middle', async () => {
    const { client, read, messages, close } = joinCounting();
    const plan = digitsPlan({ epochs: 1 });
    void warm(client, plan);
    const events = await start(client, plan);
    const once = read.length;
    expect(events.at(-1)).toMatchObject({ reason: 'finished' });
    expect(messages.filter(({ kind }) => kind === 'warmed')).toEqual([]);
    await start(client, plan);
    expect(read).toHaveLength(2 * once);
    close();
  });

  it('does not keep Train waiting for data that nobody asks for any more', async () => {
    const { client, close } = join(() => new Promise(() => undefined));
    void warm(client, digitsPlan());
    expect((await start(client, pointsPlan())).at(-1)).toMatchObject({ reason: 'finished' });
    close();
  });

  it('is made once for one plan, and only for the last of several', async () => {
    const { client, read, messages, close } = joinCounting();
    const plan = digitsPlan({ epochs: 1 });
    void warm(client, pointsPlan());
    void warm(client, digitsPlan({ seed: 8 }));
    await Promise.race([warm(client, plan), warm(client, plan)]);
    expect(messages.filter(({ kind }) => kind === 'warmed')).toHaveLength(1);
    const before = read.length;
    expect(curve(await start(client, plan))).toEqual(await coldCurve(plan));
    expect(read).toHaveLength(before);
    close();
  });

  it('waits on when Stop is pressed', async () => {
    const { client, read, close } = joinCounting();
    const plan = digitsPlan({ epochs: 1 });
    await warm(client, plan);
    const before = read.length;
    client.stop();
    expect((await start(client, plan)).at(-1)).toMatchObject({ reason: 'finished' });
    expect(read).toHaveLength(before);
    close();
  });

  it('that cannot be prepared says nothing; the run says why', async () => {
    const { client, messages, close } = join(() => Promise.reject(new Error('The line is dead.')));
    void warm(client, digitsPlan());
    const events = await start(client, digitsPlan());
    expect(events).toMatchObject([{ kind: 'end', reason: 'error', message: 'Training stopped: The line is dead.' }]);
    expect(messages.filter(({ kind }) => kind === 'warmed')).toEqual([]);
    close();
  });

  it('leaves the weights of the run before it in place until the next one starts', async () => {
    const { client, close } = join();
    const plan = digitsPlan({ epochs: 1 });
    let views = 0;
    let shown = () => undefined as void;
    await run(client, 1, plan, ({ kind }) => {
      views += kind === 'view' ? 1 : 0;
      shown();
    });
    await warm(client, plan);
    const before = views;
    await new Promise<void>((resolve) => {
      shown = resolve;
      client.pin(4);
    });
    expect(views).toBeGreaterThan(before);
    expect((await start(client, plan)).at(-1)).toMatchObject({ reason: 'finished' });
    close();
  });
});
