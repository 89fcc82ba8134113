import type { Block, BlockId, GraphId, Project } from '../../../graph/project.ts';

/** A block wherever it stands, on the canvas or inside a model. */
export function findBlock(project: Project, id: BlockId): { readonly graph: GraphId; readonly block: Block } | null {
  const main = project.main.blocks[id];
  if (main) return { graph: 'main', block: main };
  for (const [graph, model] of Object.entries(project.models)) {
    const block = model.graph.blocks[id];
    if (block) return { graph, block };
  }
  return null;
}
