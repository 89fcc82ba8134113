import type { ArgValue, LayerCall, Penalty, WeightConstraint } from '../nodes/kit/calls.ts';

/** A penalty or a constraint. */
export type SeededRule = { readonly regularizer: Penalty } | { readonly constraint: WeightConstraint };

/** An argument with every seed settled. */
export type SeededArg =
  | number
  | string
  | boolean
  | null
  | readonly number[]
  | readonly (number | null)[]
  | readonly string[]
  | readonly (readonly number[])[]
  | { readonly initializer: string; readonly seed?: number }
  | SeededRule
  | { readonly layer: SeededCall };

/** A {@link LayerCall} whose initializers and masks know their seeds. */
export interface SeededCall extends Omit<LayerCall, 'args'> {
  readonly args: Readonly<Record<string, SeededArg>>;
}

/** Initializers that give the same numbers every time: they take no seed. */
const unseeded: ReadonlySet<string> = new Set(['zeros', 'ones', 'constant', 'identity']);

/**
 * Settles every seed of a layer by one rule, so that what runs and what is printed draw the same numbers.
 * A layer's own seed is `run.seed + layer.seed`. `{ seed: true }` takes it as it is; the initializers take it
 * plus 0, 1, 2, ... in the order of the arguments, those of a wrapped layer counted on.
 */
export function resolveSeeds(layer: { readonly call: LayerCall; readonly seed: number }, runSeed: number): SeededCall {
  let initializers = 0;
  const seed = runSeed + layer.seed;

  const settle = (value: ArgValue): SeededArg => {
    if (typeof value !== 'object' || value === null) return value;
    if ('initializer' in value) {
      const own = seed + initializers++;
      return unseeded.has(value.initializer) ? { initializer: value.initializer } : { ...value, seed: own };
    }
    if ('seed' in value) return seed;
    if ('layer' in value) return { layer: settleCall(value.layer) };
    return value;
  };
  const settleCall = (call: LayerCall): SeededCall => ({
    ...call,
    args: Object.fromEntries(Object.entries(call.args).map(([name, value]) => [name, settle(value)])),
  });
  return settleCall(layer.call);
}
