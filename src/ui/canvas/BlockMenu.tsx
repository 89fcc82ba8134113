import { useEffect, useRef, useState, type CSSProperties, type KeyboardEvent, type ReactElement } from 'react';
import type { Suggestion } from '../../compiler/suggest.ts';
import { useSettings } from '../../stores/settingsStore.ts';
import { blockLabel } from '../i18n/blockWords.ts';
import { useWords } from '../i18n/words.ts';
import { searchBlocks } from '../palette/search.ts';
import { BlockIcon } from '../parts/BlockIcon.tsx';
import { categoryColor } from '../parts/categoryColor.ts';
import { canvasWords } from './words.ts';
import styles from './BlockMenu.module.css';

/** Lists of more than this have a search field. */
const searchFrom = 6;

/** A list of blocks to choose from: arrows walk, typing narrows it down, Enter takes, Escape leaves. */
export function BlockMenu(props: {
  readonly title: string;
  readonly suggestions: readonly Suggestion[];
  readonly onChoose: (type: string) => void;
  readonly onClose: () => void;
}): ReactElement {
  const words = useWords(canvasWords);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const menu = useRef<HTMLDivElement>(null);
  const locale = useSettings((settings) => settings.locale);
  const found = searchBlocks(props.suggestions, query, locale);
  const list = found.map(({ block }) => block);
  const current = Math.min(at, list.length - 1);
  useEffect(() => {
    (menu.current?.querySelector<HTMLElement>('input') ?? menu.current)?.focus();
  }, []);
  useEffect(() => {
    menu.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  useOutsidePress(menu, props.onClose);
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const chosen = list[current];
    if (step !== 0 && list.length > 0) setAt((current + step + list.length) % list.length);
    else if (event.key === 'Enter' && chosen) props.onChoose(chosen.type);
    else if (event.key === 'Escape' || event.key === 'Tab') props.onClose();
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={menu}
      tabIndex={-1}
      role="dialog"
      aria-label={props.title}
      data-testid="block-menu"
      className={`nodrag nopan nowheel ${styles.menu}`}
      onKeyDown={onKeyDown}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <div className={styles.title}>{props.title}</div>
      {props.suggestions.length > searchFrom && (
        <input
          className={styles.search}
          role="combobox"
          aria-expanded
          aria-controls="block-menu-list"
          aria-activedescendant={list[current] ? `block-menu-${list[current].type}` : undefined}
          aria-label={words.find}
          placeholder={words.find}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
        />
      )}
      <div id="block-menu-list" role="listbox" aria-label={props.title} className={styles.list}>
        {found.map(({ block, match }, index) => (
          <Option
            key={block.type}
            suggestion={block}
            alias={match.alias}
            on={index === current}
            onPoint={() => setAt(index)}
            onChoose={props.onChoose}
          />
        ))}
        {list.length === 0 && <div className={styles.nothing}>{words.nothingFits}</div>}
      </div>
    </div>
  );
}

function Option({
  suggestion,
  alias,
  on,
  onPoint,
  onChoose,
}: {
  readonly suggestion: Suggestion;
  /** The other name that was searched for. */
  readonly alias: string | null;
  readonly on: boolean;
  readonly onPoint: () => void;
  readonly onChoose: (type: string) => void;
}): ReactElement {
  const locale = useSettings((settings) => settings.locale);
  return (
    <div
      id={`block-menu-${suggestion.type}`}
      role="option"
      aria-selected={on}
      data-type={suggestion.type}
      className={styles.option}
      style={{ '--category': categoryColor(suggestion.category) } as CSSProperties}
      onPointerMove={onPoint}
      onClick={() => onChoose(suggestion.type)}
    >
      <BlockIcon name={suggestion.icon} />
      <span>{blockLabel(suggestion.type, locale)}</span>
      {alias !== null && <span className={styles.alias}>{alias}</span>}
      <span className={styles.result}>{suggestion.result}</span>
    </div>
  );
}

function useOutsidePress(menu: { readonly current: HTMLElement | null }, onClose: () => void): void {
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    const onPress = (event: PointerEvent) => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) close.current();
    };
    document.addEventListener('pointerdown', onPress, true);
    return () => document.removeEventListener('pointerdown', onPress, true);
  }, [menu]);
}
