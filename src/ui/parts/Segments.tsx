import { useId, type ReactElement } from 'react';
import { classes } from './classes.ts';
import styles from './Segments.module.css';

/** Two or three choices side by side: radio buttons that look like segments and fill their place. */
export function Segments<T extends string>(props: {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly describedBy?: string | undefined;
  /** 20 high and as wide as its words: in a heading. */
  readonly compact?: boolean;
}): ReactElement {
  const { label, options, value, onChange, describedBy, compact = false } = props;
  const name = useId();
  return (
    <div
      className={classes(styles.segments, compact && styles.compact)}
      role="radiogroup"
      aria-label={label}
      aria-describedby={describedBy}
    >
      {options.map((option) => (
        <label key={option.value} className={styles.segment}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
