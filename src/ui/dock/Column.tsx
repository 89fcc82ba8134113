import type { ReactElement, ReactNode } from 'react';
import styles from './dock.module.css';

/** One column of the dock: a fixed width, or a share of what is left. */
export function Column(props: {
  readonly width?: number | undefined;
  readonly label?: string;
  readonly scroll?: boolean;
  readonly children: ReactNode;
}): ReactElement {
  const { width, label, scroll = false, children } = props;
  return (
    <section
      className={scroll ? `${styles.column} ${styles.scroll}` : styles.column}
      style={width === undefined ? { flex: '1 1 0' } : { width, flex: 'none' }}
      aria-label={label}
      // What scrolls must be reachable, so that the arrows can scroll it.
      tabIndex={scroll ? 0 : undefined}
    >
      {children}
    </section>
  );
}

/** The line over a column: title, a quiet note, and what stands at its right. */
export function ColumnHead(props: {
  readonly title: string;
  readonly note?: string | undefined;
  readonly children?: ReactNode;
}): ReactElement {
  return (
    <header className={styles.head}>
      <h3 className={styles.title}>{props.title}</h3>
      {props.note !== undefined && <span className={styles.note}>{props.note}</span>}
      <span className={styles.gap} />
      {props.children}
    </header>
  );
}
