import type { BlockId, TensorType } from '../../graph/project.ts';
import { createNames } from '../names.ts';
import type { LayerPlan, LayerValue } from '../plan.ts';
import type { ShapedBlock, ShapedGraph } from './infer.ts';

/** The values a model has so far. */
export interface LayerScope {
  readonly values: Map<string, LayerValue>;
  readonly key: (block: BlockId, port: string) => string;
  readonly nextSeed: () => number;
}

/** Layer calls for blocks that are in order; what they give is added to the scope. */
export function planLayers(blocks: readonly ShapedBlock[], graph: ShapedGraph, scope: LayerScope): LayerPlan[] {
  const names = createNames();
  return blocks.flatMap((shaped) => {
    const { block, definition, params, outputs } = shaped;
    if (definition?.role !== 'layer' || block.bypassed === true) return [];
    const types = shaped.inputTypes.filter((type): type is TensorType => type?.kind === 'tensor');
    const name = names.take(block.name ?? block.type);
    outputs.forEach((port, output) => scope.values.set(scope.key(block.id, port.name), { layer: name, output }));
    const wired = shaped.inputs.filter((port) => shaped.wires.has(port.name));
    const layer: LayerPlan = {
      name,
      block: block.id,
      graph: shaped.graph,
      type: block.type,
      call: definition.lower(params, types),
      inputs: wired.map((port) => valueIn(scope, graph, shaped, port.name)),
      outputs: shaped.outputTypes as readonly TensorType[],
      weights: shaped.weights,
      trainable: block.frozen !== true,
      seed: scope.nextSeed(),
      flops: shaped.flops,
    };
    return [layer];
  });
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
