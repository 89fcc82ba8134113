import type { Block, GraphId, TensorType, ValueType } from '../graph/project.ts';
import { blockDefinition, knownBlocks } from '../nodes/catalogue.ts';
import type { Category } from '../nodes/kit/categories.ts';
import type { CompositeDefinition } from '../nodes/kit/composite.ts';
import {
  inputPorts,
  isOfLayers,
  outputPorts,
  type BlockDefinition,
  type LayerDefinition,
  type PortSpec,
} from '../nodes/kit/define.ts';
import { readParams } from '../nodes/kit/read.ts';
import { formatShape } from '../tensor/shape.ts';
import { partsOf } from './passes/parts.ts';
import { portProblem } from './passes/ports.ts';

/** A block type that would fit somewhere, with the shape it would give there where that is known. */
export interface Suggestion {
  readonly type: string;
  readonly label: string;
  readonly icon: string;
  readonly category: Category;
  readonly result: string;
}

/** Block types that take a value, in the order of the palette. What is not known yet fits everywhere of its kind. */
export function blocksBehind(value: ValueType | undefined, kind: 'tensor' | 'loss', graph: GraphId): Suggestion[] {
  return knownBlocks().flatMap((definition) => {
    if (!belongsIn(definition, graph)) return [];
    const { values } = readParams(definition.params, {});
    const ports = inputPorts(definition, values).filter((port) => takes(port, value, kind));
    if (ports.length === 0) return [];
    if (!isOfLayers(definition) || value?.kind !== 'tensor') return [suggestion(definition, '')];
    const alone = inputPorts(definition, values).filter((port) => port.optional !== true).length <= 1;
    if (!alone) return [suggestion(definition, '')];
    const result = resultOf(definition, {}, [value]);
    return result === null ? [] : [suggestion(definition, result)];
  });
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
function resultOf(
  definition: LayerDefinition | CompositeDefinition,
  params: Block['params'],
  inputs: readonly TensorType[],
): string | null {
  const { values } = readParams(definition.params, params);
  const ports = inputPorts(definition, values);
  const required = ports.filter((port) => port.optional !== true).length;
  if (inputs.length < required || inputs.length > ports.length) return null;
  if (inputs.some((type, index) => portProblem(ports[index]!, type) !== null)) return null;
  const made = partsOf(definition, values, inputs);
  if ('problem' in made) return null;
  const [output] = made.outputTypes;
  return output ? formatShape(output.shape) : '';
}

function suggestion({ type, label, icon, category }: BlockDefinition, result: string): Suggestion {
  return { type, label, icon, category, result };
}
