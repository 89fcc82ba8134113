import type { BlockId, TensorType } from '../../graph/project.ts';
import type { CompiledBlock, CompiledPort } from '../compiled.ts';
import type { ConfigLine, ConfigPart } from '../../nodes/kit/config.ts';
import type { ParamSchema, ParamValues } from '../../nodes/kit/param.ts';
import { blockCosts } from './costs.ts';
import type { ShapedBlock, ShapedGraph } from './shaped.ts';
import type { TrainingProgram } from './program.ts';

/** What the canvas and the inspector show of each block of a graph. */
export function compiledBlocks(
  graph: ShapedGraph,
  models: ReadonlyMap<string, ShapedGraph>,
  program: TrainingProgram,
): Record<BlockId, CompiledBlock> {
  const firstUse = new Map<string, BlockId>();
  const blocks: Record<BlockId, CompiledBlock> = {};
  for (const [id, shaped] of graph.blocks) {
    const model = shaped.definition?.role === 'model' ? String(shaped.params['model']) : null;
    if (model !== null && !firstUse.has(model)) firstUse.set(model, id);
    blocks[id] = {
      inputs: shaped.inputs.map((port, at): CompiledPort => ({
        ...port,
        wired: shaped.wires.has(port.name),
        type: shaped.inputTypes[at],
      })),
      outputs: outputsOf(shaped, graph),
      costs: blockCosts(shaped, models),
      weights: shaped.weights,
      layers: shaped.parts.length,
      arithmetic: shaped.arithmetic,
      config: configOf(shaped),
      shared: model !== null && firstUse.get(model) !== id,
      trains:
        graph.id === 'main'
          ? (program.steps.find(({ step }) => step.block.id === id)?.trains.map(({ block }) => block.id) ?? [])
          : [],
    };
  }
  return blocks;
}

function outputsOf({ block, outputs, outputTypes }: ShapedBlock, graph: ShapedGraph): CompiledPort[] {
  const wired = new Set((graph.topology.outgoing.get(block.id) ?? []).map((wire) => wire.from.port));
  return outputs.map((port, at) => ({ ...port, wired: wired.has(port.name), type: outputTypes[at] }));
}

function configOf({ definition, params, broken, inputTypes, block }: ShapedBlock): readonly ConfigPart[] {
  if (!definition?.config || broken || block.bypassed === true) return [];
  const config = definition.config as (p: ParamValues<ParamSchema>, inputs: readonly TensorType[]) => ConfigLine;
  const inputs = inputTypes.filter((type): type is TensorType => type?.kind === 'tensor');
  return [config(params, inputs)].flat().filter((part) => part !== '');
}
