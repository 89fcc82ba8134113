import type { Engine, Program } from '../../engine/program.ts';
import { createBreath } from '../breathe.ts';
import type { RunControl } from '../control.ts';
import type { Prepared } from '../prepare.ts';
import type { ProbeName, View } from '../protocol.ts';

/** One kind of live view. Which plans it fits is said in `applies.ts`, which the page can read without the engine. */
export interface Probe {
  readonly name: ProbeName;
  /** Also computed within an epoch, not only after it. */
  readonly within: boolean;
  /** For one run of a plan it fits. What is fixed for the run (noise, order, prompt) is chosen here. */
  begin(context: ProbeContext): ComputeView;
}

/** Looks at the weights as they are now; `null` while there is nothing to show. Changes nothing that training reads. */
export type ComputeView = () => Promise<View | null>;

export interface ProbeContext extends Pick<Prepared, 'plan' | 'datasets'> {
  /** The program that trains, and its engine: after a move others than before. */
  readonly program: Program;
  readonly engine: Engine;
  /** Index in the validation split of the sample to follow. */
  pinned(): number;
  /** To be awaited in long computations, so that messages are handled. */
  breathe(): Promise<void> | undefined;
}

/** What the views of a run look at. */
export function probeContext(prepared: Prepared, control: RunControl): ProbeContext {
  const { plan, datasets } = prepared;
  return {
    plan,
    datasets,
    get program() {
      return prepared.program;
    },
    get engine() {
      return prepared.engine;
    },
    pinned: () => control.pinned,
    breathe: createBreath(),
  };
}
