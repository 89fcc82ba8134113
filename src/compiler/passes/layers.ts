import type { BlockId } from '../../graph/project.ts';
import type { LayerCall } from '../../nodes/kit/calls.ts';
import { createNames } from '../names.ts';
import type { LayerPlan, LayerValue, ModelPlan } from '../plan.ts';
import type { ShapedBlock, ShapedGraph } from './infer.ts';
import { layerMasks, type Masks } from './masks.ts';
import type { Part, PartValue } from './parts.ts';

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
): LayerPlan[] {
  const names = createNames();
  for (const { name } of inputs) names.take(name);
  return blocks.flatMap((shaped) => {
    const { block, outputs, parts, partOutputs } = shaped;
    if (parts.length === 0 || block.bypassed === true) return [];
    const values = shaped.inputs
      .filter((port) => shaped.wires.has(port.name))
      .map((port) => valueIn(scope, graph, shaped, port.name));
    const layerNames = new Map<string, string>();
    const valueOf = (value: PartValue): LayerValue =>
      'input' in value ? values[value.input]! : { layer: layerNames.get(value.part)!, output: value.output };
    const layers = parts.flatMap((part): LayerPlan[] => {
      const own = block.name ?? block.type;
      const name = names.take(part.name === '' ? own : `${own}_${part.name}`);
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
      return [...makers, layer];
    });
    outputs.forEach((port, at) => scope.values.set(scope.key(block.id, port.name), valueOf(partOutputs[at]!)));
    return layers;
  });
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
