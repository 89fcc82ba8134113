import type { ReactElement } from 'react';
import styles from './dock.module.css';

/** Names at the left, values at the right: numbers a person reads off. */
export function Figures(props: { readonly rows: readonly (readonly [name: string, value: string])[] }): ReactElement {
  return (
    <dl className={styles.figures}>
      {props.rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
