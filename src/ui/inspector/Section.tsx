import type { ReactElement, ReactNode } from 'react';
import styles from './Inspector.module.css';

/** A titled part of the inspector, with a quiet note at its right. */
export function Section(props: {
  readonly title: string;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <section className={styles.section} aria-label={props.title}>
      <h3 className={styles.sectionHead}>
        {props.title}
        {props.note !== undefined && <span className={styles.note}>{props.note}</span>}
      </h3>
      {props.children}
    </section>
  );
}
