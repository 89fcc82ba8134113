import type { BlockId, Project } from '../../../graph/project.ts';
import { getCompiled } from '../../../stores/compiled.ts';
import type { Locale } from '../../../stores/settingsStore.ts';
import { blockLabel } from '../../i18n/blockWords.ts';
import { findBlock } from './findBlock.ts';

/** The name of a block with what sets it apart from others of its type, `Dense 128`. */
export function blockName(project: Project, id: BlockId, locale: Locale): string {
  const found = findBlock(project, id);
  if (!found) return id;
  const { graph, block } = found;
  const name = block.name ?? blockLabel(block.type, locale);
  const [first] = getCompiled().blocks[graph]?.[id]?.config ?? [];
  return typeof first === 'number' ? `${name} ${first}` : name;
}
