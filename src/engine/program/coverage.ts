import type { LayerPlan, Plan } from '../../compiler/plan.ts';
import { createTape } from './tape.ts';
import { LayerNotLowered, modelOf, traceValues, type ColumnType } from './trace.ts';
import { lossValue } from './losses.ts';

/** Why a plan cannot run as a static program: the layer, and what of it is not covered. */
export interface Uncovered {
  readonly layer: LayerPlan;
  readonly reason: string;
}

/** Length that stands for an axis only named (`time`), while nothing is computed. */
const anyLength = 3;

/**
 * The first layer that keeps a plan from running as a static program; `undefined` where it can run as one. Writes the
 * plan down without carrying anything out, for training and for inference.
 */
export function firstUncovered(plan: Plan): Uncovered | undefined {
  try {
    for (const training of [true, false]) {
      const tape = createTape();
      const valueOf = traceValues(tape, plan, (source, port) => columnType(plan, source, port), training);
      for (const loss of plan.losses) lossValue(tape, loss, loss.inputs.map(valueOf));
      for (const { name, model } of plan.calls) {
        for (const output of modelOf(plan, model).outputs) valueOf({ of: name, port: output.name });
      }
    }
    return undefined;
  } catch (error) {
    if (error instanceof LayerNotLowered) return { layer: error.layer, reason: error.reason };
    throw error;
  }
}

/** A batch of two samples of what a source gives. */
function columnType(plan: Plan, source: string, port: string): ColumnType {
  const type = plan.sources.find(({ name }) => name === source)?.ports[port];
  if (!type) throw new Error(`${source} gives no ${port}`);
  return { shape: [2, ...type.shape.map((dim) => (typeof dim === 'number' ? dim : anyLength))], dtype: type.dtype };
}
