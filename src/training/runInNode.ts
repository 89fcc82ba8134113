import type { Plan } from '../compiler/plan.ts';
import { diskAssets } from '../data/nodeAssets.ts';
import type { BackendName } from '../engine/backend.ts';
import { useInstalledWasm } from '../engine/nodeWasmFiles.ts';
import { createControl, type RunControl } from './control.ts';
import { trainRun } from './loop.ts';
import { probeContext } from './probes/probe.ts';
import { prepare, type Prepared } from './prepare.ts';
import type { ProbeName, RunEvent } from './protocol.ts';
import { createViews } from './views.ts';

/** A run outside of the browser. */
export interface NodeRun extends Prepared {
  /** Training goes on while these are read. */
  readonly events: AsyncGenerator<RunEvent, void>;
  readonly control: RunControl;
}

export interface NodeRunOptions {
  readonly backend?: BackendName | 'auto';
  /** Live views to tell of; none when absent. */
  readonly probes?: readonly ProbeName[];
  /** Stops after so many batches, at a batch's end. */
  readonly batches?: number;
}

/**
 * Prepares a plan in Node; reading `events` trains it, with the same curve as in the worker.
 * The program keeps its weights after the end; the caller disposes it.
 */
export async function runInNode(plan: Plan, options: NodeRunOptions = {}): Promise<NodeRun> {
  useInstalledWasm();
  const prepared = await prepare(plan, options.backend ?? 'auto', diskAssets());
  const control = createControl();
  const views = createViews(options.probes ?? [], probeContext(prepared, control));
  const { batches = Infinity } = options;
  return Object.assign(prepared, { control, events: trainRun(prepared, control, { views, batches }) });
}
