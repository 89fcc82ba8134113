import { FolderOpen, History, Trash2 } from 'lucide-react';
import { Fragment, useEffect, useState, type ReactElement } from 'react';
import type { Shelf, ShelfEntry } from '../../project/shelf.ts';
import { showNotice } from '../../stores/noticeStore.ts';
import { deleteStored, listProjects, openStored, openVersion, useSaveInfo } from '../../stores/persistence.ts';
import { useSettings } from '../../stores/settingsStore.ts';
import { showGraph } from '../../stores/uiStore.ts';
import { formatMoment } from '../i18n/moments.ts';
import { formatCount } from '../i18n/numbers.ts';
import { useWords } from '../i18n/words.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import styles from './projects.module.css';
import { filesWords } from './filesWords.ts';
import { menuWords } from './menuWords.ts';

/** The projects kept in this browser, newest first: open, delete, or bring an older version back. */
export function ProjectsDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const words = useWords(filesWords);
  const menu = useWords(menuWords);
  const [shelf, reload] = useShelf();
  const entries = Object.entries(shelf?.projects ?? {}).sort(
    ([, a], [, b]) => b.versions[0]!.counter - a.versions[0]!.counter,
  );
  const open = (ask: Promise<boolean>): void => {
    onClose();
    ask.then(
      (found) => (found ? showGraph('main') : showNotice({ kind: 'gone' })),
      () => showNotice({ kind: 'storage' }),
    );
  };
  return (
    <Dialog title={menu.projects} note={words.projectsNote} onClose={onClose} className={styles.dialog}>
      {entries.length === 0 ? (
        <p className={styles.none}>{shelf ? words.noProjects : words.loading}</p>
      ) : (
        <table className={styles.table} data-testid="projects">
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col" className={styles.number}>
                {words.blocks}
              </th>
              <th scope="col">{words.savedAt}</th>
              <th scope="col" aria-label={words.open} />
            </tr>
          </thead>
          <tbody>
            {entries.map(([id, entry]) => (
              <ProjectRows key={id} id={id} entry={entry} onOpen={open} onDeleted={reload} />
            ))}
          </tbody>
        </table>
      )}
    </Dialog>
  );
}

/** The shelf as storage has it, and a way to read it again; `null` while it is being read. */
function useShelf(): readonly [Shelf | null, () => void] {
  const [shelf, setShelf] = useState<Shelf | null>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let gone = false;
    listProjects().then(
      (found) => {
        if (!gone) setShelf(found);
      },
      () => showNotice({ kind: 'storage' }),
    );
    return () => {
      gone = true;
    };
  }, [asked]);
  return [shelf, () => setAsked((count) => count + 1)];
}

interface RowProps {
  readonly id: string;
  readonly entry: ShelfEntry;
  readonly onOpen: (ask: Promise<boolean>) => void;
  readonly onDeleted: () => void;
}

function ProjectRows({ id, entry, onOpen, onDeleted }: RowProps): ReactElement {
  const words = useWords(filesWords);
  const locale = useSettings((settings) => settings.locale);
  const isOpen = useSaveInfo((info) => info.id === id);
  const [unfolded, setUnfolded] = useState(false);
  const { name, blocks, versions } = entry;
  return (
    <Fragment>
      <tr data-open={isOpen}>
        <th scope="row">
          {name}
          {isOpen && <span className={styles.mark}>{words.openNow}</span>}
        </th>
        <td className={styles.number}>{formatCount(blocks, locale)}</td>
        <td>{formatMoment(versions[0]!.savedAt, locale)}</td>
        <td className={styles.actions}>
          {versions.length > 1 && (
            <IconButton
              label={unfolded ? words.hideVersions : words.versions}
              icon={History}
              small
              aria-expanded={unfolded}
              onClick={() => setUnfolded(!unfolded)}
            />
          )}
          {!isOpen && (
            <IconButton
              label={words.openTitle(name)}
              icon={FolderOpen}
              small
              onClick={() => onOpen(openStored({ say: 'open', name }, id))}
            />
          )}
          <DeleteButton id={id} name={name} isOpen={isOpen} onDeleted={onDeleted} />
        </td>
      </tr>
      {unfolded &&
        versions.map((version, index) => (
          <tr key={version.counter} className={styles.version}>
            <td>{index === 0 ? words.newest : ''}</td>
            <td className={styles.number}>{formatCount(version.blocks, locale)}</td>
            <td>{formatMoment(version.savedAt, locale)}</td>
            <td className={styles.actions}>
              {index > 0 && (
                <Button onClick={() => onOpen(openVersion({ say: 'openOlder', name }, id, version.counter))}>
                  {words.bringBack}
                </Button>
              )}
            </td>
          </tr>
        ))}
    </Fragment>
  );
}

/** Deletes for good, so it asks by turning into the word itself first. */
function DeleteButton(props: {
  readonly id: string;
  readonly name: string;
  readonly isOpen: boolean;
  readonly onDeleted: () => void;
}): ReactElement {
  const { id, name, isOpen, onDeleted } = props;
  const words = useWords(filesWords);
  const [asking, setAsking] = useState(false);
  if (asking) {
    return (
      <Button
        className={styles.sure}
        onClick={() => void deleteStored(id).then(onDeleted, () => showNotice({ kind: 'storage' }))}
      >
        {words.removeSure}
      </Button>
    );
  }
  return (
    <IconButton
      label={words.removeName(name)}
      icon={Trash2}
      small
      disabledReason={isOpen ? words.removeOpen : null}
      onClick={() => setAsking(true)}
    />
  );
}
