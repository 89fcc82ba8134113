import { Search, X } from 'lucide-react';
import { useMemo, useRef, useState, type ReactElement } from 'react';
import { listedBlocks } from '../../nodes/listed.ts';
import { addBlock } from '../../stores/actions/add.ts';
import { addModel } from '../../stores/actions/frames.ts';
import { useCatalogue, withBlock } from '../../stores/catalogue.ts';
import { useSettings } from '../../stores/settingsStore.ts';
import { announce } from '../../stores/uiStore.ts';
import { blockLabel } from '../i18n/blockWords.ts';
import { nextModelName } from '../i18n/modelName.ts';
import { useWords } from '../i18n/words.ts';
import { Button } from '../parts/Button.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { commandKeys, Keycap } from '../parts/Keycap.tsx';
import styles from './Palette.module.css';
import { paletteGroups, type GroupId, type PaletteGroup } from './paletteTree.ts';
import { PaletteTree } from './PaletteTree.tsx';
import { paletteWords } from './paletteWords.ts';
import { useFits } from './useFits.ts';

/** Every block, by kind: drag it, or click or press Enter to add it after the selection. */
export function Palette(props: {
  readonly openGroups: ReadonlySet<GroupId>;
  readonly onToggle: (group: GroupId, open: boolean) => void;
  /** After a block was added: a palette that floats over the canvas goes away. */
  readonly onAdded?: (() => void) | undefined;
}): ReactElement {
  const { openGroups, onToggle, onAdded } = props;
  const words = useWords(paletteWords);
  const locale = useSettings((settings) => settings.locale);
  const [query, setQuery] = useState('');
  const tree = useRef<HTMLDivElement>(null);
  const groups = useGroups(query);
  const searching = query.trim() !== '';
  const add = (type: string): void => {
    withBlock(type, () => {
      // A use of a model needs a model.
      if (type === 'model') addModel(nextModelName());
      else addBlock(type);
      announce(words.added(blockLabel(type, locale)));
      onAdded?.();
    });
  };
  return (
    <div className={styles.palette}>
      <div className={styles.search}>
        <Search size={14} strokeWidth={1.75} aria-hidden />
        <input
          data-palette-search
          data-first
          type="text"
          autoComplete="off"
          spellCheck={false}
          aria-label={words.find}
          placeholder={words.find}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            const first = groups[0]?.blocks[0];
            if (event.key === 'Enter' && searching && first) add(first.type);
            else if (event.key === 'Escape' && query !== '') setQuery('');
            else if (event.key === 'ArrowDown') tree.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
            else return;
            event.preventDefault();
            event.stopPropagation();
          }}
        />
        {searching ? (
          <IconButton small label={words.clear} icon={X} onClick={() => setQuery('')} />
        ) : (
          <Keycap>/</Keycap>
        )}
      </div>
      <div ref={tree} className={styles.scroll}>
        {groups.length > 0 ? (
          <PaletteTree
            groups={groups}
            searching={searching}
            isOpen={(group) => searching || openGroups.has(group)}
            onToggle={onToggle}
            onAdd={add}
          />
        ) : (
          <div className={styles.none}>
            <p>{words.none(query.trim())}</p>
            <p>{words.tryElse(commandKeys('K'))}</p>
            <Button kind="outline" onClick={() => setQuery('')}>
              {words.clear}
            </Button>
          </div>
        )}
      </div>
      <div className={styles.foot}>
        <Keycap>Enter</Keycap>
        <span>{words.adds}</span>
      </div>
    </div>
  );
}

function useGroups(query: string): readonly PaletteGroup[] {
  const locale = useSettings((settings) => settings.locale);
  const favourites = useSettings((settings) => settings.favourites);
  const fits = useFits();
  // The list is another one when all blocks are known: with their other names.
  useCatalogue((catalogue) => catalogue.complete);
  const blocks = listedBlocks();
  return useMemo(
    () => paletteGroups(blocks, { query, locale, favourites, fits }),
    [blocks, query, locale, favourites, fits],
  );
}
