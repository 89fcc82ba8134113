import type { Fit } from '../../compiler/suggest.ts';
import { categories, type Category } from '../../nodes/kit/categories.ts';
import type { ListedBlock } from '../../nodes/listed.ts';
import type { Locale } from '../../stores/settingsStore.ts';
import { searchBlocks } from './search.ts';

/** A group of the palette: a category, or the blocks a person marked. */
export type GroupId = Category | 'favourites';

/** A group of the palette with the blocks it shows. */
export interface PaletteGroup {
  readonly id: GroupId;
  readonly blocks: readonly PaletteBlock[];
}

/** One block type to add. */
export interface PaletteBlock {
  readonly type: string;
  readonly icon: string;
  readonly category: Category;
  /** Another name of it that was searched for. */
  readonly alias: string | null;
  /** What it says to the output of the selected block; `null` where there is none, or it takes nothing. */
  readonly fit: Fit | null;
  readonly favourite: boolean;
}

/** What the arrow keys walk through, top to bottom. */
export type PaletteRow =
  | { readonly kind: 'group'; readonly id: string; readonly open: boolean; readonly group: PaletteGroup }
  | { readonly kind: 'block'; readonly id: string; readonly group: PaletteGroup; readonly block: PaletteBlock };

/** What the palette is asked for. */
export interface PaletteQuery {
  readonly query: string;
  readonly locale: Locale;
  readonly favourites: readonly string[];
  /** By type; `null` while no block is selected. */
  readonly fits: ReadonlyMap<string, Fit> | null;
}

/**
 * The groups with their blocks. While something is searched for: the blocks that answer, the best first, those that fit
 * before others as good, in groups by their best; else all of them in their order, favourites on top.
 */
export function paletteGroups(blocks: readonly ListedBlock[], asked: PaletteQuery): readonly PaletteGroup[] {
  const favourites = new Set(asked.favourites);
  const found = searchBlocks(blocks, asked.query, asked.locale).map(({ block, match }) => {
    const fit = asked.fits?.get(block.type) ?? null;
    const shown: PaletteBlock = {
      type: block.type,
      icon: block.icon,
      category: block.category,
      alias: match.alias,
      fit,
      favourite: favourites.has(block.type),
    };
    return { shown, order: 2 * match.rank + (fit && 'problem' in fit ? 1 : 0) };
  });
  const searching = asked.query.trim() !== '';
  const ordered = (searching ? found.toSorted((a, b) => a.order - b.order) : found).map(({ shown }) => shown);
  const order = searching ? [...new Set(ordered.map(({ category }) => category))] : categories;
  const groups = order.map((id): PaletteGroup => ({ id, blocks: ordered.filter(({ category }) => category === id) }));
  const byType = new Map(ordered.map((block) => [block.type, block]));
  const marked = searching ? [] : asked.favourites.flatMap((type) => byType.get(type) ?? []);
  return [{ id: 'favourites' as const, blocks: marked }, ...groups].filter((group) => group.blocks.length > 0);
}

/** The rows on screen: blocks of closed groups are left out. */
export function paletteRows(
  groups: readonly PaletteGroup[],
  isOpen: (group: GroupId) => boolean,
): readonly PaletteRow[] {
  return groups.flatMap((group): PaletteRow[] => {
    const open = isOpen(group.id);
    const head: PaletteRow = { kind: 'group', id: groupRow(group.id), open, group };
    const rows = group.blocks.map((block): PaletteRow => ({ kind: 'block', id: blockRow(group, block), group, block }));
    return open ? [head, ...rows] : [head];
  });
}

/** Id of a group's row. A block type may have the name of a category. */
export function groupRow(group: GroupId): string {
  return `group-${group}`;
}

function blockRow({ id }: PaletteGroup, { type }: PaletteBlock): string {
  return id === 'favourites' ? `favourite-${type}` : type;
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
      return row?.kind === 'block' ? rows.findIndex((other) => other.id === groupRow(row.group.id)) : null;
    case 'ArrowRight':
      return row?.kind === 'group' && row.open ? at + 1 : null;
    default:
      return null;
  }
}
