import type { Dim, Shape } from '../../tensor/shape.ts';
import type { TensorType } from '../../graph/project.ts';
import type { LayerCall } from './calls.ts';
import type { LayerDefinition } from './define.ts';
import type { ParamSchema, ParamValues } from './param.ts';

/*
 * Masks, as Keras has them: which steps of a sequence count, and which are padding that only fills it up.
 * https://keras.io/guides/understanding_masking_and_padding/
 *
 * A mask is 1 where a step counts and 0 where it does not: `[batch, time]`, float32. Blocks have no ports for it. The
 * type on a wire says that one travels along (`TensorType.masked`), so the compiler knows, without running anything,
 * which masks there are; in the plan each of them is a value like any other. A layer that makes one (Embedding with
 * `maskZero`, Masking) has a small layer beside it that computes the mask from the same input. A layer that reads masks
 * gets them as further inputs behind its own, in the order of `Masking.reads`, only those that exist. What merely passes
 * a mask on does nothing: its output is known by the mask of its input. So no engine has to carry masks beside tensors,
 * and exported code shows them.
 *
 * What a layer that reads masks does:
 *   - its definition says which: `masking: () => ({ reads: [0, 1], gives: [{ passed: 0 }] })`
 *   - its call says which of them come, `masked: maskedInputs(inputs, [0, 1])`, beside `kerasArgs` without it; its
 *     class in `engine/tfjs/layers/` then finds so many more tensors at the end of its inputs, in that order
 *   - its lowering finds them in `LayerUse.masks`, by the number of the input; `LayerUse.inputs` is without them
 *   - an example with `masks: [0]` runs it with a mask on its first input in all tests of examples
 */

/** What a layer does with the masks of its inputs, with these parameters and inputs. */
export interface Masking {
  /** Inputs whose masks the layer computes with, where they have one. */
  readonly reads?: readonly number[];
  /** Which mask each output has; one behind the end of the list has none. */
  readonly gives?: readonly (MaskOrigin | null)[];
}

/** Where the mask of an output comes from. */
export type MaskOrigin =
  /** It is the mask of an input, if that has one. */
  | { readonly passed: number }
  /** A layer computes it, from inputs and masks of inputs, which must exist. */
  | { readonly made: LayerCall; readonly from: readonly MaskOperand[]; readonly shape: Shape };

/** An input by number, or its mask. */
export type MaskOperand = { readonly input: number } | { readonly maskOf: number };

/**
 * How a definition treats masks: `passes` for a layer that treats each step by itself, so that the mask of its first
 * input is that of its first output. A definition without it loses them, and the compiler warns.
 */
export type MaskingRule<S extends ParamSchema = ParamSchema> =
  'passes' | ((p: ParamValues<S>, inputs: readonly TensorType[]) => Masking);

/** {@link Masking} with these inputs: only masks that exist are read or passed on. */
export function maskingOf(
  { masking }: Pick<LayerDefinition, 'masking'>,
  params: ParamValues<ParamSchema>,
  inputs: readonly TensorType[],
): Required<Masking> {
  const { reads = [], gives = [] } = masking === 'passes' ? passesFirst : (masking?.(params, inputs) ?? {});
  const exists = (origin: MaskOrigin): boolean =>
    'passed' in origin
      ? inputs[origin.passed]?.masked === true
      : origin.from.every((operand) => !('maskOf' in operand) || inputs[operand.maskOf]?.masked === true);
  return {
    reads: maskedInputs(inputs, reads),
    gives: gives.map((origin) => (origin && exists(origin) ? origin : null)),
  };
}

const passesFirst: Masking = { gives: [{ passed: 0 }] };

/** Those of some inputs that have a mask, by number: all of them if none are named. */
export function maskedInputs(
  inputs: readonly TensorType[],
  of: readonly number[] = [...inputs.keys()],
): readonly number[] {
  return of.filter((index) => inputs[index]?.masked === true);
}

/** The types of a layer's outputs, which say whether a mask travels with each. */
export function withMasks(outputs: readonly TensorType[], { gives = [] }: Masking): readonly TensorType[] {
  return outputs.map((type, index) => (gives[index] ? { ...type, masked: true } : type));
}

/** A mask as a value: one number a step. */
export const maskType = (shape: Shape): TensorType => ({ kind: 'tensor', shape, dtype: 'float32' });

/** The mask of sequences merged number by number, as Keras has it: a step counts where it does in any of them. */
export function mergedMask(inputs: readonly TensorType[]): Masking {
  if (!inputs.every(({ shape, masked }) => masked === true && shape.length === 2)) return {};
  const from = inputs.map((_, maskOf) => ({ maskOf }));
  return { gives: [{ made: joinedMask('any'), from, shape: inputs[0]!.shape.slice(0, 1) }] };
}

/**
 * The mask of sequences side by side along features, or one behind the other along time, which is so long then. All
 * steps of one without a mask count; side by side that goes for the others too.
 */
export function concatenatedMask(inputs: readonly TensorType[], along: 'time' | 'features', time: Dim): Masking {
  if (along === 'features') return mergedMask(inputs);
  if (maskedInputs(inputs).length === 0 || inputs.some(({ shape }) => shape.length !== 2)) return {};
  const from = inputs.map(({ masked }, index) => (masked === true ? { maskOf: index } : { input: index }));
  return { gives: [{ made: joinedMask('time'), from, shape: [time] }] };
}

const joinedMask = (join: 'any' | 'time'): LayerCall => ({
  tfjs: 'JoinedMask',
  custom: true,
  keras: null,
  args: { join },
});

/** The mask of a sequence `[batch, time, features]` all of whose steps count. */
export const fullMask: LayerCall = joinedMask('time');

/** The mask of a sequence that is padded with one number. */
export const paddingMask = (padding: number, features: boolean): LayerCall => ({
  tfjs: 'PaddingMask',
  custom: true,
  keras: null,
  args: { padding, features },
});
