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

export interface ProbeContext extends Prepared {
  /** Index in the validation split of the sample to follow. */
  pinned(): number;
  /** To be awaited in long computations, so that messages are handled. */
  breathe(): Promise<void> | undefined;
}
