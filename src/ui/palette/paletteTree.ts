import type { Category } from '../../nodes/kit/categories.ts';
import type { BlockDefinition } from '../../nodes/kit/define.ts';
import { categories } from '../../nodes/kit/categories.ts';

/** A group of the palette with the blocks it shows. */
export interface PaletteGroup {
  readonly category: Category;
  readonly blocks: readonly PaletteBlock[];
}

/** One block type to add. */
export interface PaletteBlock {
  readonly type: string;
  readonly label: string;
  readonly icon: string;
}

/** What the arrow keys walk through, top to bottom. */
export type PaletteRow =
  | { readonly kind: 'group'; readonly id: string; readonly open: boolean; readonly group: PaletteGroup }
  | { readonly kind: 'block'; readonly id: string; readonly group: PaletteGroup; readonly block: PaletteBlock };

/** The groups whose blocks match what is searched for; all of them for an empty search, without empty groups. */
export function paletteGroups(
  definitions: readonly BlockDefinition[],
  query: string,
  label: (type: string) => string,
  groupLabel: (category: Category) => string,
): readonly PaletteGroup[] {
  const wanted = query.trim().toLowerCase();
  return categories.flatMap((category) => {
    const groupMatches = groupLabel(category).toLowerCase().includes(wanted);
    const blocks = definitions
      .filter((definition) => definition.category === category)
      .map(({ type, icon, label: english }) => ({ type, icon, english, label: label(type) }))
      .filter((block) => groupMatches || matches(block, wanted))
      .map(({ type, icon, label: shown }) => ({ type, icon, label: shown }));
    return blocks.length > 0 ? [{ category, blocks }] : [];
  });
}

/** `conv 2d`, `conv2d` and the name in the page's language all find it. */
function matches(
  block: { readonly type: string; readonly label: string; readonly english: string },
  wanted: string,
): boolean {
  const dense = wanted.replaceAll(' ', '');
  return [block.label, block.english, block.type].some((text) => {
    const lower = text.toLowerCase();
    return lower.includes(wanted) || lower.replaceAll(/[ -]/g, '').includes(dense);
  });
}

/** The rows on screen: blocks of closed groups are left out. */
export function paletteRows(
  groups: readonly PaletteGroup[],
  isOpen: (category: Category) => boolean,
): readonly PaletteRow[] {
  return groups.flatMap((group): PaletteRow[] => {
    const open = isOpen(group.category);
    const head: PaletteRow = { kind: 'group', id: groupRow(group.category), open, group };
    return open
      ? [head, ...group.blocks.map((block): PaletteRow => ({ kind: 'block', id: block.type, group, block }))]
      : [head];
  });
}

/** Id of a group's row. A block type may have the name of a category. */
export function groupRow(category: Category): string {
  return `group-${category}`;
}

/** The row a key moves to; `null` where the key does something else. */
export function rowAfterKey(rows: readonly PaletteRow[], at: number, key: string): number | null {
  const row = rows[at];
  switch (key) {
    case 'ArrowDown':
      return Math.min(rows.length - 1, at + 1);
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return rows.length - 1;
    case 'ArrowLeft':
      return row?.kind === 'block' ? rows.findIndex((other) => other.id === groupRow(row.group.category)) : null;
    case 'ArrowRight':
      return row?.kind === 'group' && row.open ? at + 1 : null;
    default:
      return null;
  }
}
