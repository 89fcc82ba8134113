import type { BlockId } from '../../graph/project.ts';
import type { LayerCall } from '../../nodes/kit/calls.ts';
import type { CompositeDefinition } from '../../nodes/kit/composite.ts';
import { createNames, type Names } from '../names.ts';
import type { CompositePlan, LayerPlan, LayerValue, ModelPlan } from '../plan.ts';
import type { ShapedBlock, ShapedGraph } from './shaped.ts';
import { layerMasks, type Masks } from './masks.ts';
import { partsOf, type Part, type PartValue } from './parts.ts';

/** The values a model has so far. */
export interface LayerScope {
  readonly values: Map<string, LayerValue>;
  readonly masks: Masks;
  readonly key: (block: BlockId, port: string) => string;
  readonly nextSeed: () => number;
}

/**
 * Layer calls for blocks that are in order; what they give is added to the scope. No layer has the name of an input:
 * to TensorFlow.js and Keras an input is a layer too.
 */
export function planLayers(
  blocks: readonly ShapedBlock[],
  graph: ShapedGraph,
  scope: LayerScope,
  inputs: ModelPlan['inputs'],
): Pick<ModelPlan, 'layers' | 'composites'> {
  const [names, compositeNames] = [createNames(), createNames()];
  for (const { name } of inputs) names.take(name);
  const layers: LayerPlan[] = [];
  const composites: CompositePlan[] = [];
  for (const shaped of blocks) {
    const { block, definition, parts } = shaped;
    if (parts.length === 0 || block.bypassed === true) continue;
    const own = block.name ?? block.type;
    const composite = definition?.role === 'composite' ? { definition, name: compositeNames.take(own) } : null;
    const nameOf = composite ? (part: Part) => names.takeFor(composite.name, part.name) : (): string => names.take(own);
    const made = layersOf(shaped, graph, scope, names, nameOf);
    layers.push(...made.layers);
    if (composite) composites.push(compositeOf(shaped, composite, made));
  }
  return { layers, ...(composites.length > 0 ? { composites } : {}) };
}

/** What a block comes to. */
interface BlockLayers {
  readonly layers: readonly LayerPlan[];
  /** What comes into its wired ports, and what goes out of all its ports. */
  readonly inputs: CompositePlan['inputs'];
  readonly outputs: CompositePlan['outputs'];
  /** What is computed for a part, by layer name. */
  readonly partOf: ReadonlyMap<string, string>;
}

function layersOf(
  shaped: ShapedBlock,
  graph: ShapedGraph,
  scope: LayerScope,
  names: Names,
  nameOf: (part: Part) => string,
): BlockLayers {
  const { block, partOutputs } = shaped;
  const inputs = shaped.inputs
    .filter((port) => shaped.wires.has(port.name))
    .map(({ name }) => ({ name, value: valueIn(scope, graph, shaped, name) }));
  const layerNames = new Map<string, string>();
  const partOf = new Map<string, string>();
  const valueOf = (value: PartValue): LayerValue =>
    'input' in value ? inputs[value.input]!.value : { layer: layerNames.get(value.part)!, output: value.output };
  const layers = shaped.parts.flatMap((part): LayerPlan[] => {
    const name = nameOf(part);
    layerNames.set(part.name, name);
    const values = part.inputs.map(valueOf);
    const place = { name, block: block.id, graph: shaped.graph, inputs: values };
    const { makers, read, masked } = layerMasks(part, place, scope.masks, names);
    const layer: LayerPlan = {
      name,
      block: block.id,
      graph: shaped.graph,
      type: part.definition.type,
      call: callOf(part, block.frozen === true),
      inputs: [...values, ...read],
      ...(masked.length > 0 ? { masked } : {}),
      outputs: part.outputTypes,
      weights: part.weights,
      trainable: block.frozen !== true,
      seed: scope.nextSeed(),
      flops: part.flops,
    };
    for (const maker of makers) partOf.set(maker.name, `${part.name}_mask`);
    partOf.set(name, part.name);
    return [...makers, layer];
  });
  const outputs = shaped.outputs.map(({ name }, at) => ({ name, value: valueOf(partOutputs[at]!) }));
  for (const { name, value } of outputs) scope.values.set(scope.key(block.id, name), value);
  return { layers, inputs, outputs, partOf };
}

function compositeOf(
  { block, params, inputTypes }: ShapedBlock,
  { definition, name }: { readonly definition: CompositeDefinition; readonly name: string },
  { layers, inputs, outputs, partOf }: BlockLayers,
): CompositePlan {
  const { type, label, summary, reference } = definition;
  const known = partsOf(
    definition,
    params,
    inputTypes.filter((input) => input?.kind === 'tensor'),
  );
  const variant = 'problem' in known ? undefined : known.variant;
  return {
    block: block.id,
    name,
    type,
    label,
    ...(variant === undefined ? {} : { variant }),
    summary,
    ...(reference === undefined ? {} : { reference }),
    params,
    inputs,
    outputs,
    parts: layers.map((layer) => ({ layer: layer.name, part: partOf.get(layer.name)! })),
  };
}

// Parts stay the same objects as long as nothing about them changes.
const calls = new WeakMap<Part, { readonly frozen: boolean; readonly call: LayerCall }>();

function callOf(part: Part, frozen: boolean): LayerCall {
  const known = calls.get(part);
  if (known?.frozen === frozen) return known.call;
  const call = part.definition.lower(part.params, part.inputTypes, frozen);
  calls.set(part, { frozen, call });
  return call;
}

/** What comes into a port, seen through bypassed blocks. */
export function valueIn(scope: LayerScope, graph: ShapedGraph, block: ShapedBlock, port: string): LayerValue {
  let wire = block.wires.get(port);
  while (wire) {
    const value = scope.values.get(scope.key(wire.from.block, wire.from.port));
    if (value) return value;
    const producer = graph.blocks.get(wire.from.block);
    wire = producer?.block.bypassed === true ? producer.wires.get(producer.inputs[0]?.name ?? '') : undefined;
  }
  throw new Error(`no value for ${block.block.id}.${port}`);
}
