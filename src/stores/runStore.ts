import { create } from 'zustand';
import type { EngineChoice } from '../engine/choice.ts';
import type { Project } from '../graph/project.ts';
import { batchScores } from '../training/batchScores.ts';
import type {
  BatchesEvent,
  EndEvent,
  EngineEvent,
  EpochEvent,
  ProbeName,
  RunEvent,
  Scores,
  StartEvent,
  View,
} from '../training/protocol.ts';

export type RunStatus = 'idle' | 'starting' | 'adapting' | 'training' | 'paused' | 'stopping' | 'ended';

/** One training, as the page knows it. */
export interface Run {
  readonly number: number;
  /** As it was when the run began: the table of runs says what changed between two. */
  readonly project: Project;
  readonly start: StartEvent | null;
  readonly epochs: readonly EpochEvent[];
  /** The last time it moved to another engine. */
  readonly moved: EngineEvent | null;
  readonly end: EndEvent | null;
}

export interface RunState {
  readonly status: RunStatus;
  /** Newest last. */
  readonly runs: readonly Run[];
  /** The engine of the run that was prepared ahead. */
  readonly ahead: EngineChoice | null;
  /** Of the newest run. */
  readonly latest: {
    readonly batch: number;
    readonly epoch: number;
    readonly scores: Scores;
    readonly samplesPerSecond: number;
    readonly msLeft: number;
  } | null;
  /** The newest view of each kind; `samples` and `text` also in their histories. */
  readonly views: Readonly<Partial<Record<ProbeName, View>>>;
  readonly sampleHistory: readonly { readonly batch: number; readonly view: View }[];
  /** The sample of the validation split that feature maps follow. */
  readonly pinned: number;
  readonly textHistory: readonly { readonly batch: number; readonly epoch: number; readonly view: View }[];
  /** Grows with each change of the columns, which are kept outside (see `column`). */
  readonly columnsVersion: number;
}

const idle: Omit<RunState, 'runs' | 'ahead'> = {
  status: 'idle',
  latest: null,
  views: {},
  sampleHistory: [],
  textHistory: [],
  pinned: 0,
  columnsVersion: 0,
};

export const useRunStore = create<RunState>()(() => ({ ...idle, runs: [], ahead: null }));

/** Scores of each batch of the newest run, by series; index is the batch. Kept outside the store: they grow fast. */
const columns = new Map<string, number[]>();

/** A series of the newest run, by batch; empty when there is none. Read it when `columnsVersion` changes. */
export function column(series: string): readonly number[] {
  return columns.get(series) ?? [];
}

/** A new run begins: charts and views are cleared, earlier runs stay in the table. */
export function beginRun(project: Project): number {
  columns.clear();
  const { runs } = useRunStore.getState();
  const number = (runs.at(-1)?.number ?? 0) + 1;
  useRunStore.setState({
    ...idle,
    status: 'starting',
    runs: [...runs, { number, project, start: null, epochs: [], moved: null, end: null }],
  });
  return number;
}

/** Takes in what the worker told, all at once: one change of the store for a message. */
export function receive(events: readonly RunEvent[]): void {
  useRunStore.setState((state) => events.reduce(withEvent, state));
}

function withEvent(state: RunState, event: RunEvent): RunState {
  switch (event.kind) {
    case 'start':
      return { ...withRun(state, { start: event }), status: 'training' };
    case 'batches':
      for (const [series, scores] of Object.entries(event.scores)) {
        const values = columns.get(series) ?? [];
        for (let index = 0; index < event.count; index++) values[event.first + index] = scores[index]!;
        columns.set(series, values);
      }
      return { ...state, latest: latestOf(event), columnsVersion: state.columnsVersion + 1 };
    case 'epoch':
      return withRun(state, { epochs: [...(state.runs.at(-1)?.epochs ?? []), event] });
    case 'view':
      return {
        ...state,
        views: { ...state.views, [event.view.probe]: event.view },
        sampleHistory:
          event.view.probe === 'samples'
            ? [...state.sampleHistory, { batch: event.batch, view: event.view }]
            : state.sampleHistory,
        textHistory:
          event.view.probe === 'text'
            ? [...state.textHistory, { batch: event.batch, epoch: event.epoch, view: event.view }]
            : state.textHistory,
      };
    case 'state':
      return state.status === 'stopping' ? state : { ...state, status: event.state };
    case 'engine':
      return withRun(state, { moved: event });
    case 'end':
      return { ...withRun(state, { end: event }), status: 'ended' };
    case 'alive':
      return state;
    default:
      return event satisfies never;
  }
}

function latestOf(event: BatchesEvent): NonNullable<RunState['latest']> {
  const { first, count, epoch, samplesPerSecond, msLeft } = event;
  return { batch: first + count - 1, epoch, scores: batchScores(event, count - 1), samplesPerSecond, msLeft };
}

function withRun(state: RunState, change: Partial<Run>): RunState {
  const last = state.runs.at(-1);
  return last ? { ...state, runs: [...state.runs.slice(0, -1), { ...last, ...change }] } : state;
}
