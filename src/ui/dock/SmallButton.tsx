import type { ReactElement, ReactNode } from 'react';
import styles from './dock.module.css';

/** A quiet button in the line over a column; with `pressed` it stays in. */
export function SmallButton(props: {
  readonly onClick: () => void;
  readonly pressed?: boolean;
  readonly children: ReactNode;
}): ReactElement {
  const { onClick, pressed, children } = props;
  return (
    <button type="button" className={styles.small} onClick={onClick} aria-pressed={pressed}>
      {children}
    </button>
  );
}
