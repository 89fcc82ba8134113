import { ChevronDown, ChevronRight, GripVertical } from 'lucide-react';
import { useRef, useState, type CSSProperties, type KeyboardEvent, type ReactElement } from 'react';
import type { Category } from '../../nodes/kit/categories.ts';
import { useSettings } from '../../stores/settingsStore.ts';
import { beginPaletteDrag } from '../canvas/paletteDrag.ts';
import { blockSummary, categoryLabel } from '../i18n/blockWords.ts';
import { useWords } from '../i18n/words.ts';
import { BlockIcon } from '../parts/BlockIcon.tsx';
import { categoryColor } from '../parts/categoryColor.ts';
import styles from './Palette.module.css';
import { paletteRows, rowAfterKey, type PaletteGroup, type PaletteRow } from './paletteTree.ts';
import { paletteWords } from './paletteWords.ts';

/** The blocks as a tree: one stop of the tab order, arrows inside. */
export function PaletteTree(props: {
  readonly groups: readonly PaletteGroup[];
  readonly isOpen: (category: Category) => boolean;
  readonly onToggle: (category: Category, open: boolean) => void;
  readonly onAdd: (type: string) => void;
}): ReactElement {
  const { groups, isOpen, onToggle, onAdd } = props;
  const words = useWords(paletteWords);
  const [current, setCurrent] = useState<string | null>(null);
  const tree = useRef<HTMLDivElement>(null);
  const rows = paletteRows(groups, isOpen);
  const at = Math.max(
    0,
    rows.findIndex((row) => row.id === current),
  );
  const focusRow = (index: number): void => {
    const row = rows[index];
    if (!row) return;
    setCurrent(row.id);
    tree.current?.querySelector<HTMLElement>(`[data-row="${row.id}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[at];
    const next = rowAfterKey(rows, at, event.key);
    if (next !== null) focusRow(next);
    else if (row?.kind === 'group' && event.key === 'ArrowLeft') onToggle(row.group.category, false);
    else if (row?.kind === 'group' && event.key === 'ArrowRight') onToggle(row.group.category, true);
    else if (row && (event.key === 'Enter' || event.key === ' ')) activate(row);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const activate = (row: PaletteRow): void => {
    setCurrent(row.id);
    if (row.kind === 'group') onToggle(row.group.category, !row.open);
    else onAdd(row.block.type);
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
          <BlockRow key={row.id} row={row} {...shared} />
        );
      })}
    </div>
  );
}

interface RowProps<R extends PaletteRow> {
  readonly row: R;
  readonly tabIndex: number;
  readonly onFocus: () => void;
  readonly onClick: () => void;
}

function GroupRow({ row, ...shared }: RowProps<Extract<PaletteRow, { kind: 'group' }>>): ReactElement {
  const locale = useSettings((settings) => settings.locale);
  const Chevron = row.open ? ChevronDown : ChevronRight;
  return (
    <div {...shared} role="treeitem" aria-level={1} aria-expanded={row.open} data-row={row.id} className={styles.group}>
      <Chevron size={12} strokeWidth={1.75} aria-hidden />
      <span>{categoryLabel(row.group.category, locale)}</span>
      <span className={styles.count}>{row.group.blocks.length}</span>
    </div>
  );
}

function BlockRow({ row, ...shared }: RowProps<Extract<PaletteRow, { kind: 'block' }>>): ReactElement {
  const { block, group } = row;
  const locale = useSettings((settings) => settings.locale);
  return (
    <div
      {...shared}
      role="treeitem"
      aria-level={2}
      data-row={row.id}
      data-testid={`palette-${block.type}`}
      className={styles.block}
      style={{ '--category': categoryColor(group.category) } as CSSProperties}
      title={blockSummary(block.type, locale)}
      onPointerDown={(event) => beginPaletteDrag(block.type, event)}
    >
      <BlockIcon name={block.icon} />
      <span>{block.label}</span>
      <GripVertical className={styles.grip} size={13} strokeWidth={1.75} aria-hidden />
    </div>
  );
}
