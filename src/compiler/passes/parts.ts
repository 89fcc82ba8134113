import type { TensorType } from '../../graph/project.ts';
import { blockDefinition } from '../../nodes/catalogue.ts';
import type { WeightSpec } from '../../nodes/kit/calls.ts';
import type { CompositeDefinition, ExpandedLayer, ExpandedValue } from '../../nodes/kit/composite.ts';
import { inputPorts, type LayerDefinition } from '../../nodes/kit/define.ts';
import type { ArithmeticLine, Problem } from '../../nodes/kit/infer.ts';
import { maskingOf, withMasks } from '../../nodes/kit/masking.ts';
import type { ParamSchema, ParamValues } from '../../nodes/kit/param.ts';
import { readParams } from '../../nodes/kit/read.ts';
import { unknownLength } from '../../nodes/kit/shapes.ts';
import { constraintProblem } from '../../nodes/kit/weightRules.ts';
import { elementCount, sameShape } from '../../tensor/shape.ts';
import { overBudget } from './limits.ts';
import { portProblem } from './ports.ts';

/** One layer of a block, with all that is known of it. A layer block has one, a composite has several. */
export interface Part {
  /** In the block: empty for a layer block, `conv2d_1` in a composite, `attention_dense_1` in a composite's composite. */
  readonly name: string;
  readonly definition: LayerDefinition;
  readonly params: ParamValues<ParamSchema>;
  /** What it takes, in port order. */
  readonly inputs: readonly PartValue[];
  readonly inputTypes: readonly TensorType[];
  readonly outputTypes: readonly TensorType[];
  readonly weights: readonly WeightSpec[];
  readonly flops: number;
}

/** A value inside a block: one of its wired inputs, or output `output` of a part. */
export type PartValue = { readonly input: number } | { readonly part: string; readonly output: number };

/** All layers of a block, and which of their values it gives. */
export interface Parts {
  readonly parts: readonly Part[];
  readonly outputs: readonly PartValue[];
  readonly outputTypes: readonly TensorType[];
  readonly arithmetic: readonly ArithmeticLine[];
  /** Of a composite that has several kinds of layers: `with projection`. */
  readonly variant?: string;
}

/** Whether two wires carry the same: shape, numbers and mask. */
export const sameType = (a: TensorType, b: TensorType): boolean =>
  a === b ||
  (a.dtype === b.dtype && a.classes === b.classes && (a.masked ?? false) === (b.masked ?? false) && sameShape(a.shape, b.shape)); // prettier-ignore

type Refused = { readonly problem: Problem };

/** The layers of a block of layers with these parameters behind these inputs; or why there are none. */
export function partsOf(
  definition: LayerDefinition | CompositeDefinition,
  params: ParamValues<ParamSchema>,
  inputTypes: readonly TensorType[],
): Parts | Refused {
  const known = lastMade.get(params);
  if (known?.definition === definition && sameTypes(known.inputTypes, inputTypes)) return known.made;
  const made =
    definition.role === 'layer'
      ? layerPart(definition, params, inputTypes)
      : compositeParts(definition, params, inputTypes);
  lastMade.set(params, { definition, inputTypes, made });
  return made;
}

// What a block made of its parameters and inputs the last time: an edit changes neither for most of the blocks.
const lastMade = new WeakMap<
  ParamValues<ParamSchema>,
  {
    readonly definition: LayerDefinition | CompositeDefinition;
    readonly inputTypes: readonly TensorType[];
    readonly made: Parts | Refused;
  }
>();

const sameTypes = (a: readonly TensorType[], b: readonly TensorType[]): boolean =>
  a.length === b.length && a.every((type, at) => sameType(type, b[at]!));

/** A layer block as its only part. */
function layerPart(
  definition: LayerDefinition,
  params: ParamValues<ParamSchema>,
  inputTypes: readonly TensorType[],
  name = '',
  inputs: readonly PartValue[] = inputTypes.map((_, input) => ({ input })),
): Parts | Refused {
  const inferred = definition.infer(params, inputTypes);
  if ('problem' in inferred) return inferred;
  const types = inferred.outputs.filter((type): type is TensorType => type.kind === 'tensor');
  const outputTypes = withMasks(types, maskingOf(definition, params, inputTypes));
  const weights = definition.weights?.(params, inputTypes) ?? [];
  const problem = overBudget(weights, outputTypes) ?? constraintProblem(weights);
  if (problem) return { problem: { arithmetic: inferred.arithmetic ?? [], ...problem } };
  const known = [...inputTypes, ...outputTypes].every((type) => elementCount(type.shape) !== undefined);
  const flops = known ? (definition.flops?.(params, inputTypes, outputTypes) ?? 0) : 0;
  return {
    parts: [{ name, definition, params, inputs, inputTypes, outputTypes, weights, flops }],
    outputs: outputTypes.map((_, output) => ({ part: name, output })),
    outputTypes,
    arithmetic: inferred.arithmetic ?? [],
  };
}

/** The layers a composite stands for; composites inside it are taken apart too. The problem of a layer is the block's. */
function compositeParts(
  definition: CompositeDefinition,
  params: ParamValues<ParamSchema>,
  inputTypes: readonly TensorType[],
  name = '',
  inputs: readonly PartValue[] = inputTypes.map((_, input) => ({ input })),
): Parts | Refused {
  // What they stand for depends on the features that come in.
  const unknown = inputTypes.map(({ shape }) => unknownLength(shape.slice(-1))).find((problem) => problem !== null);
  if (unknown) return { problem: unknown };
  const expanded = definition.expand(params, inputTypes);
  if ('problem' in expanded) return expanded;
  const parts: Part[] = [];
  const made = new Map<string, Parts>();
  const valueOf = (value: ExpandedValue): Typed => {
    const from = 'input' in value ? { outputs: inputs, outputTypes: inputTypes } : made.get(value.layer);
    const at = 'input' in value ? value.input : value.output;
    const [found, type] = [from?.outputs[at], from?.outputTypes[at]];
    if (!found || !type) throw new Error(`${definition.type} expands to a value that is not there: ${String(at)}`);
    return { value: found, type };
  };
  for (const layer of expanded.layers) {
    const inner = innerParts(layer, name === '' ? layer.name : `${name}_${layer.name}`, layer.inputs.map(valueOf));
    if ('problem' in inner) return inner;
    made.set(layer.name, inner);
    parts.push(...inner.parts);
  }
  const outputs = expanded.outputs.map(valueOf);
  return {
    parts,
    outputs: outputs.map(({ value }) => value),
    outputTypes: outputs.map(({ type }) => type),
    arithmetic: made.get(expanded.layers.at(-1)?.name ?? '')?.arithmetic ?? [],
    ...(expanded.variant === undefined ? {} : { variant: expanded.variant }),
  };
}

interface Typed {
  readonly value: PartValue;
  readonly type: TensorType;
}

function innerParts({ type, params }: ExpandedLayer, name: string, values: readonly Typed[]): Parts | Refused {
  const definition = blockDefinition(type);
  if (definition?.role !== 'layer' && definition?.role !== 'composite')
    throw new Error(`a composite expands to ${type}, which is no layer`);
  const unknown = Object.keys(params).find((param) => !Object.hasOwn(definition.params, param));
  if (unknown !== undefined) throw new Error(`a composite sets ${unknown} of ${type}, which has no such parameter`);
  const { values: read, problems } = readParams(definition.params, params);
  // The composite's own parameters set these: its block has to change.
  const [wrong] = problems;
  if (wrong) return { problem: { code: wrong.code, data: wrong.data } };
  const types = values.map((value) => value.type);
  const ports = inputPorts(definition, read);
  for (const [at, port] of ports.entries()) {
    const problem = types[at] && portProblem(port, types[at]);
    if (problem) return { problem: { code: problem.code, data: problem.data } };
  }
  const parts = definition.role === 'layer' ? layerPart : compositeParts;
  const result = parts(definition as never, read, types, name, values.map(({ value }) => value)); // prettier-ignore
  if (!('problem' in result)) return result;
  const { code, data, arithmetic = [] } = result.problem;
  return { problem: { code, data, arithmetic } };
}

/** The names of a composite's weights say which part they are of: `conv2d_1/kernel`. */
export function weightsOf({ parts }: Parts): readonly WeightSpec[] {
  if (parts.length === 1 && parts[0]!.name === '') return parts[0]!.weights;
  return parts.flatMap((part) => part.weights.map((weight) => ({ ...weight, name: `${part.name}/${weight.name}` })));
}
