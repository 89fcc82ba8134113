import { ChevronDown } from 'lucide-react';
import type { ReactElement } from 'react';
import { classes } from './classes.ts';
import field from './Field.module.css';
import styles from './Select.module.css';

/**
 * A choice out of many. The browser's own list opens: it works with touch, typing ahead and screen readers as people
 * know it.
 */
export function Select(props: {
  readonly id?: string;
  readonly label?: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly invalid?: boolean;
  readonly describedBy?: string | undefined;
}): ReactElement {
  const { id, label, options, value, onChange, invalid, describedBy } = props;
  const known = options.some((option) => option.value === value);
  return (
    <span className={classes(field.field, invalid && field.invalid, styles.select)}>
      <select
        id={id}
        aria-label={label}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {!known && <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown size={13} strokeWidth={1.75} aria-hidden />
    </span>
  );
}
