import type { ParamValue, TensorType } from '../../graph/project.ts';
import type { BlockBase, LayerExample } from './define.ts';
import type { Problem } from './infer.ts';
import type { ParamSchema, ParamValues } from './param.ts';

/**
 * A block that stands for several layers: `expand` says which, and how they are wired. Shapes, weights, costs, the
 * trained model and the printed code all come from the layers.
 */
export interface CompositeDefinition<S extends ParamSchema = ParamSchema> extends BlockBase<S> {
  readonly role: 'composite';
  /** The layers, given what comes in: whether a skip connection needs a projection depends on its channels. */
  readonly expand: (p: ParamValues<S>, inputs: readonly TensorType[]) => Expansion | { readonly problem: Problem };
  readonly examples: readonly LayerExample[];
}

/** The layers of a composite, each behind those that feed it. */
export interface Expansion {
  readonly layers: readonly ExpandedLayer[];
  /** One for each output port. */
  readonly outputs: readonly ExpandedValue[];
  /** In words behind the label, what these layers are that the composite's others are not: `with projection`. */
  readonly variant?: string;
}

export interface ExpandedLayer {
  /** Once in the composite: `conv2d_1`. */
  readonly name: string;
  /** Of a layer block, or of another composite. */
  readonly type: string;
  readonly params: Readonly<Record<string, ParamValue>>;
  /** In port order. */
  readonly inputs: readonly ExpandedValue[];
}

/** A value inside a composite: one of its inputs, or what a layer gives. */
export type ExpandedValue = { readonly input: number } | { readonly layer: string; readonly output: number };

export const defineComposite = <const S extends ParamSchema>(
  definition: Omit<CompositeDefinition<S>, 'role'>,
): CompositeDefinition => ({ role: 'composite', ...definition }) as unknown as CompositeDefinition;

/** Writes an expansion down layer by layer. */
export interface ExpansionWriter {
  /** What comes in, by port number. */
  readonly input: (index?: number) => ExpandedValue;
  /** A layer behind these values; gives its first output. */
  readonly layer: (type: string, params: ExpandedLayer['params'], ...inputs: readonly ExpandedValue[]) => ExpandedValue;
  /** Another output of the layer that gave a value: a state. */
  readonly output: (of: ExpandedValue, output: number) => ExpandedValue;
  /** Says that the layers are of a kind that not all uses of the composite have: `with projection`. */
  readonly variant: (words: string) => void;
  /** The layers written so far, and what goes out. */
  readonly end: (...outputs: readonly ExpandedValue[]) => Expansion;
}

/** Layers are named by their type and numbered where there are several: `conv2d_1`, `conv2d_2`, `add_1`. */
export function expansion(): ExpansionWriter {
  const layers: ExpandedLayer[] = [];
  const counts = new Map<string, number>();
  const variants: string[] = [];
  return {
    input: (index = 0) => ({ input: index }),
    layer(type, params, ...inputs) {
      const number = (counts.get(type) ?? 0) + 1;
      counts.set(type, number);
      const name = `${type}_${number}`;
      layers.push({ name, type, params, inputs });
      return { layer: name, output: 0 };
    },
    output(of, output) {
      if ('input' in of) throw new Error('an input of a composite has one value');
      return { ...of, output };
    },
    variant: (words) => void variants.push(words),
    end: (...outputs) => ({ layers, outputs, ...(variants.length > 0 ? { variant: variants.join(' and ') } : {}) }),
  };
}
