import { densePlan, netPlan, type NetName } from './nets.ts';
import type { Plan } from '../../src/compiler/plan.ts';

/** What can be timed: our engines, TensorFlow.js as it comes, and what the machine can do at most. */
export const engineNames = [
  'static',
  'static, 2 threads',
  'wasm with our kernels',
  'stock wasm',
  'stock webgl',
  'stock cpu',
  'registers',
  'product of 512',
] as const;
export type EngineName = (typeof engineNames)[number];

/** What is trained: plain data, so that it can be sent to where it happens. */
export type Task =
  { readonly net: NetName } | { readonly dense: readonly [batch: number, width: number, depth: number] };

/** The plan of a task. */
export function taskPlan(task: Task): Plan {
  return 'net' in task ? netPlan(task.net) : densePlan(...task.dense);
}

/** Something that can be done over and over, and timed. */
export interface Trainer {
  /** Takes so many steps, one after the other; resolves when the last one's results are there. */
  steps(count: number): Promise<void>;
  /** How long a step took that was so long that more of them would only be waited for. */
  readonly slowStepMs?: number;
  /** What about it the report should say: which renderer, which loop. */
  readonly note?: string;
}
