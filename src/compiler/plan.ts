import type { PreparedColumn } from '../nodes/kit/textEncoding.ts';
import type { BlockId, GraphId, ParamValue, RunSettings, TensorType } from '../graph/project.ts';
import type {
  ArgValue,
  LayerCall,
  LossName,
  MetricName,
  OptimizerPlan,
  SourceCall,
  WeightSpec,
} from '../nodes/kit/calls.ts';

/**
 * What runs and what is printed: plain data, with every argument stated.
 * Interpreters (engine, TypeScript printer) read it and look at no block definition.
 *
 * The names in a plan are identifiers, made from labels and unique where they stand.
 */
export interface Plan {
  /** The project's name as written. */
  readonly title: string;
  /** Sources in a fixed order: their batches are drawn in it. */
  readonly sources: readonly SourcePlan[];
  /** Models in definition order. The layers that stand on the canvas itself make up models too. */
  readonly models: readonly ModelPlan[];
  /** Uses of models, in an order that can run. */
  readonly calls: readonly ModelCall[];
  readonly losses: readonly LossPlan[];
  /** Update steps in the order they run for each batch. */
  readonly steps: readonly StepPlan[];
  readonly run: RunSettings;
}

/** A value in the program: one port of a source or of a call. */
export interface ValueRef {
  /** Name of a source or of a call. */
  readonly of: string;
  /** Port of the source, or output of the model. */
  readonly port: string;
}

/** Draws a batch: from a data set, or of noise. */
export interface SourcePlan {
  readonly name: string;
  readonly block: BlockId;
  readonly source: SourceCall;
  /** Numbers made of its text: further ports. Absent where there are none. */
  readonly prepared?: readonly PreparedColumn[];
  /** What each port carries that gives numbers; an unwired port is listed too. */
  readonly ports: Readonly<Record<string, TensorType>>;
}

/** A graph of layers with one set of weights. */
export interface ModelPlan {
  readonly name: string;
  readonly label: string;
  readonly graph: GraphId;
  readonly inputs: readonly { readonly name: string; readonly type: TensorType }[];
  /** In an order that can run. */
  readonly layers: readonly LayerPlan[];
  /** Which of the layers make up a composite, in their order; absent where none does. */
  readonly composites?: readonly CompositePlan[];
  /** Behind the outputs come their masks, where they have some. */
  readonly outputs: readonly ModelOutput[];
}

export interface ModelOutput {
  readonly name: string;
  readonly value: LayerValue;
  readonly type: TensorType;
  /** Name of the output that is its mask. */
  readonly mask?: string;
}

/** A value inside a model: input `index` of the model, or output `index` of a layer. */
export type LayerValue = { readonly input: number } | { readonly layer: string; readonly output: number };

export interface LayerPlan {
  /** Unique in its model: `conv2d`, `conv2d_1`. */
  readonly name: string;
  readonly block: BlockId;
  readonly graph: GraphId;
  /** Block type, `conv2d`. */
  readonly type: string;
  readonly call: LayerCall;
  /** Behind the inputs come the masks it reads. */
  readonly inputs: readonly LayerValue[];
  /** The inputs that those masks belong to, in their order; absent where there are none. */
  readonly masked?: readonly number[];
  readonly outputs: readonly TensorType[];
  readonly weights: readonly WeightSpec[];
  /** `false` where the block is frozen. */
  readonly trainable: boolean;
  /** Added to the run's seed. Layers stand 10 apart, so that each initializer of a layer takes its own. */
  readonly seed: number;
  /** Multiply-adds counted as two, one sample. */
  readonly flops: number;
}

/**
 * A block that stands for several layers. They run one behind the other without others between them, and nothing but
 * its inputs, their masks and its own layers feeds them.
 */
export interface CompositePlan {
  readonly block: BlockId;
  /** Unique in its model. The names of the layers begin with it, where nothing else has taken one. */
  readonly name: string;
  /** Block type, `residualBlock`. */
  readonly type: string;
  /** `Residual block`. */
  readonly label: string;
  /** Behind the label, what not all composites of the type have: `with projection`. */
  readonly variant?: string;
  /** One sentence that says what it is for. */
  readonly summary: string;
  /** The page or paper it is from. */
  readonly reference?: string;
  readonly params: Readonly<Record<string, ParamValue>>;
  /** Wired ports. */
  readonly inputs: readonly { readonly name: string; readonly value: LayerValue }[];
  /** All ports, wired or not. */
  readonly outputs: readonly { readonly name: string; readonly value: LayerValue }[];
  /** Its layers in order, each with its place in the composite: `conv2d_1`. */
  readonly parts: readonly { readonly layer: string; readonly part: string }[];
}

/** One use of a model: uses of the same model share weights. */
export interface ModelCall {
  readonly name: string;
  readonly block: BlockId | null;
  /** `ModelPlan.name`. */
  readonly model: string;
  /** One for each input of the model. */
  readonly inputs: readonly ValueRef[];
}

export interface LossPlan {
  /** `cross_entropy`; for a block of two losses `gan_loss_discriminator`. */
  readonly name: string;
  readonly label: string;
  readonly block: BlockId;
  /** Output port of the loss block. */
  readonly port: string;
  readonly loss: LossName;
  readonly args: Readonly<Record<string, ArgValue>>;
  /** In the order of the block's ports. */
  readonly inputs: readonly ValueRef[];
  /** Which steps of the predictions count, where that is not all of them: the loss is their mean. */
  readonly mask?: ValueRef;
  readonly metrics: readonly MetricName[];
}

/** Lowers one loss by changing the weights of the layers it trains. */
export interface StepPlan {
  readonly name: string;
  readonly label: string;
  readonly block: BlockId;
  /** `LossPlan.name`. */
  readonly loss: string;
  /** `model/layer` paths. */
  readonly trains: readonly string[];
  readonly optimizer: OptimizerPlan;
}

/** `LossPlan.name` for a loss, `LossPlan.name/accuracy` for a metric. */
export type SeriesName = string;
/** Losses and metrics of a batch or an epoch. */
export type Scores = Readonly<Record<SeriesName, number>>;
