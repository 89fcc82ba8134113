import type { Block, GraphId, TensorType, ValueType } from '../graph/project.ts';
import { blockDefinition, knownBlocks } from '../nodes/catalogue.ts';
import type { Category } from '../nodes/kit/categories.ts';
import { inputPorts, isOfLayers, outputPorts, type BlockDefinition, type PortSpec } from '../nodes/kit/define.ts';
import type { Problem } from '../nodes/kit/infer.ts';
import type { ParamSchema, ParamValues } from '../nodes/kit/param.ts';
import { readParams } from '../nodes/kit/read.ts';
import { formatShape } from '../tensor/shape.ts';
import { makesTensors, outcomeOf, type TensorBlock } from './passes/outcome.ts';
import { portProblem } from './passes/ports.ts';

/** A block type that would fit somewhere, with the shape it would give there where that is known. */
export interface Suggestion {
  readonly type: string;
  readonly label: string;
  readonly aliases: readonly string[];
  readonly icon: string;
  readonly category: Category;
  readonly result: string;
}

/** What a block type says to a value: the shape it would give, empty where that is not known, or why it does not fit. */
export type Fit = { readonly result: string } | { readonly problem: Problem };

/** What every block type that has inputs says to a value. What is not known yet fits everywhere of its kind. */
export function fitsBehind(
  value: ValueType | undefined,
  kind: 'tensor' | 'loss',
  graph: GraphId,
): ReadonlyMap<string, Fit> {
  return new Map(
    knownBlocks().flatMap((definition): [string, Fit][] => {
      const fit = belongsIn(definition, graph) ? fitBehind(definition, value, kind) : null;
      return fit ? [[definition.type, fit]] : [];
    }),
  );
}

/** Block types that take a value, in the order of the palette, as {@link fitsBehind} has it. */
export function blocksBehind(value: ValueType | undefined, kind: 'tensor' | 'loss', graph: GraphId): Suggestion[] {
  const fits = fitsBehind(value, kind, graph);
  return knownBlocks().flatMap((definition) => {
    const fit = fits.get(definition.type);
    return fit && 'result' in fit ? [suggestion(definition, fit.result)] : [];
  });
}

function fitBehind(definition: BlockDefinition, value: ValueType | undefined, kind: 'tensor' | 'loss'): Fit | null {
  const { values } = readParams(definition.params, {});
  const ports = inputPorts(definition, values);
  const [first] = ports;
  if (!first) return null;
  if (!ports.some((port) => takes(port, value, kind))) {
    // Of an unknown value only the kind is refused, which is looked at first.
    const problem = portProblem(first, value ?? (kind === 'loss' ? { kind } : { kind, shape: [], dtype: 'float32' }));
    return problem && { problem };
  }
  const alone = ports.filter((port) => port.optional !== true).length <= 1;
  if (!makesTensors(definition) || value?.kind !== 'tensor' || !alone) return { result: '' };
  return fitOf(definition, values, [value]);
}

/** Block types that could feed an input port. */
export function blocksBefore(port: PortSpec, graph: GraphId): Suggestion[] {
  const kind = port.kind ?? 'tensor';
  return knownBlocks().flatMap((definition) => {
    if (!belongsIn(definition, graph)) return [];
    const { values } = readParams(definition.params, {});
    const gives = outputPorts(definition, values).some((output) => (output.kind ?? 'tensor') === kind);
    if (!gives) return [];
    if (definition.role !== 'data') return [suggestion(definition, '')];
    const fitting = definition.types(values).find((type) => portProblem(port, type) === null);
    return fitting ? [suggestion(definition, formatShape(fitting.shape))] : [];
  });
}

/** Block types a block could be made into: of the same role, and taking what comes in. */
export function swapsFor(block: Block, inputs: readonly (ValueType | undefined)[]): Suggestion[] {
  const own = blockDefinition(block.type);
  if (!own || own.role === 'model' || own.role === 'input' || own.role === 'output') return [];
  const tensors = inputs.filter((type): type is TensorType => type?.kind === 'tensor');
  const known = tensors.length > 0 && tensors.length === inputs.length;
  return knownBlocks().flatMap((definition) => {
    const alike = definition.role === own.role || (isOfLayers(definition) && isOfLayers(own));
    if (!alike || definition.type === own.type) return [];
    if (!isOfLayers(definition) || !known) return [suggestion(definition, '')];
    const result = resultOf(definition, keptParams(definition, block), tensors);
    return result === null ? [] : [suggestion(definition, result)];
  });
}

/** The edges of a model stand inside models, what trains stands on the canvas; a use of a model is made another way. */
function belongsIn({ role }: BlockDefinition, graph: GraphId): boolean {
  if (role === 'model') return false;
  const edge = role === 'input' || role === 'output';
  return role === 'layer' || role === 'composite' || edge === (graph !== 'main');
}

function keptParams(definition: BlockDefinition, block: Block): Block['params'] {
  return Object.fromEntries(
    Object.entries(block.params).filter(
      ([name, value]) =>
        Object.hasOwn(definition.params, name) &&
        readParams(definition.params, { [name]: value }).problems.length === 0,
    ),
  );
}

function takes(port: PortSpec, value: ValueType | undefined, kind: 'tensor' | 'loss'): boolean {
  return (port.kind ?? 'tensor') === kind && (value === undefined || portProblem(port, value) === null);
}

/** The shape a layer gives, `null` where it gives none. */
function resultOf(definition: TensorBlock, params: Block['params'], inputs: readonly TensorType[]): string | null {
  const { values } = readParams(definition.params, params);
  const ports = inputPorts(definition, values);
  const required = ports.filter((port) => port.optional !== true).length;
  if (inputs.length < required || inputs.length > ports.length) return null;
  const outcome = fitOf(definition, values, inputs);
  return 'problem' in outcome ? null : outcome.result;
}

function fitOf(definition: TensorBlock, values: ParamValues<ParamSchema>, inputs: readonly TensorType[]): Fit {
  const ports = inputPorts(definition, values);
  for (const [index, type] of inputs.entries()) {
    const problem = portProblem(ports[index]!, type);
    if (problem) return { problem };
  }
  const made = outcomeOf(definition, values, inputs);
  if ('problem' in made) return { problem: made.problem };
  const [output] = made.outputTypes;
  return { result: output ? formatShape(output.shape) : '' };
}

function suggestion({ type, label, aliases = [], icon, category }: BlockDefinition, result: string): Suggestion {
  return { type, label, aliases, icon, category, result };
}
