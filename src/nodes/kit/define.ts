import type { ConfigLine } from './config.ts';
import type { ArithmeticLine, Problem } from './infer.ts';
import type { ParamSchema, ParamValues } from './param.ts';
import type { ParamValue, TensorType, ValueType } from '../../graph/project.ts';
import type { DType } from '../../tensor/shape.ts';
import type { Category } from './categories.ts';
import type { CompositeDefinition } from './composite.ts';
import type { MaskingRule } from './masking.ts';
import type { TextEncoding } from './textEncoding.ts';
import type { ArgValue, LayerCall, LossName, MetricName, OptimizerPlan, SourceCall, WeightSpec } from './calls.ts';

/** One handle of a block. */
export interface PortSpec {
  readonly name: string;
  readonly label?: string;
  readonly kind?: 'tensor' | 'loss';
  /** Axes without the batch axis; a pair is a range. */
  readonly rank?: number | readonly [number, number];
  /** Refuses other element types; text is refused wherever it is not asked for. */
  readonly dtype?: DType;
  /** May stay unwired. */
  readonly optional?: boolean;
}

/** What a block says of its output once its inputs are known. */
export type Inferred =
  | { readonly outputs: readonly ValueType[]; readonly arithmetic?: readonly ArithmeticLine[] }
  | { readonly problem: Problem };

/** What every block has, whatever its role. */
export interface BlockBase<S extends ParamSchema> {
  /** In the file, and in Keras's spelling: `conv2d`. */
  readonly type: string;
  readonly category: Category;
  /** In the palette and on the block: `Conv 2D`. */
  readonly label: string;
  /** Other names people look for: `Linear`, `fully connected`, `FC`. The search of the palette knows them. */
  readonly aliases?: readonly string[];
  /** One sentence for the inspector. */
  readonly summary: string;
  /** Name of a lucide icon, kebab-case. */
  readonly icon: string;
  readonly params: S;
  readonly inputs: readonly PortSpec[] | ((p: ParamValues<S>) => readonly PortSpec[]);
  readonly outputs: readonly PortSpec[] | ((p: ParamValues<S>) => readonly PortSpec[]);
  /** The line under the header: `32 · 3 × 3 · relu`. Only what differs from block to block. */
  readonly config?: (p: ParamValues<S>, inputs: readonly TensorType[]) => ConfigLine;
  /** Page of the same thing in Keras, or the paper. */
  readonly reference?: string;
}

/** A layer: tensors in, tensors out, perhaps with weights. Everything is pure. */
export interface LayerDefinition<S extends ParamSchema = ParamSchema> extends BlockBase<S> {
  readonly role: 'layer';
  /** Inputs in port order; an optional port left unwired is absent at the end. */
  readonly infer: (p: ParamValues<S>, inputs: readonly TensorType[]) => Inferred;
  /** Shapes, not a count; called with what `infer` accepted. */
  readonly weights?: (p: ParamValues<S>, inputs: readonly TensorType[]) => readonly WeightSpec[];
  /** Multiply-adds counted as two, one sample. */
  readonly flops?: (p: ParamValues<S>, inputs: readonly TensorType[], outputs: readonly TensorType[]) => number;
  /** `frozen` says that the block's weights are not trained; few layers compute anything else then. */
  readonly lower: (p: ParamValues<S>, inputs: readonly TensorType[], frozen?: boolean) => LayerCall;
  /** Whether no gradient passes it, because it is flat wherever it has a slope: comparisons, rounding, places. */
  readonly stopsGradient?: boolean | ((p: ParamValues<S>) => boolean);
  /** What it does with the masks of its inputs: without this they are lost here, as in Keras. */
  readonly masking?: MaskingRule<S>;
  /**
   * Parameters that a file has under other names than their own (`axes` for `axis`), for the importer: from the settings
   * of the class in Keras's spelling. It finds all others by their names.
   */
  readonly reads?: (
    settings: Readonly<Record<string, unknown>>,
    inputs: readonly TensorType[],
  ) => Readonly<Record<string, ParamValue>>;
  readonly examples: readonly LayerExample[];
}

/** Proves a layer, documents it, and is its demonstration. Shapes leave the batch axis out. */
export interface LayerExample {
  readonly title: string;
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly in: readonly (readonly number[])[];
  readonly out: readonly (readonly number[])[];
  /** Number of weights, trained or not. */
  readonly weights: number;
  /** How many different whole numbers the inputs are; a list has one entry an input, `null` for one of floats. */
  readonly classes?: number | readonly (number | null)[];
  /** Inputs that come with a mask, by number. */
  readonly masks?: readonly number[];
}

/** Draws batches. */
export interface DataDefinition<S extends ParamSchema = ParamSchema> extends BlockBase<S> {
  readonly role: 'data';
  readonly types: (p: ParamValues<S>) => readonly TensorType[];
  readonly source: (p: ParamValues<S>) => SourceCall;
}

/** Makes numbers of a column of text, before a batch reaches the engine: it stands behind a data block. */
export interface PreparationDefinition<S extends ParamSchema = ParamSchema> extends BlockBase<S> {
  readonly role: 'preparation';
  readonly encoding: (p: ParamValues<S>) => TextEncoding;
  readonly examples: readonly PreparationExample[];
}

/** Proves a preparation and documents it. */
export interface PreparationExample {
  readonly title: string;
  readonly params: Readonly<Record<string, ParamValue>>;
  /** Training samples that the vocabulary is learned from. */
  readonly learns: readonly string[];
  readonly text: string;
  /** What the text becomes. */
  readonly numbers: readonly number[];
}

/** Turns tensors into one number or two. */
export interface LossDefinition<S extends ParamSchema = ParamSchema> extends BlockBase<S> {
  readonly role: 'loss';
  /** What is wrong with the inputs, if anything. */
  readonly check: (p: ParamValues<S>, inputs: readonly TensorType[]) => Problem | null;
  /** One for each output port, in order; `inputs` are port names. */
  readonly losses: (p: ParamValues<S>, inputs: readonly TensorType[]) => readonly LossLowering[];
}

export interface LossLowering {
  readonly loss: LossName;
  readonly args: Readonly<Record<string, ArgValue>>;
  readonly inputs: readonly string[];
  readonly metrics: readonly MetricName[];
}

/** The update step. */
export interface StepDefinition<S extends ParamSchema = ParamSchema> extends BlockBase<S> {
  readonly role: 'step';
  readonly optimizer: (p: ParamValues<S>) => OptimizerPlan;
}

/** Edges of a model's graph, and the use of a model: the compiler knows these three by name. */
export interface FrameDefinition<S extends ParamSchema = ParamSchema> extends BlockBase<S> {
  readonly role: 'input' | 'output' | 'model';
}

export type BlockDefinition =
  | LayerDefinition
  | CompositeDefinition
  | DataDefinition
  | PreparationDefinition
  | LossDefinition
  | StepDefinition
  | FrameDefinition;

// A definition is written with the exact types of its own parameters and kept with the general ones:
// whoever calls it has parsed the parameters by the same schema (`readParams`).
export const defineLayer = <const S extends ParamSchema>(
  definition: Omit<LayerDefinition<S>, 'role'>,
): LayerDefinition => ({ role: 'layer', ...definition }) as unknown as LayerDefinition;
export const defineData = <const S extends ParamSchema>(definition: Omit<DataDefinition<S>, 'role'>): DataDefinition =>
  ({ role: 'data', ...definition }) as unknown as DataDefinition;
export const definePreparation = <const S extends ParamSchema>(
  definition: Omit<PreparationDefinition<S>, 'role'>,
): PreparationDefinition => ({ role: 'preparation', ...definition }) as unknown as PreparationDefinition;
export const defineLoss = <const S extends ParamSchema>(definition: Omit<LossDefinition<S>, 'role'>): LossDefinition =>
  ({ role: 'loss', ...definition }) as unknown as LossDefinition;
export const defineStep = <const S extends ParamSchema>(definition: Omit<StepDefinition<S>, 'role'>): StepDefinition =>
  ({ role: 'step', ...definition }) as unknown as StepDefinition;
export const defineFrame = <const S extends ParamSchema>(definition: FrameDefinition<S>): FrameDefinition =>
  definition as unknown as FrameDefinition;

/** Whether no gradient passes a block with these parameters. */
export function stopsGradient(definition: BlockDefinition | undefined, p: ParamValues<ParamSchema>): boolean {
  const stops = definition?.role === 'layer' ? definition.stopsGradient : undefined;
  return typeof stops === 'function' ? stops(p) : stops === true;
}

/** Whether a block is made of layers: it has weights, and can stand in a model. */
export const isOfLayers = (
  definition: BlockDefinition | undefined,
): definition is LayerDefinition | CompositeDefinition =>
  definition?.role === 'layer' || definition?.role === 'composite';

/** Ports as they stand with these parameters. */
export function inputPorts(definition: BlockDefinition, p: ParamValues<ParamSchema>): readonly PortSpec[] {
  return typeof definition.inputs === 'function' ? definition.inputs(p) : definition.inputs;
}

/** See {@link inputPorts}. */
export function outputPorts(definition: BlockDefinition, p: ParamValues<ParamSchema>): readonly PortSpec[] {
  return typeof definition.outputs === 'function' ? definition.outputs(p) : definition.outputs;
}
