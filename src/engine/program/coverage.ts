import type { LayerPlan, Plan } from '../../compiler/plan.ts';
import { createTape } from './tape.ts';
import { LayerNotLowered, traceModel } from './trace.ts';

/** Why a plan cannot run as a static program: the layer, and what of it is not covered. */
export interface Uncovered {
  readonly layer: LayerPlan;
  readonly reason: string;
}

/** Lengths that stand for those a batch brings, while nothing is computed. */
const anyBatch = 2;
const anyLength = 3;

/**
 * The first layer that keeps a plan from running as a static program; `undefined` where it can run as one. Writes the
 * models down without carrying anything out, for training and for inference.
 */
export function firstUncovered(plan: Plan): Uncovered | undefined {
  try {
    for (const model of plan.models) {
      for (const training of [true, false]) {
        const tape = createTape();
        const inputs = model.inputs.map(({ type }, index) => {
          const lengths = type.shape.map((dim) => (typeof dim === 'number' ? dim : anyLength));
          return tape.batch('', String(index), [anyBatch, ...lengths], type.dtype);
        });
        traceModel(tape, plan, model, inputs, training);
      }
    }
    return undefined;
  } catch (error) {
    if (error instanceof LayerNotLowered) return { layer: error.layer, reason: error.reason };
    throw error;
  }
}
