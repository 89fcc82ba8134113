import type { BlockId, GraphId, ValueType } from '../graph/project.ts';
import type { ConfigPart } from '../nodes/kit/config.ts';
import type { ArithmeticLine } from '../nodes/kit/infer.ts';
import type { PortSpec } from '../nodes/kit/define.ts';
import type { WeightSpec } from '../nodes/kit/calls.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Plan } from './plan.ts';

/** All that is known of a project: partial wherever something is wrong, and never an exception. */
export interface Compiled {
  readonly blocks: Readonly<Record<GraphId, Readonly<Record<BlockId, CompiledBlock>>>>;
  /** Errors first, then in the order of the blocks. */
  readonly diagnostics: readonly Diagnostic[];
  /** `null` while an error stands in the way of training. */
  readonly plan: Plan | null;
  readonly totals: Costs;
  readonly models: readonly ModelReport[];
}

/** What the canvas and the inspector show of one block. */
export interface CompiledBlock {
  readonly inputs: readonly CompiledPort[];
  readonly outputs: readonly CompiledPort[];
  readonly costs: Costs;
  readonly weights: readonly WeightSpec[];
  /** How many layers it is made of. */
  readonly layers: number;
  readonly arithmetic: readonly ArithmeticLine[];
  /** The line under the header. */
  readonly config: readonly ConfigPart[];
  /** Further use of a model whose weights another use owns. */
  readonly shared: boolean;
  /** Blocks of the same graph this update step trains; empty for others. */
  readonly trains: readonly BlockId[];
}

export interface CompiledPort extends PortSpec {
  readonly wired: boolean;
  /** `undefined` where it is not known. */
  readonly type: ValueType | undefined;
}

export interface Costs {
  readonly params: number;
  readonly trainableParams: number;
  /** Multiply-adds counted as two, forward, one sample. */
  readonly flops: number;
  /** Outputs kept for the backward pass, 4 bytes a number, one sample. */
  readonly activationBytes: number;
}

/** What `layerloom inspect` prints of a model. */
export interface ModelReport extends Costs {
  readonly name: string;
  readonly inputs: readonly (readonly (number | string | null)[])[];
  readonly outputs: readonly (readonly (number | string | null)[])[];
  readonly layers: readonly LayerReport[];
}

export interface LayerReport {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly outputShapes: readonly (readonly (number | string | null)[])[];
  readonly params: number;
  readonly trainableParams: number;
}
