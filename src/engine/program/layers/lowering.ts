import type { LayerPlan } from '../../../compiler/plan.ts';
import type { SeededCall } from '../../../compiler/seeds.ts';
import type { Tape, Value } from '../tape.ts';

/** One layer at the place where it is used, for a lowering to write down in primitives. */
export interface LayerUse {
  readonly tape: Tape;
  readonly plan: LayerPlan;
  /** The layer's arguments, with seeds. */
  readonly args: SeededCall['args'];
  /** With the batch axis. */
  readonly inputs: readonly Value[];
  /** Masks of the inputs that the layer reads, by number of the input: 1 where a step counts, `[batch, time]`. */
  readonly masks: readonly (Value | undefined)[];
  /** Whether the layer trains here: dropout drops, batch normalization uses the batch's own moments. */
  readonly training: boolean;
  /** A weight of the layer, by the plan's name for it. */
  weight(name: string): Value;
  /** Something else the layer keeps from one run to the next, 0 at first: a count of calls. */
  kept(name: string, shape: readonly number[]): Value;
  /** Writes down a layer that this one wraps; its weights are this layer's. */
  lower(call: SeededCall, inputs: readonly Value[]): readonly Value[];
}

/** Writes a layer down in primitives and gives its outputs. Throws `NotLowered` where a setting is not covered. */
export type LayerLowering = (use: LayerUse) => readonly Value[];

/** Lowerings of one family of layers, by `LayerCall.tfjs`. */
export type LoweringsByName = Readonly<Record<string, LayerLowering>>;

/** A layer or a setting of it that static programs do not cover; the plan runs on TensorFlow.js instead. */
export class NotLowered extends Error {
  override readonly name = 'NotLowered';
}
