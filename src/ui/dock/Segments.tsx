import { useId, type ReactElement } from 'react';
import styles from './segments.module.css';

/** Two to four choices side by side: radio buttons that look like segments. */
export function Segments<T extends string>(props: {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}): ReactElement {
  const name = useId();
  return (
    <span className={styles.segments} role="radiogroup" aria-label={props.label}>
      {props.options.map(({ value, label }) => (
        <label key={value} className={styles.segment}>
          <input type="radio" name={name} checked={props.value === value} onChange={() => props.onChange(value)} />
          <span>{label}</span>
        </label>
      ))}
    </span>
  );
}
