import type { ReactElement } from 'react';
import styles from './Switch.module.css';

/** On or off, at once. */
export function Switch(props: {
  readonly id?: string;
  readonly label?: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly describedBy?: string | undefined;
}): ReactElement {
  const { id, label, on, onChange, describedBy } = props;
  return (
    <button
      id={id}
      type="button"
      role="switch"
      className={styles.switch}
      aria-label={label}
      aria-checked={on}
      aria-describedby={describedBy}
      onClick={() => onChange(!on)}
    />
  );
}
