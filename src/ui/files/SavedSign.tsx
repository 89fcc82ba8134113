import type { ReactElement } from 'react';
import { useSaveInfo } from '../../stores/persistence.ts';
import { useWords } from '../i18n/words.ts';
import { Tooltip } from '../parts/Tooltip.tsx';
import styles from './files.module.css';
import { saveFile } from './fileActions.ts';
import { menuWords } from './menuWords.ts';

/** Whether the open project is saved. Where it cannot be, it says why, and a press downloads a copy. */
export function SavedSign(): ReactElement | null {
  const words = useWords(menuWords);
  const state = useSaveInfo((info) => info.state);
  if (state === null) return null;
  if (typeof state === 'string') {
    return (
      <span className={styles.saved} data-testid="save-state" data-state={state}>
        {words[state]}
      </span>
    );
  }
  return (
    <span role="alert" className={styles.unsaved}>
      <Tooltip text={words.notSavedHelp}>
        <button type="button" data-testid="save-state" data-state="problem" onClick={saveFile}>
          {words.notSaved(state.problem)} · <u>{words.download}</u>
        </button>
      </Tooltip>
    </span>
  );
}
