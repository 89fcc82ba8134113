import { sizeOf, type Shape } from '../../tensor/shape.ts';
import type { TensorType } from '../../graph/project.ts';
import type { LayerCall } from './calls.ts';
import { defineLayer, type LayerDefinition, type PortSpec } from './define.ts';
import type { Problem } from './infer.ts';
import { mergedMask } from './masking.ts';
import { int } from './param.ts';
import { oneOutput } from './ports.ts';
import { lengths, only, output, refuse } from './shapes.ts';
import { broadcast, isProblem } from './tensorOps.ts';

/** How many wires come together. */
export const inputCount = int(2, { label: 'Inputs', help: 'Number of wires that come together.', min: 2, max: 8 });

/** `a`, `b`, `c` … */
export function mergeInputs(count: number, dtype?: 'float32'): readonly PortSpec[] {
  return Array.from({ length: Math.min(Math.max(count, 2), 8) }, (_, index) => ({
    name: 'abcdefgh'[index]!,
    rank: [1, 8],
    ...(dtype === undefined ? {} : { dtype }),
  }));
}

/**
 * The shape of inputs that come together number by number: one with fewer axes gets more of length 1 behind the batch
 * axis, and axes of length 1 are repeated, as Keras has it.
 */
function mergedShape(inputs: readonly TensorType[]): Shape | Problem {
  const rank = Math.max(...inputs.map(({ shape }) => shape.length));
  return broadcast(
    inputs.map((type) => ({ ...type, shape: [...Array<1>(rank - type.shape.length).fill(1), ...type.shape] })),
  );
}

/** What a layer that merges number by number has of its own. */
interface Merge {
  readonly type: string;
  readonly label: string;
  readonly aliases: readonly string[];
  readonly summary: string;
  readonly icon: string;
  readonly keras: string;
  readonly title: string;
  readonly call: Pick<LayerCall, 'tfjs' | 'custom' | 'args'>;
}

/** Layers that put any number of inputs together number by number. */
export function defineMerge({ title, ...merge }: Merge): LayerDefinition {
  return defineLayer({
    ...blockOf(merge),
    params: { inputs: inputCount },
    inputs: (p) => mergeInputs(p.inputs, 'float32'),
    examples: [
      {
        title,
        params: {},
        in: [
          [2, 3, 4],
          [2, 3, 4],
        ],
        out: [[2, 3, 4]],
        weights: 0,
      },
      ...broadcastExamples({ inputs: 3 }, [[3, 4], [1, 4], [4]]),
    ],
  });
}

/** A layer that does the same with two inputs, of which the order matters. */
export function defineMergeOfTwo({ title, ...merge }: Merge): LayerDefinition {
  return defineLayer({
    ...blockOf(merge),
    params: {},
    inputs: mergeInputs(2, 'float32'),
    examples: [{ title, params: {}, in: [[4], [4]], out: [[4]], weights: 0 }, ...broadcastExamples({}, [[4], [3, 4]])],
  });
}

function blockOf({ keras, call, ...words }: Omit<Merge, 'title'>) {
  const { type } = words;
  return {
    ...words,
    category: 'merging',
    reference: `https://keras.io/api/layers/merging_layers/${type}/`,
    outputs: oneOutput,
    masking: (_p: unknown, inputs: readonly TensorType[]) => mergedMask(inputs),
    infer: (_p: unknown, inputs: readonly TensorType[]) => {
      const shape = mergedShape(inputs);
      return isProblem(shape) ? refuse(shape) : output(shape);
    },
    flops: (_p: unknown, inputs: readonly TensorType[], outputs: readonly TensorType[]) =>
      (inputs.length - 1) * sizeOf(lengths(only(outputs).shape)),
    lower: () => ({ ...call, keras, kerasArgs: {} }),
  } as const;
}

const broadcastExamples = (params: Readonly<Record<string, number>>, shapes: readonly (readonly number[])[]) => [
  { title: 'one for all steps', params, in: shapes, out: [[3, 4]], weights: 0 },
];
