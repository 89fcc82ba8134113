import type { BlockId, GraphId } from '../graph/project.ts';
import type { BackendName } from './backend.ts';

/** Which engine a program runs on, and why: plain data, to be shown. */
export interface EngineChoice {
  readonly backend: BackendName;
  readonly threads: number;
  /** A person asked for it; it won the trials; or nothing else was tried, for the reason that `uncovered` may tell. */
  readonly why: 'asked' | 'fastest' | 'only';
  /** In the order they were run. */
  readonly trials: readonly EngineTrial[];
  /** What keeps the plan from the static engine. */
  readonly uncovered?: { readonly block: BlockId; readonly graph: GraphId; readonly reason: string };
}

/** What a trial of an engine on this program and machine gave: samples a second, or why there are none. */
export interface EngineTrial {
  readonly backend: BackendName;
  readonly threads: number;
  readonly samplesPerSecond?: number;
  readonly failure?: string;
}
