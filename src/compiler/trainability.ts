import { untrained } from '../nodes/untrained.generated.ts';
import type { LayerPlan, Plan } from './plan.ts';

/**
 * The first layer of a plan that was measured not to train on an engine, by the engine's name; `undefined` where all of
 * them do. `docs/where-it-trains.md` has the whole table.
 */
export function firstUntrained(plan: Plan, backend: string): LayerPlan | undefined {
  for (const { layers } of plan.models) {
    const found = layers.find(({ type }) => Object.hasOwn(untrained, type) && untrained[type]!.includes(backend));
    if (found) return found;
  }
  return undefined;
}
