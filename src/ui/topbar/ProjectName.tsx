import { useState, type ReactElement } from 'react';
import { edit, useDocumentStore } from '../../stores/documentStore.ts';
import { useWords } from '../i18n/words.ts';
import { Tooltip } from '../parts/Tooltip.tsx';
import styles from './TopBar.module.css';
import { topbarWords } from './topbarWords.ts';

/** The project's name: a click makes it a field; Enter keeps what was typed, Esc leaves it. */
export function ProjectName(): ReactElement {
  const name = useDocumentStore((state) => state.project.name);
  const words = useWords(topbarWords);
  const [editing, setEditing] = useState(false);
  if (!editing) {
    return (
      <h1 className={styles.title}>
        <Tooltip text={words.rename}>
          <button type="button" className={styles.name} data-testid="project-name" onClick={() => setEditing(true)}>
            {name}
          </button>
        </Tooltip>
      </h1>
    );
  }
  const keep = (text: string): void => {
    setEditing(false);
    const trimmed = text.trim();
    if (trimmed !== '' && trimmed !== name) edit({ say: 'renameProject' }, { kind: 'renameProject', name: trimmed });
  };
  return (
    <input
      className={styles.nameField}
      aria-label={words.rename}
      defaultValue={name}
      maxLength={80}
      spellCheck={false}
      autoFocus
      onFocus={(event) => event.target.select()}
      onBlur={(event) => keep(event.target.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') keep(event.currentTarget.value);
        if (event.key === 'Escape') setEditing(false);
      }}
    />
  );
}
