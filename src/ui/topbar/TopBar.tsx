import { LayoutGrid, Redo2, Search, Settings, Undo2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { phraseText } from '../../diagnostics/phrase.ts';
import { useDocumentStore } from '../../stores/documentStore.ts';
import { useSettings } from '../../stores/settingsStore.ts';
import { showDialog } from '../../stores/uiStore.ts';
import { ExportMenu } from '../files/ExportMenu.tsx';
import { ProjectMenu } from '../files/ProjectMenu.tsx';
import { SavedSign } from '../files/SavedSign.tsx';
import { useWords } from '../i18n/words.ts';
import { Button } from '../parts/Button.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { commandKeys, Keycap } from '../parts/Keycap.tsx';
import { doAgain, takeBack } from './history.ts';
import { Mark } from './Mark.tsx';
import { ProjectName } from './ProjectName.tsx';
import { RunControls } from './RunControls.tsx';
import styles from './TopBar.module.css';
import { topbarWords } from './topbarWords.ts';

/** The project at the left, commands in the middle, the run and what leaves the app at the right. */
export function TopBar({ narrow }: { readonly narrow: boolean }): ReactElement {
  const words = useWords(topbarWords);
  return (
    <>
      <div className={styles.side}>
        <span className={styles.mark}>
          <Mark />
        </span>
        <ProjectName />
        <ProjectMenu />
        <SavedSign />
        <span className={styles.rule} />
        <Button icon={LayoutGrid} testId="templates" onClick={() => showDialog('templates')}>
          {words.templates}
        </Button>
        <span className={styles.rule} />
        <History />
      </div>
      {!narrow && (
        <button type="button" className={styles.search} onClick={() => showDialog('commands')}>
          <Search size={14} strokeWidth={1.75} aria-hidden />
          <span>{words.search}</span>
          <Keycap>{commandKeys('K')}</Keycap>
        </button>
      )}
      <div className={styles.side}>
        <span className={styles.gap} />
        {narrow && (
          <IconButton
            label={words.search}
            keys={commandKeys('K')}
            icon={Search}
            onClick={() => showDialog('commands')}
          />
        )}
        <RunControls />
        <span className={styles.rule} />
        <ExportMenu narrow={narrow} />
        <IconButton label={words.settings} icon={Settings} onClick={() => showDialog('settings')} />
      </div>
    </>
  );
}

function History(): ReactElement {
  const words = useWords(topbarWords);
  const last = useDocumentStore((state) => state.past.at(-1)?.title);
  const next = useDocumentStore((state) => state.future.at(-1)?.title);
  const locale = useSettings((settings) => settings.locale);
  return (
    <>
      <IconButton
        label={last === undefined ? words.undo : words.undoTitle(phraseText(last, locale))}
        keys={commandKeys('Z')}
        icon={Undo2}
        disabledReason={last === undefined ? words.nothingToUndo : null}
        onClick={takeBack}
      />
      <IconButton
        label={next === undefined ? words.redo : words.redoTitle(phraseText(next, locale))}
        keys={commandKeys('Y')}
        icon={Redo2}
        disabledReason={next === undefined ? words.nothingToRedo : null}
        onClick={doAgain}
      />
    </>
  );
}
