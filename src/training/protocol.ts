import type { Plan, Scores, SeriesName } from '../compiler/plan.ts';
import type { BackendName } from '../engine/backend.ts';
import type { EngineChoice } from '../engine/choice.ts';

/** Page to worker. */
export type Request =
  | { readonly kind: 'start'; readonly run: number; readonly plan: Plan; readonly options: RunOptions }
  /** Prepares a run that is likely to be started next, as long as none is going. */
  | { readonly kind: 'warm'; readonly plan: Plan; readonly backend: RunOptions['backend'] }
  | { readonly kind: 'pause' | 'resume' | 'step' | 'stop' }
  /** Pins the sample that feature maps follow: an index of the validation split, as in the gallery. */
  | { readonly kind: 'pin'; readonly sample: number };

export interface RunOptions {
  /** `auto` takes the fastest that can train the plan. */
  readonly backend: BackendName | 'auto';
  /** Live views to compute; the page asks for what it shows. */
  readonly probes: readonly ProbeName[];
}

/** Worker to page. */
export type Message =
  /** Several at once, at most ten times a second. */
  | { readonly kind: 'events'; readonly run: number; readonly events: readonly RunEvent[] }
  /** The code is loaded: a run can start at once. */
  | { readonly kind: 'ready' }
  /** A run of the plan last sent to be warmed can start at once, on this engine. */
  | { readonly kind: 'warmed'; readonly choice: EngineChoice }
  /** The worker may be silent for so long without being dead (a model is built, a batch is long); 0 takes it back. */
  | { readonly kind: 'busy'; readonly ms: number };

/** What a run tells. Numbers a person compares; times in milliseconds. */
export type RunEvent =
  | StartEvent
  | BatchesEvent
  | EpochEvent
  | ViewEvent
  | EngineEvent
  | EndEvent
  | { readonly kind: 'state'; readonly state: 'adapting' | 'training' | 'paused' }
  /** Sent every 500 ms, so that a worker that hangs is noticed. */
  | { readonly kind: 'alive' };

export interface StartEvent {
  readonly kind: 'start';
  readonly backend: BackendName;
  /** Why that one, and what others would give. */
  readonly choice: EngineChoice;
  readonly epochs: number;
  readonly batchesPerEpoch: number;
  readonly batchSize: number;
  readonly seed: number;
  readonly trainSamples: number;
  readonly validationSamples: number;
  readonly params: number;
}

/** Batches of one epoch that were trained since the last word: a small net trains thousands between two. */
export interface BatchesEvent {
  readonly kind: 'batches';
  /** Number of the first of them, from 0 over all epochs. */
  readonly first: number;
  readonly count: number;
  readonly epoch: number;
  /** One number for each batch: losses by name, metrics as `loss/metric`. */
  readonly scores: Readonly<Record<SeriesName, Float64Array>>;
  readonly samplesPerSecond: number;
  readonly msLeft: number;
}

/** The engine was lost; the run goes on with another from its last checkpoint. Later batches are told again. */
export interface EngineEvent {
  readonly kind: 'engine';
  readonly from: BackendName;
  readonly backend: BackendName;
  /** Why that one. */
  readonly choice: EngineChoice;
  /** Batches done at the checkpoint. */
  readonly batch: number;
  readonly epoch: number;
  /** Why, in a person's words. */
  readonly message: string;
}

export interface EpochEvent {
  readonly kind: 'epoch';
  /** From 0. */
  readonly epoch: number;
  /** Means over the epoch's batches. */
  readonly train: Scores;
  /** Over the validation split; absent for a program without labels (a GAN). */
  readonly validation?: Scores;
  readonly ms: number;
}

export type { Scores } from '../compiler/plan.ts';

export interface EndEvent {
  readonly kind: 'end';
  readonly reason: 'finished' | 'stopped' | 'nan' | 'error';
  /** In a person's words, for `nan` and `error`. */
  readonly message?: string;
  readonly batch: number;
  readonly epoch: number;
  readonly ms: number;
  /** Over the test split, when the run finished. */
  readonly test?: Scores;
}

/** Live views, computed where the weights are. */
export type ProbeName = 'predictions' | 'confusion' | 'featureMaps' | 'boundary' | 'text' | 'samples' | 'weights';

export interface ViewEvent {
  readonly kind: 'view';
  /** Batches done when it was made. */
  readonly batch: number;
  readonly epoch: number;
  readonly view: View;
}

/** A stack of small pictures: `[count, height, width, channels]`, 0 to 255. */
export interface Pictures {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  /** 1 grey, 3 red green blue. */
  readonly channels: 1 | 3;
  readonly pixels: Uint8ClampedArray;
}

export type View =
  /** Held-back samples with what the model says of them. */
  | {
      readonly probe: 'predictions';
      readonly samples:
        | { readonly kind: 'pictures'; readonly pictures: Pictures }
        | { readonly kind: 'texts'; readonly texts: readonly string[] };
      readonly labels: readonly number[];
      readonly predicted: readonly number[];
      readonly probability: readonly number[];
      readonly classNames: readonly string[];
    }
  /** Row: the label, column: the prediction; counts over the validation split. */
  | {
      readonly probe: 'confusion';
      readonly counts: readonly (readonly number[])[];
      readonly classNames: readonly string[];
    }
  /** By block: the four least alike maps of the pinned sample, or its values in a strip. */
  | {
      readonly probe: 'featureMaps';
      readonly blocks: Readonly<Record<string, Pictures>>;
      readonly input: Pictures | null;
    }
  /** The likeliest class and its probability over a square of the plane from `-extent` to `extent`: `[size, size]`, row 0 at the top. */
  | {
      readonly probe: 'boundary';
      readonly size: number;
      readonly extent: number;
      readonly classes: number;
      readonly winner: Uint8Array;
      readonly probability: Float32Array;
      readonly points: readonly { readonly x: number; readonly y: number; readonly label: number }[];
    }
  | { readonly probe: 'text'; readonly prompt: string; readonly text: string }
  /** Made from the same noise each time. */
  | { readonly probe: 'samples'; readonly pictures: Pictures }
  /** By block: a histogram of each weight. */
  | { readonly probe: 'weights'; readonly blocks: Readonly<Record<string, readonly WeightSummary[]>> };

export interface WeightSummary {
  readonly name: string;
  readonly shape: readonly number[];
  readonly mean: number;
  readonly deviation: number;
  /** Up to 64 of its values, in order, for a strip. */
  readonly values: Float32Array;
}
