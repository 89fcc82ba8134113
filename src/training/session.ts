import type { AssetReader } from '../data/dataset.ts';
import { createControl, type RunControl } from './control.ts';
import { trainRun } from './loop.ts';
import { createOutbox } from './outbox.ts';
import { probeContext } from './probes/probe.ts';
import { prepare, type Prepared } from './prepare.ts';
import type { Message, Request, RunEvent } from './protocol.ts';
import { createViews, type Views } from './views.ts';
import { beginWarmUp, type WarmUp } from './warmUp.ts';

type StartRequest = Extract<Request, { kind: 'start' }>;
type WarmRequest = Extract<Request, { kind: 'warm' }>;

/** How long loading a backend and building the models may take. */
const buildMs = 60_000;
const aliveMs = 500;

/** The run that trains, or the last one: its weights stay until the next one starts. */
interface Current {
  readonly request: StartRequest;
  readonly control: RunControl;
  /** What was prepared before the run was asked for, perhaps for another one. */
  readonly ahead: WarmUp | null;
  prepared: Prepared | null;
  views: Views | null;
  ended: boolean;
  end: { readonly batch: number; readonly epoch: number };
}

/**
 * The worker's side of the protocol, without the worker: answers requests by posting messages. One run trains at a time;
 * starting another stops it. An error of a run becomes its `end`. Between runs one can be prepared ahead.
 */
export function createSession(post: (message: Message) => void, assets: AssetReader): (request: Request) => void {
  let current: Current | null = null;
  let ahead: WarmUp | null = null;
  let finished: Promise<void> = Promise.resolve();

  function warm({ plan, backend }: WarmRequest): void {
    if ((current && !current.ended) || ahead?.fits(plan, backend)) return;
    const after = Promise.all([finished, ahead?.giveUp()]).then(() => undefined);
    ahead = beginWarmUp(plan, backend, assets, after, {
      onBuild: () => post({ kind: 'busy', ms: buildMs }),
      onDone(choice) {
        post({ kind: 'busy', ms: 0 });
        if (choice) post({ kind: 'warmed', choice });
      },
    });
  }

  function start(request: StartRequest): void {
    post({ kind: 'busy', ms: buildMs });
    const before = current;
    before?.control.ask('stop');
    const next: Current = {
      request,
      control: createControl(),
      ahead,
      prepared: null,
      views: null,
      ended: false,
      end: { batch: 0, epoch: 0 },
    };
    current = next;
    ahead = null;
    finished = finished.then(() => carryOut(next, before, post, assets));
  }

  return (request) => {
    switch (request.kind) {
      case 'start':
        return start(request);
      case 'warm':
        return warm(request);
      case 'pause':
      case 'step':
      case 'stop':
        return current?.control.ask(request.kind);
      case 'resume':
        return current?.control.ask('train');
      case 'pin':
        current?.control.pin(request.sample);
        if (current?.ended) finished = finished.then(() => lookAgain(current, post)).catch(crash);
        return;
      default:
        request satisfies never;
    }
  };
}

async function carryOut(
  current: Current,
  before: Current | null,
  post: (message: Message) => void,
  assets: AssetReader,
): Promise<void> {
  const { request, control } = current;
  const outbox = createOutbox((events) => post({ kind: 'events', run: request.run, events }));
  let busyMs = buildMs;
  const onBusy = (ms: number) => {
    outbox.flush();
    busyMs = ms;
    post({ kind: 'busy', ms });
  };
  // A sign of life in the middle of something long says again how long it may last.
  const heartbeat = setInterval(() => {
    if (busyMs > 0) post({ kind: 'busy', ms: busyMs });
    else if (outbox.silence() >= aliveMs - 100) outbox.push({ kind: 'alive' });
  }, aliveMs);
  const startedAt = performance.now();
  try {
    before?.prepared?.program.dispose();
    const prepared =
      (await takeOver(current)) ??
      (await prepare(request.plan, request.options.backend, assets, { onBuild: () => onBusy(buildMs) }));
    current.prepared = prepared;
    current.views = createViews(request.options.probes, probeContext(prepared, control));
    onBusy(0);
    for await (const event of trainRun(prepared, control, { views: current.views, onBusy })) {
      if (event.kind === 'batches') current.end = { batch: event.first + event.count, epoch: event.epoch };
      outbox.push(event);
      // A person waits for the first sign that something is learnt, and the next batch may be long.
      if (event.kind === 'batches' && event.first === 0) outbox.flush();
    }
  } catch (error) {
    outbox.push(errorEnd(error, current.end, performance.now() - startedAt));
  } finally {
    clearInterval(heartbeat);
    current.ended = true;
    outbox.flush();
    if (busyMs > 0) post({ kind: 'busy', ms: 0 });
  }
}

/** What was prepared ahead, if it is this very run. */
async function takeOver({ ahead, request: { plan, options } }: Current): Promise<Prepared | undefined> {
  if (ahead?.fits(plan, options.backend)) return ahead.take(plan);
  await ahead?.giveUp();
  return undefined;
}

/** After a run has ended the pinned sample can still be followed: the weights are there. */
async function lookAgain(current: Current | null, post: (message: Message) => void): Promise<void> {
  if (!current?.views) return;
  const events: RunEvent[] = [];
  for await (const event of current.views.repin(current.end.batch, current.end.epoch)) events.push(event);
  post({ kind: 'events', run: current.request.run, events });
}

/** Ends the worker with an error: the page says so and starts another one for the next run. */
function crash(error: unknown): void {
  setTimeout(() => {
    throw error;
  });
}

function errorEnd(error: unknown, { batch, epoch }: Current['end'], ms: number): RunEvent {
  const detail = error instanceof Error ? error.message : String(error);
  const message = /out of memory|allocation failed|invalid array length/i.test(detail)
    ? 'There was not enough memory to train this. A smaller batch size or a smaller model needs less.'
    : `Training stopped: ${detail}`;
  return { kind: 'end', reason: 'error', message, batch, epoch, ms };
}
