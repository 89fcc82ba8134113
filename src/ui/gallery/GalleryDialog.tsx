import { FolderOpen, Search } from 'lucide-react';
import { useRef, useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import { templates, type Template } from '../../../templates/index.ts';
import { compile } from '../../compiler/compile.ts';
import type { Compiled } from '../../compiler/compiled.ts';
import { openProject } from '../../stores/documentStore.ts';
import { useSettings, type Locale } from '../../stores/settingsStore.ts';
import { announce, showGraph } from '../../stores/uiStore.ts';
import { focusCanvas } from '../canvas/focus.ts';
import { chooseFile } from '../files/fileActions.ts';
import { formatCount } from '../i18n/numbers.ts';
import { useWords } from '../i18n/words.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Keycap } from '../parts/Keycap.tsx';
import styles from './gallery.module.css';
import { galleryWords } from './galleryWords.ts';
import { nextCard } from './nextCard.ts';
import { ThumbnailPicture } from './ThumbnailPicture.tsx';

type Group = Template['group'] | 'all';
const groups: readonly Group[] = ['all', 'start', 'images', 'sequences', 'generative'];

/** The starter projects, drawn from their graphs: opening one keeps the project that was open. */
export function GalleryDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const words = useWords(galleryWords);
  const locale = useSettings((settings) => settings.locale);
  const [query, setQuery] = useState('');
  const [group, setGroup] = useState<Group>('all');
  const body = useRef<HTMLDivElement>(null);
  const shown = templates.filter((template) => inGroup(template, group) && matches(template, query, locale));
  const opened = useRef(false);
  const open = ({ project }: Template): void => {
    opened.current = true;
    onClose();
    showGraph('main');
    openProject({ say: 'open', name: project.name }, project);
    announce(words.opened(project.name));
  };
  return (
    <Dialog
      title={words.templates}
      note={words.note}
      onClose={onClose}
      onClosed={() => opened.current && focusCanvas()}
      className={styles.dialog}
      head={<SearchField label={words.find} value={query} onChange={setQuery} onDown={() => firstCard(body.current)} />}
      foot={<Keys />}
    >
      <div className={styles.columns}>
        <nav className={styles.groups} aria-label={words.groups}>
          {groups.map((name) => (
            <GroupButton key={name} label={words[name]} on={group === name} onClick={() => setGroup(name)}>
              {templates.filter((template) => inGroup(template, name)).length}
            </GroupButton>
          ))}
          <Button
            icon={FolderOpen}
            className={styles.import}
            onClick={() => {
              onClose();
              chooseFile();
            }}
          >
            {words.openFile}
          </Button>
        </nav>
        <div ref={body} className={styles.cards} onKeyDown={(event) => onCardKey(event)}>
          {shown.map((template, index) => (
            <Card key={template.id} template={template} first={index === 0} onOpen={() => open(template)} />
          ))}
          {shown.length === 0 && (
            <p className={styles.none}>
              {words.none(query)} <Button onClick={() => setQuery('')}>{words.clear}</Button>
            </p>
          )}
        </div>
      </div>
    </Dialog>
  );
}

const inGroup = (template: Template, group: Group): boolean => group === 'all' || template.group === group;

function matches({ id, project, summary }: Template, query: string, locale: Locale): boolean {
  const wanted = query.trim().toLowerCase();
  return [id, project.name, summary.en, summary[locale]].some((text) => text.toLowerCase().includes(wanted));
}

// Templates never change, so each is compiled once.
const known = new Map<string, Compiled>();
function compiledOf({ id, project }: Template): Compiled {
  const compiled = known.get(id) ?? compile(project);
  known.set(id, compiled);
  return compiled;
}

interface CardProps {
  readonly template: Template;
  readonly first: boolean;
  readonly onOpen: () => void;
}

function Card({ template, first, onOpen }: CardProps): ReactElement {
  const words = useWords(galleryWords);
  const locale = useSettings((settings) => settings.locale);
  const compiled = compiledOf(template);
  const { project, summary } = template;
  const blocks = Object.keys(project.main.blocks).length;
  return (
    <button
      type="button"
      className={styles.card}
      data-card
      data-testid={`template-${template.id}`}
      data-autofocus={first || undefined}
      onClick={onOpen}
    >
      <ThumbnailPicture project={project} compiled={compiled} />
      <span className={styles.words}>
        <b>{project.name}</b>
        <span>{summary[locale]}</span>
        <small>
          <span>{words.params(formatCount(compiled.totals.params, locale))}</span>
          <span>{words.blocks(formatCount(blocks, locale))}</span>
        </small>
      </span>
    </button>
  );
}

function SearchField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onDown: () => void;
}): ReactElement {
  const { label, value, onChange, onDown } = props;
  return (
    <label className={styles.search}>
      <Search size={14} strokeWidth={1.75} aria-hidden />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        data-gallery-search
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
          event.preventDefault();
          onDown();
        }}
      />
    </label>
  );
}

function GroupButton(props: {
  readonly label: string;
  readonly on: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <button type="button" className={styles.group} aria-current={props.on} onClick={props.onClick}>
      {props.label}
      <span>{props.children}</span>
    </button>
  );
}

function Keys(): ReactElement {
  const words = useWords(galleryWords);
  return (
    <>
      <Keycap>↑ ↓ ← →</Keycap>
      {words.move}
      <Keycap>Enter</Keycap>
      {words.open}
      <Keycap>Esc</Keycap>
      {words.close}
    </>
  );
}

function firstCard(body: HTMLElement | null): void {
  body?.querySelector<HTMLElement>('[data-card]')?.focus();
}

/** Arrows walk over the cards as they lie; a letter goes on with the search. */
function onCardKey(event: KeyboardEvent<HTMLElement>): void {
  const cards = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-card]')];
  const at = cards.findIndex((card) => card === document.activeElement);
  const search = event.currentTarget.closest('[role="dialog"]')?.querySelector<HTMLElement>('[data-gallery-search]');
  if (at < 0) return;
  const boxes = cards.map((card) => ({ x: card.offsetLeft, y: card.offsetTop }));
  const next = nextCard(boxes, at, event.key);
  if (next !== null) {
    event.preventDefault();
    if (next === 'out') search?.focus();
    else cards[next]?.focus();
  } else if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey) {
    search?.focus();
  }
}
