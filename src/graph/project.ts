import type { DType, Shape } from '../tensor/shape.ts';

/** What a person saves: one plain JSON document, and nothing beside it. */
export interface Project {
  readonly format: 'layerloom';
  readonly version: 2;
  readonly name: string;
  /** The canvas: data, layers, uses of models, losses and update steps. */
  readonly main: Graph;
  /** Models drawn as frames. Every use of one shares its weights. */
  readonly models: Readonly<Record<ModelId, Model>>;
  readonly run: RunSettings;
}

export type BlockId = string;
export type WireId = string;
export type ModelId = string;
/** Which graph an edit or a diagnostic speaks of: the canvas, or the inside of a model. */
export type GraphId = 'main' | ModelId;

/** A graph of blocks, wired output to input. Key order is creation order and carries no meaning beyond ties. */
export interface Graph {
  readonly blocks: Readonly<Record<BlockId, Block>>;
  readonly wires: Readonly<Record<WireId, Wire>>;
}

/** A named graph with `input` and `output` blocks, used on the canvas through `model` blocks. */
export interface Model {
  readonly name: string;
  readonly graph: Graph;
}

/** One block on the canvas. What its type means is declared in `src/nodes/`. */
export interface Block {
  readonly id: BlockId;
  readonly type: string;
  /** The user's own name; without one the block shows its type's label. */
  readonly name?: string;
  /** Only what was set; the rest are the type's defaults. */
  readonly params: Readonly<Record<string, ParamValue>>;
  /** Top left corner, in canvas pixels. */
  readonly position: { readonly x: number; readonly y: number };
  /** Shows its header only. */
  readonly collapsed?: boolean;
  /** Passes its input through. */
  readonly bypassed?: boolean;
  /** Keeps its weights during training. */
  readonly frozen?: boolean;
}

export type ParamValue = number | string | boolean | null | readonly number[] | readonly string[];

export interface Port {
  readonly block: BlockId;
  readonly port: string;
}

/** From an output port to an input port. */
export interface Wire {
  readonly id: WireId;
  readonly from: Port;
  readonly to: Port;
}

/** How long and with what a run trains. */
export interface RunSettings {
  readonly epochs: number;
  readonly batchSize: number;
  readonly seed: number;
}

/** What one wire carries. */
export type ValueType = TensorType | LossType;

export interface TensorType {
  readonly kind: 'tensor';
  /** Without the batch axis. */
  readonly shape: Shape;
  readonly dtype: DType;
  /** For whole numbers: how many different values there are (classes, characters). */
  readonly classes?: number;
  /** A mask travels along: it says which steps of the sequence count (`nodes/kit/masking.ts`). */
  readonly masked?: boolean;
}

/** One number for the whole batch. */
export interface LossType {
  readonly kind: 'loss';
}

/** A project with nothing on its canvas. */
export function emptyProject(name: string): Project {
  return {
    format: 'layerloom',
    version: 2,
    name,
    main: { blocks: {}, wires: {} },
    models: {},
    run: { epochs: 5, batchSize: 32, seed: 42 },
  };
}

/** The graph of that id; `undefined` when there is no such model. */
export function graphOf(project: Project, graph: GraphId): Graph | undefined {
  return graph === 'main' ? project.main : project.models[graph]?.graph;
}
