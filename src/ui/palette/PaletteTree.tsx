import { ChevronDown, ChevronRight } from 'lucide-react';
import { useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { toggleFavourite, useSettings } from '../../stores/settingsStore.ts';
import { announce } from '../../stores/uiStore.ts';
import { blockLabel, categoryLabel } from '../i18n/blockWords.ts';
import { useWords } from '../i18n/words.ts';
import styles from './Palette.module.css';
import { BlockRow } from './BlockRow.tsx';
import { paletteRows, rowAfterKey, type GroupId, type PaletteGroup, type PaletteRow } from './paletteTree.ts';
import { paletteWords } from './paletteWords.ts';

/** The blocks as a tree: one stop of the tab order, arrows inside. */
export function PaletteTree(props: {
  readonly groups: readonly PaletteGroup[];
  readonly searching: boolean;
  readonly isOpen: (group: GroupId) => boolean;
  readonly onToggle: (group: GroupId, open: boolean) => void;
  readonly onAdd: (type: string) => void;
}): ReactElement {
  const { groups, searching, isOpen, onToggle, onAdd } = props;
  const words = useWords(paletteWords);
  const locale = useSettings((settings) => settings.locale);
  const [current, setCurrent] = useState<string | null>(null);
  const tree = useRef<HTMLDivElement>(null);
  const rows = paletteRows(groups, isOpen);
  const found = rows.findIndex((row) => row.id === current);
  // Who comes from the search wants the first thing found, not the head of its group.
  const at = found < 0 ? (searching ? Math.min(1, rows.length - 1) : 0) : found;
  const focusRow = (index: number): void => {
    const row = rows[index];
    if (!row) return;
    setCurrent(row.id);
    tree.current?.querySelector<HTMLElement>(`[data-row="${row.id}"]`)?.focus();
  };
  const activate = (row: PaletteRow): void => {
    setCurrent(row.id);
    if (row.kind === 'group') onToggle(row.group.id, !row.open);
    else onAdd(row.block.type);
  };
  const mark = (row: PaletteRow): void => {
    if (row.kind === 'group') return;
    // A row that goes away hands the focus to its neighbour.
    const goes = row.group.id === 'favourites';
    if (goes && document.activeElement?.closest(`[data-row="${row.id}"]`))
      focusRow(at + 1 < rows.length ? at + 1 : at - 1);
    const { type, favourite } = row.block;
    toggleFavourite(type);
    announce(favourite ? words.unmarked(blockLabel(type, locale)) : words.marked(blockLabel(type, locale)));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rows[at];
    const next = rowAfterKey(rows, at, event.key);
    if (next !== null) focusRow(next);
    else if (row?.kind === 'group' && event.key === 'ArrowLeft') onToggle(row.group.id, false);
    else if (row?.kind === 'group' && event.key === 'ArrowRight') onToggle(row.group.id, true);
    else if (row?.kind === 'block' && event.key.toLowerCase() === 'f') mark(row);
    else if (row && (event.key === 'Enter' || event.key === ' ')) activate(row);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={tree} role="tree" aria-label={words.tree} onKeyDown={onKeyDown}>
      {rows.map((row, index) => {
        const shared = {
          tabIndex: index === at ? 0 : -1,
          onFocus: () => setCurrent(row.id),
          onClick: () => activate(row),
        };
        return row.kind === 'group' ? (
          <GroupRow key={row.id} row={row} {...shared} />
        ) : (
          <BlockRow key={row.id} id={row.id} block={row.block} onMark={() => mark(row)} {...shared} />
        );
      })}
    </div>
  );
}

function GroupRow(props: {
  readonly row: Extract<PaletteRow, { kind: 'group' }>;
  readonly tabIndex: number;
  readonly onFocus: () => void;
  readonly onClick: () => void;
}): ReactElement {
  const { row, ...shared } = props;
  const words = useWords(paletteWords);
  const locale = useSettings((settings) => settings.locale);
  const { id, blocks } = row.group;
  const Chevron = row.open ? ChevronDown : ChevronRight;
  return (
    <div {...shared} role="treeitem" aria-level={1} aria-expanded={row.open} data-row={row.id} className={styles.group}>
      <Chevron size={12} strokeWidth={1.75} aria-hidden />
      <span>{id === 'favourites' ? words.favourites : categoryLabel(id, locale)}</span>
      <span className={styles.count}>{blocks.length}</span>
    </div>
  );
}
