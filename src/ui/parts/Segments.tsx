import { useId, type ReactElement } from 'react';
import styles from './Segments.module.css';

/** Two or three choices side by side: radio buttons that look like segments and fill their place. */
export function Segments(props: {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly describedBy?: string | undefined;
}): ReactElement {
  const { label, options, value, onChange, describedBy } = props;
  const name = useId();
  return (
    <div className={styles.segments} role="radiogroup" aria-label={label} aria-describedby={describedBy}>
      {options.map((option) => (
        <label key={option.value} className={styles.segment}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
