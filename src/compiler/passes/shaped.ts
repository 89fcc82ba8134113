import type { BlockId, ValueType, Wire } from '../../graph/project.ts';
import type { WeightSpec } from '../../nodes/kit/calls.ts';
import type { ArithmeticLine } from '../../nodes/kit/infer.ts';
import type { Costs } from '../compiled.ts';
import type { Part, PartValue } from './parts.ts';
import { blockName, type ResolvedBlock, type ResolvedGraph } from './resolve.ts';

/** A block with all that is known of its wires. */
export interface ShapedBlock extends ResolvedBlock {
  /** In port order; `undefined` where nothing is wired or known. */
  readonly inputTypes: readonly (ValueType | undefined)[];
  readonly outputTypes: readonly (ValueType | undefined)[];
  readonly weights: readonly WeightSpec[];
  /** Its own; a use of a model costs nothing itself. */
  readonly costs: Costs;
  /** The layers it is made of: one for a layer block, several for a composite, none for others. */
  readonly parts: readonly Part[];
  /** Which values of the parts go out, in port order. */
  readonly partOutputs: readonly PartValue[];
  readonly arithmetic: readonly ArithmeticLine[];
  /** All inputs are known and nothing is wrong: it can be part of a plan. */
  readonly ready: boolean;
}

export interface ShapedGraph extends Omit<ResolvedGraph, 'blocks'> {
  readonly blocks: ReadonlyMap<BlockId, ShapedBlock>;
}

/** What inference adds to a block. */
export type Known = Pick<
  ShapedBlock,
  'outputTypes' | 'weights' | 'parts' | 'partOutputs' | 'costs' | 'arithmetic' | 'ready'
>;

/** Of what computes nothing itself. */
export const noCosts: Costs = { params: 0, trainableParams: 0, flops: 0, activationBytes: 0 };

/** Where something is wrong or missing before it. */
export const nothingKnown: Known = {
  outputTypes: [],
  weights: [],
  parts: [],
  partOutputs: [],
  costs: noCosts,
  arithmetic: [],
  ready: false,
};

/** What a wire carries; a block of a loop is not known when it is asked. */
export function typeOf(wire: Wire | undefined, blocks: ReadonlyMap<BlockId, ShapedBlock>): ValueType | undefined {
  const from = wire && blocks.get(wire.from.block);
  const at = from?.outputs.findIndex((port) => port.name === wire?.from.port) ?? -1;
  return at < 0 ? undefined : from?.outputTypes[at];
}

/** The name a block goes by in sentences. */
export const nameOf = ({ block }: ResolvedBlock): string => blockName(block);
