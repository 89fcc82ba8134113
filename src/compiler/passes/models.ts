import { withBatchAxis } from '../../tensor/shape.ts';
import type { Project, ValueType } from '../../graph/project.ts';
import type { LayerReport, ModelReport } from '../compiled.ts';
import { isOfLayers } from '../../nodes/kit/define.ts';
import { createNames } from '../names.ts';
import { blockCosts, sum } from './costs.ts';
import type { ShapedBlock, ShapedGraph } from './shaped.ts';

type Models = ReadonlyMap<string, ShapedGraph>;
type WrittenShape = readonly (number | string | null)[];

/** A table of each model: the frames first, then the layers that stand on the canvas. */
export function reportModels(project: Project, main: ShapedGraph, models: Models): ModelReport[] {
  const frames = [...models.values()].map((graph) =>
    reportModel(project.models[graph.id]?.name ?? graph.id, graph, models),
  );
  const inline = [...main.blocks.values()].some(({ definition }) => isOfLayers(definition));
  return inline ? [...frames, reportModel(project.name, main, models)] : frames;
}

function reportModel(name: string, graph: ShapedGraph, models: Models): ModelReport {
  const layers = [...graph.blocks.values()].filter(({ definition }) => isOfLayers(definition));
  const inside = new Set(layers.map(({ block }) => block.id));
  const names = createNames();
  return {
    name,
    inputs: inputShapes(graph, layers, inside),
    outputs: layers.flatMap((layer) => openOutputs(layer, graph, inside)),
    layers: layers.map((layer): LayerReport => {
      const { params, trainableParams } = blockCosts(layer, models);
      const { id, type } = layer.block;
      return {
        id,
        type,
        name: names.take(layer.block.name ?? type),
        outputShapes: layer.outputTypes.flatMap(written),
        params,
        trainableParams,
      };
    }),
    ...sum(layers.map((layer) => blockCosts(layer, models))),
  };
}

const written = (type: ValueType | undefined): WrittenShape[] =>
  type?.kind === 'tensor' ? [withBatchAxis(type.shape)] : [];

/** What comes in from blocks that are no layers, each value once. */
function inputShapes(graph: ShapedGraph, layers: readonly ShapedBlock[], inside: ReadonlySet<string>): WrittenShape[] {
  const shapes = new Map<string, WrittenShape[]>();
  for (const layer of layers) {
    layer.inputs.forEach((port, at) => {
      const from = layer.wires.get(port.name)?.from;
      if (from && graph.blocks.has(from.block) && !inside.has(from.block))
        shapes.set(`${from.block}/${from.port}`, written(layer.inputTypes[at]));
    });
  }
  return [...shapes.values()].flat();
}

/** Outputs that no other layer uses; the states of a recurrent layer count only when something outside takes them. */
function openOutputs(
  { block, outputs, outputTypes }: ShapedBlock,
  graph: ShapedGraph,
  inside: ReadonlySet<string>,
): WrittenShape[] {
  const wires = graph.topology.outgoing.get(block.id) ?? [];
  const goesOut = wires.some((wire) => !inside.has(wire.to.block)) || wires.length === 0;
  if (!goesOut) return [];
  return outputs.flatMap((port, at) => {
    const taken = wires.filter((wire) => wire.from.port === port.name);
    return (taken.length === 0 && at === 0) || taken.some((wire) => !inside.has(wire.to.block))
      ? written(outputTypes[at])
      : [];
  });
}
