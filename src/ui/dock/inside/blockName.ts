import type { BlockId, Project } from '../../../graph/project.ts';
import { blockDefinition } from '../../../nodes/index.ts';
import { getCompiled } from '../../../stores/compiled.ts';
import { findBlock } from './findBlock.ts';

/** The name of a block with what sets it apart from others of its type, `Dense 128`. */
export function blockName(project: Project, id: BlockId): string {
  const found = findBlock(project, id);
  if (!found) return id;
  const { graph, block } = found;
  const name = block.name ?? blockDefinition(block.type)?.label ?? block.type;
  const config = getCompiled().blocks[graph]?.[id]?.config.split(' · ')[0] ?? '';
  return /^\d+$/.test(config) ? `${name} ${config}` : name;
}
