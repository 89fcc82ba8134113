import { useState, type ReactElement } from 'react';
import { Tooltip } from '../parts/Tooltip.tsx';
import styles from './Inspector.module.css';

/** A name that a click makes a field. Enter or leaving keeps what was typed, Esc does not. */
export function EditableName(props: {
  readonly name: string;
  readonly label: string;
  readonly onRename: (name: string) => void;
}): ReactElement {
  const { name, label, onRename } = props;
  const [editing, setEditing] = useState(false);
  if (!editing) {
    return (
      <Tooltip text={label}>
        <button type="button" className={styles.name} data-testid="block-name" onClick={() => setEditing(true)}>
          {name}
        </button>
      </Tooltip>
    );
  }
  const keep = (text: string): void => {
    setEditing(false);
    if (text.trim() !== name) onRename(text.trim());
  };
  return (
    <input
      className={styles.nameField}
      aria-label={label}
      defaultValue={name}
      maxLength={80}
      spellCheck={false}
      autoFocus
      onFocus={(event) => event.target.select()}
      onBlur={(event) => keep(event.target.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') keep(event.currentTarget.value);
        if (event.key === 'Escape') {
          event.stopPropagation();
          setEditing(false);
        }
      }}
    />
  );
}
