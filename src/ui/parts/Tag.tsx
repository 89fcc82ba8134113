import type { ReactElement, ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './Tag.module.css';

/** A word on a soft ground: a state, a back end. */
export function Tag(props: {
  readonly kind?: 'ok' | 'warn' | 'error' | 'muted';
  readonly title?: string;
  readonly children: ReactNode;
}): ReactElement {
  const { kind = 'muted', title, children } = props;
  return (
    <span className={classes(styles.tag, styles[kind])} title={title}>
      {children}
    </span>
  );
}
