import { Command as Cmdk } from 'cmdk';
import { Search } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import {
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
} from 'react';
import { addBlock } from '../../stores/actions/add.ts';
import { currentScene } from '../../stores/actions/scene.ts';
import { useSettings } from '../../stores/settingsStore.ts';
import { select, showGraph, useUiStore } from '../../stores/uiStore.ts';
import { focusCanvas } from '../canvas/focus.ts';
import { blockLabel } from '../i18n/blockWords.ts';
import { formatCount } from '../i18n/numbers.ts';
import { useWords } from '../i18n/words.ts';
import { BlockIcon } from '../parts/BlockIcon.tsx';
import { categoryColor } from '../parts/categoryColor.ts';
import dialog from '../parts/Dialog.module.css';
import { commandKeys, Keycap } from '../parts/Keycap.tsx';
import { useReturnFocus } from '../parts/useReturnFocus.ts';
import styles from './commands.module.css';
import { commandLabels, commandWords } from './commandWords.ts';
import { commands, type Command } from './commands.ts';
import { focusParameters } from './focusParameters.ts';
import { takeTyped } from './typedAhead.ts';
import { addResults, goResults, marked, matchesAny, type AddResult, type GoResult } from './results.ts';

/** Everything by its name: blocks to add, blocks to go to, and commands. */
export function CommandDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const words = useWords(commandWords);
  const [query, setQuery] = useState('');
  const found = useResults(query);
  const count = found.add.length + found.go.length + found.commands.length;
  // What is left to do when the dialog is gone: Tab adds a second thing to what the row does.
  const chosen = useRef<(() => void) | null>(null);
  const { onCloseAutoFocus } = useReturnFocus(() => chosen.current?.());
  const choose = (run: () => void): void => {
    const before = chosen.current;
    chosen.current = () => {
      before?.();
      run();
    };
    onClose();
  };
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={`${dialog.scrim} ${styles.scrim}`} />
        <Radix.Content
          className={styles.palette}
          aria-describedby={undefined}
          data-testid="commands"
          onCloseAutoFocus={onCloseAutoFocus}
          onOpenAutoFocus={(event) => {
            // Without selecting what was typed while this was loading: more may follow.
            event.preventDefault();
            setQuery((typed) => typed + takeTyped());
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.querySelector('input')?.focus();
          }}
        >
          <Radix.Title className={styles.hidden}>{words.title}</Radix.Title>
          <Cmdk label={words.title} shouldFilter={false} loop onKeyDown={(event) => onTab(event, choose)}>
            <label className={styles.input}>
              <Search size={16} strokeWidth={1.75} aria-hidden />
              <Cmdk.Input value={query} onValueChange={setQuery} placeholder={words.placeholder} />
              <Keycap>Esc</Keycap>
            </label>
            <Cmdk.List className={styles.list}>
              {count === 0 && <p className={styles.none}>{words.none(query.trim())}</p>}
              <AddGroup results={found.add} query={query} onChoose={choose} />
              <GoGroup results={found.go} query={query} onChoose={choose} />
              <CommandGroup results={found.commands} query={query} onChoose={choose} />
            </Cmdk.List>
            <footer className={styles.foot}>
              <Keycap>↑ ↓</Keycap>
              {words.move}
              <Keycap>Enter</Keycap>
              {words.run}
              <Keycap>Tab</Keycap>
              {words.parameters}
              <span role="status">{words.results(count)}</span>
            </footer>
          </Cmdk>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** How many blocks to add are listed: more than fit on a screen say nothing more. */
const addLimit = 8;

function useResults(query: string) {
  const locale = useSettings((settings) => settings.locale);
  return useMemo(() => {
    const scene = currentScene();
    const names = (id: Command['id']) => [commandLabels[locale][id], commandLabels.en[id]];
    const enabled = commands.filter((command) => command.enabled?.() ?? true);
    return {
      add: addResults(scene, query, locale).slice(0, addLimit),
      go: goResults(scene, query, locale).slice(0, addLimit),
      commands: enabled.filter(({ id }) => matchesAny(names(id), query)),
    };
  }, [query, locale]);
}

interface GroupProps<R> {
  readonly results: readonly R[];
  readonly query: string;
  readonly onChoose: (run: () => void) => void;
}

function AddGroup({ results, query, onChoose }: GroupProps<AddResult>): ReactElement | null {
  const words = useWords(commandWords);
  const locale = useSettings((settings) => settings.locale);
  const { graph, selected } = currentScene();
  const type = graph.blocks[selected.at(-1) ?? '']?.type;
  if (results.length === 0) return null;
  // Where it goes is said once.
  const shapes = ({ from, to }: AddResult, index: number): string => {
    if (to === '') return '';
    const first = index === 0 && from !== '' && type !== undefined;
    return first ? `${words.after(blockLabel(type, locale))}${from} → ${to}` : `→ ${to}`;
  };
  return (
    <Cmdk.Group heading={words.addBlock} className={styles.group ?? ''}>
      {results.map((result, index) => (
        <Row
          key={result.types.join(' ')}
          value={`add ${result.types.join(' ')}`}
          icon={<BlockIcon name={result.icon} size={15} />}
          color={categoryColor(result.category)}
          note={shapes(result, index)}
          onSelect={() => onChoose(() => add(result))}
        >
          {result.via !== null && words.via(result.via)}
          <Marked label={result.label} query={query} />
          {result.alias !== null && (
            <span className={styles.alias}>
              <Marked label={result.alias} query={query} />
            </span>
          )}
        </Row>
      ))}
    </Cmdk.Group>
  );
}

function GoGroup({ results, query, onChoose }: GroupProps<GoResult>): ReactElement | null {
  const words = useWords(commandWords);
  const locale = useSettings((settings) => settings.locale);
  if (results.length === 0) return null;
  return (
    <Cmdk.Group heading={words.goTo} className={styles.group ?? ''}>
      {results.map((result) => (
        <Row
          key={`${result.graph} ${result.id}`}
          value={`go ${result.graph} ${result.id}`}
          icon={<BlockIcon name={result.icon} size={15} />}
          color={categoryColor(result.category)}
          note={`${result.id}${result.params > 0 ? ` · ${words.params(formatCount(result.params, locale))}` : ''}`}
          onSelect={() => onChoose(() => goTo(result))}
        >
          <Marked label={result.label} query={query} />
        </Row>
      ))}
    </Cmdk.Group>
  );
}

function CommandGroup({ results, query, onChoose }: GroupProps<Command>): ReactElement | null {
  const words = useWords(commandWords);
  const labels = useWords(commandLabels);
  if (results.length === 0) return null;
  return (
    <Cmdk.Group heading={words.commands} className={styles.group ?? ''}>
      {results.map(({ id, icon: Icon, keys, run }) => (
        <Row
          key={id}
          value={`run ${id}`}
          icon={<Icon size={15} strokeWidth={1.75} aria-hidden />}
          color="var(--text-2)"
          note={keys && <Keycap>{keys.mod ? commandKeys(keys.key) : keys.key}</Keycap>}
          onSelect={() => onChoose(run)}
        >
          <Marked label={labels[id]} query={query} />
        </Row>
      ))}
    </Cmdk.Group>
  );
}

function Row(props: {
  readonly value: string;
  readonly icon: ReactNode;
  readonly color: string;
  readonly note: ReactNode;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const { value, icon, color, note, onSelect, children } = props;
  return (
    <Cmdk.Item value={value} className={styles.row ?? ''} onSelect={onSelect}>
      <span className={styles.icon} style={{ '--category': color } as CSSProperties}>
        {icon}
      </span>
      <span className={styles.label}>{children}</span>
      <span className={styles.note}>{note}</span>
    </Cmdk.Item>
  );
}

function Marked({ label, query }: { readonly label: string; readonly query: string }): ReactElement {
  const [before, match, after] = marked(label, query);
  return (
    <>
      {before}
      {match !== '' && <mark>{match}</mark>}
      {after}
    </>
  );
}

function add({ types }: AddResult): void {
  for (const type of types) addBlock(type);
  focusCanvas();
}

function goTo({ graph, id }: GoResult): void {
  if (useUiStore.getState().graph !== graph) showGraph(graph);
  select([id]);
  focusCanvas();
}

/** Tab does what Enter does and goes on to the parameters of the block. */
function onTab(event: KeyboardEvent, choose: (run: () => void) => void): void {
  if (event.key !== 'Tab' || event.shiftKey) return;
  const row = event.currentTarget.querySelector<HTMLElement>('[cmdk-item][aria-selected="true"]');
  if (!row || row.dataset['value']?.startsWith('run ')) return;
  event.preventDefault();
  row.click();
  choose(focusParameters);
}
