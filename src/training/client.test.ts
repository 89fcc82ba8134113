import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Plan } from '../compiler/plan.ts';
import { createTrainingClient, type WorkerPort } from './client.ts';
import type { EndEvent, Message, Request, RunEvent } from './protocol.ts';

// The client against a worker that says what the test says. Time is the test's own.

const plan: Plan = {
  title: 'Test',
  sources: [],
  models: [],
  calls: [],
  losses: [],
  steps: [],
  run: { epochs: 1, batchSize: 1, seed: 1 },
};
const options = { backend: 'auto', probes: [] } as const;

interface FakeWorker extends WorkerPort {
  readonly requests: Request[];
  terminated: boolean;
  say(message: Message): void;
}

function fakeWorker(): FakeWorker {
  const worker: FakeWorker = {
    requests: [],
    terminated: false,
    onmessage: null,
    onmessageerror: null,
    onerror: null,
    postMessage: (request: Request) => void worker.requests.push(request),
    terminate: () => {
      worker.terminated = true;
    },
    say: (data) => worker.onmessage?.call(worker as unknown as Worker, new MessageEvent('message', { data })),
  };
  return worker;
}

function setUp() {
  const workers: FakeWorker[] = [];
  const events: RunEvent[] = [];
  const client = createTrainingClient(() => {
    const worker = fakeWorker();
    workers.push(worker);
    return worker;
  });
  const receive = (received: readonly RunEvent[]) => void events.push(...received);
  const ends = () => events.filter((event): event is EndEvent => event.kind === 'end');
  const worker = () => workers.at(-1)!;
  return { client, workers, worker, events, ends, start: (run = 1) => client.start(run, plan, options, receive) };
}

const batch: RunEvent = {
  kind: 'batches',
  first: 4,
  count: 3,
  epoch: 2,
  scores: { loss: Float64Array.of(3, 2, 1) },
  samplesPerSecond: 1,
  msLeft: 1,
};
const end: RunEvent = { kind: 'end', reason: 'finished', batch: 7, epoch: 2, ms: 10 };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a run', () => {
  it('begins on the worker that was warmed, and passes its events on', () => {
    const { client, workers, worker, events, start } = setUp();
    client.warm();
    worker().say({ kind: 'ready' });
    start();
    expect(workers).toHaveLength(1);
    expect(worker().requests).toEqual([{ kind: 'start', run: 1, plan, options }]);
    worker().say({ kind: 'events', run: 1, events: [batch, end] });
    expect(events).toEqual([batch, end]);
  });

  it('keeps its worker for the next one', () => {
    const { workers, worker, start } = setUp();
    start(1);
    worker().say({ kind: 'events', run: 1, events: [end] });
    vi.advanceTimersByTime(60_000);
    start(2);
    expect(workers).toHaveLength(1);
    expect(worker().terminated).toBe(false);
  });

  it('does not hear the events of the one before', () => {
    const { worker, events, start } = setUp();
    start(1);
    worker().say({ kind: 'events', run: 1, events: [end] });
    start(2);
    worker().say({ kind: 'events', run: 1, events: [batch] });
    expect(events).toEqual([end]);
  });

  it('goes on for as long as the worker gives signs of life', () => {
    const { worker, ends, start } = setUp();
    start();
    worker().say({ kind: 'ready' });
    for (let i = 0; i < 100; i++) {
      vi.advanceTimersByTime(500);
      worker().say({ kind: 'events', run: 1, events: [{ kind: 'alive' }] });
    }
    expect(ends()).toEqual([]);
  });

  it('may be silent for as long as the worker said', () => {
    const { worker, ends, start } = setUp();
    start();
    worker().say({ kind: 'ready' });
    worker().say({ kind: 'busy', ms: 30_000 });
    vi.advanceTimersByTime(29_000);
    expect(ends()).toEqual([]);
    vi.advanceTimersByTime(2000);
    expect(ends()).toHaveLength(1);
  });
});

describe('a run prepared ahead', () => {
  const choice = { backend: 'static', threads: 2, why: 'fastest', trials: [] } as const;

  it('is asked for while none is going, and its engine told', () => {
    const { client, worker, start } = setUp();
    const onWarmed = vi.fn();
    client.warm({ plan, backend: 'auto', onWarmed });
    expect(worker().requests).toEqual([{ kind: 'warm', plan, backend: 'auto' }]);
    worker().say({ kind: 'ready' });
    worker().say({ kind: 'warmed', choice });
    expect(onWarmed).toHaveBeenCalledExactlyOnceWith(choice);
    start();
    client.warm({ plan, backend: 'cpu', onWarmed });
    expect(worker().requests.map(({ kind }) => kind)).toEqual(['warm', 'start']);
    worker().say({ kind: 'events', run: 1, events: [end] });
    client.warm({ plan, backend: 'cpu', onWarmed });
    expect(worker().requests.at(-1)).toEqual({ kind: 'warm', plan, backend: 'cpu' });
  });

  it('may keep the worker silent when a run starts in the middle', () => {
    const { client, workers, worker, ends, start } = setUp();
    client.warm({ plan, backend: 'auto', onWarmed: () => undefined });
    worker().say({ kind: 'ready' });
    worker().say({ kind: 'busy', ms: 30_000 });
    start();
    vi.advanceTimersByTime(10_000);
    expect(ends()).toEqual([]);
    expect(workers).toHaveLength(1);
  });
});

describe('a worker that is lost', () => {
  it('ends the run within 2 s when it falls silent', () => {
    const { worker, ends, start } = setUp();
    start();
    worker().say({ kind: 'ready' });
    worker().say({ kind: 'events', run: 1, events: [batch] });
    vi.advanceTimersByTime(2000);
    expect(ends()).toMatchObject([{ reason: 'error', batch: 6, epoch: 2 }]);
    expect(ends()[0]?.message).toContain('no sign of life');
    expect(worker().terminated).toBe(true);
  });

  it('ends the run at once when it crashes, and the next run gets a new worker', () => {
    const { workers, worker, ends, start } = setUp();
    start();
    worker().say({ kind: 'ready' });
    worker().say({ kind: 'events', run: 1, events: [batch] });
    crash(worker(), 'RangeError: out of memory');
    expect(ends()).toMatchObject([{ reason: 'error' }]);
    expect(ends()[0]?.message).toContain('out of memory');
    start(2);
    expect(workers).toHaveLength(2);
    expect(worker().requests).toMatchObject([{ kind: 'start', run: 2 }]);
  });

  it('is said to be not loaded when it never was', () => {
    const { worker, ends, start } = setUp();
    start();
    crash(worker(), '');
    expect(ends()[0]?.message).toContain('could not be loaded');
  });

  it('has a minute to load', () => {
    const { ends, start } = setUp();
    start();
    vi.advanceTimersByTime(59_000);
    expect(ends()).toEqual([]);
    vi.advanceTimersByTime(2000);
    expect(ends()).toHaveLength(1);
  });

  it('is replaced without a word when it died while it waited for work', () => {
    const { client, workers, worker, events, ends, start } = setUp();
    client.warm();
    worker().say({ kind: 'ready' });
    start();
    vi.advanceTimersByTime(2000);
    expect(ends()).toEqual([]);
    expect(workers).toHaveLength(2);
    worker().say({ kind: 'ready' });
    worker().say({ kind: 'events', run: 1, events: [end] });
    expect(events).toEqual([end]);
  });

  it('is not looked for again and again', () => {
    const { client, workers, worker, ends, start } = setUp();
    client.warm();
    worker().say({ kind: 'ready' });
    start();
    vi.advanceTimersByTime(2000);
    worker().say({ kind: 'ready' });
    vi.advanceTimersByTime(2000);
    expect(ends()).toHaveLength(1);
    expect(workers).toHaveLength(2);
  });

  it('is not taken for dead because the page itself stood still', () => {
    const { worker, ends, start } = setUp();
    start();
    worker().say({ kind: 'ready' });
    worker().say({ kind: 'events', run: 1, events: [batch] });
    // The clock jumps while no timer of the page runs, as when a laptop sleeps.
    vi.setSystemTime(Date.now() + 60_000);
    const now = performance.now();
    vi.spyOn(performance, 'now').mockImplementation(() => now + 60_000);
    vi.advanceTimersByTime(250);
    vi.restoreAllMocks();
    expect(ends()).toEqual([]);
  });
});

describe('Stop', () => {
  it('lets the worker end the run', () => {
    const { client, worker, ends, start } = setUp();
    start();
    client.stop();
    expect(worker().requests.at(-1)).toEqual({ kind: 'stop' });
    worker().say({ kind: 'events', run: 1, events: [{ ...end, reason: 'stopped' } as RunEvent] });
    vi.advanceTimersByTime(5000);
    expect(ends()).toMatchObject([{ reason: 'stopped' }]);
    expect(worker().terminated).toBe(false);
  });

  it('ends the run with its worker when that does not answer within a second', () => {
    const { client, workers, ends, start } = setUp();
    start();
    workers[0]!.say({ kind: 'busy', ms: 30_000 });
    client.stop();
    vi.advanceTimersByTime(1000);
    expect(ends()).toMatchObject([{ reason: 'stopped' }]);
    expect(workers[0]!.terminated).toBe(true);
    expect(workers).toHaveLength(2);
  });
});

function crash(worker: FakeWorker, message: string): void {
  worker.onerror?.call(worker as unknown as Worker, { message } as ErrorEvent);
}
