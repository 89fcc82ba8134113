import type { Plan } from '../compiler/plan.ts';
import type { EngineChoice } from '../engine/choice.ts';
import type { EndEvent, Message, Request, RunEvent, RunOptions } from './protocol.ts';
import { createWatch, type Watch } from './watch.ts';

/** What the client needs of a `Worker`. */
export type WorkerPort = Pick<Worker, 'onmessage' | 'onmessageerror' | 'onerror' | 'postMessage' | 'terminate'>;

export type Receive = (events: readonly RunEvent[]) => void;

/** A run that is likely to be started next. */
export interface Ahead {
  readonly plan: Plan;
  readonly backend: RunOptions['backend'];
  readonly onWarmed: (choice: EngineChoice) => void;
}

/** Trains in a worker. Whatever becomes of the worker, each run that was started gets one `end` event. */
export interface TrainingClient {
  /**
   * Loads the worker, so that the next start is quick; with a plan, and while no run is going, has it prepare a run of it
   * and tells the engine that it would train on.
   */
  warm(ahead?: Ahead): void;
  /** Starts a run; one that is still going is given up with its worker. */
  start(run: number, plan: Plan, options: RunOptions, receive: Receive): void;
  ask(kind: 'pause' | 'resume' | 'step'): void;
  /** Ends the run within a second, together with the worker if need be. */
  stop(): void;
  pin(sample: number): void;
}

const words = {
  notLoaded: 'The training code could not be loaded. Check the connection, then press Train again.',
  silent: 'The training worker gave no sign of life, so it was shut down. Press Train to start again.',
  garbled: 'A message of the training worker could not be read, so it was shut down. Press Train to start again.',
};

/** How long loading the worker's code may take on a slow connection. */
const loadMs = 60_000;
/** How long Stop waits for the batch under way. */
const stopMs = 1000;

interface Loaded {
  readonly port: WorkerPort;
  ready: boolean;
  /** How long it may be silent; 0 for the usual time. */
  busyMs: number;
}

interface Run {
  readonly number: number;
  readonly receive: Receive;
  readonly startedAt: number;
  /** Sent again, once, should the worker turn out to have died while it waited for work. */
  readonly request: Request;
  sent: number;
  heard: boolean;
  /** Its `end` was told; views of it may still come. */
  over: boolean;
  batch: number;
  epoch: number;
}

/** A client of workers made by `createPort`. */
export function createTrainingClient(createPort: () => WorkerPort): TrainingClient {
  let worker: Loaded | null = null;
  let run: Run | null = null;
  let ahead: Ahead | undefined;
  let stopTimer: ReturnType<typeof setTimeout> | undefined;
  const watch: Watch = createWatch(() => lost(words.silent));

  function obtain(): Loaded {
    if (worker) return worker;
    const made: Loaded = { port: createPort(), ready: false, busyMs: 0 };
    made.port.onmessage = ({ data }: MessageEvent<Message>) => made === worker && hear(made, data);
    made.port.onmessageerror = () => made === worker && lost(words.garbled);
    made.port.onerror = ({ message }) => made === worker && lost(made.ready ? crashed(message) : words.notLoaded);
    worker = made;
    return made;
  }

  function discard(): void {
    worker?.port.terminate();
    worker = null;
    watch.stop();
    clearTimeout(stopTimer);
  }

  function hear(from: Loaded, message: Message): void {
    watch.heard();
    switch (message.kind) {
      case 'ready':
        from.ready = true;
        watch.allow(0);
        return;
      case 'busy':
        if (run) run.heard = true;
        from.busyMs = message.ms;
        watch.allow(message.ms);
        return;
      case 'warmed':
        ahead?.onWarmed(message.choice);
        return;
      case 'events':
        if (run?.number === message.run) deliver(run, message.events);
        return;
      default:
        message satisfies never;
    }
  }

  function deliver(to: Run, events: readonly RunEvent[]): void {
    to.heard = true;
    for (const event of events) {
      if (event.kind === 'batches') [to.batch, to.epoch] = [event.first + event.count - 1, event.epoch];
    }
    if (events.some((event) => event.kind === 'end')) {
      to.over = true;
      watch.stop();
    }
    to.receive(events);
  }

  /** The worker is gone: the run ends with it, unless it never began on a worker that had been waiting. */
  function lost(message: string): void {
    const wasReady = worker?.ready === true;
    discard();
    if (!run || run.over) return;
    if (wasReady && !run.heard && run.sent === 1) begin(run);
    else end('error', message);
  }

  function end(reason: EndEvent['reason'], message?: string): void {
    if (!run) return;
    const { batch, epoch, startedAt, receive } = run;
    run.over = true;
    const ms = performance.now() - startedAt;
    receive([{ kind: 'end', reason, ...(message === undefined ? {} : { message }), batch, epoch, ms }]);
  }

  function begin(next: Run): void {
    const { port, ready, busyMs } = obtain();
    watch.start(ready ? busyMs : loadMs);
    next.sent += 1;
    port.postMessage(next.request);
  }

  function tell(request: Request): void {
    worker?.port.postMessage(request);
  }

  return {
    warm(next) {
      const { port } = obtain();
      if (!next || (run && !run.over)) return;
      ahead = next;
      port.postMessage({ kind: 'warm', plan: next.plan, backend: next.backend } satisfies Request);
    },
    start(number, plan, options, receive) {
      if (run && !run.over) {
        discard();
        end('stopped');
      }
      clearTimeout(stopTimer);
      const request: Request = { kind: 'start', run: number, plan, options };
      run = {
        number,
        receive,
        startedAt: performance.now(),
        request,
        sent: 0,
        heard: false,
        over: false,
        batch: 0,
        epoch: 0,
      };
      begin(run);
    },
    ask: (kind) => tell({ kind }),
    stop() {
      if (!run || run.over) return;
      tell({ kind: 'stop' });
      clearTimeout(stopTimer);
      stopTimer = setTimeout(() => {
        if (run?.over !== false) return;
        discard();
        end('stopped');
        obtain();
      }, stopMs);
    },
    pin: (sample) => tell({ kind: 'pin', sample }),
  };
}

function crashed(message: string | undefined): string {
  const reason = message?.replace(/^Uncaught (Error: )?/, '');
  return `The training worker stopped${reason ? ` (${reason})` : ''}. Press Train to start again.`;
}

/** A client whose workers are the page's own. */
export function createBrowserClient(): TrainingClient {
  return createTrainingClient(
    () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'training' }),
  );
}
