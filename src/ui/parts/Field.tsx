import { TriangleAlert } from 'lucide-react';
import type { ComponentProps, ReactElement } from 'react';
import { classes } from './classes.ts';
import styles from './Field.module.css';

interface FieldProps extends Omit<ComponentProps<'input'>, 'className'> {
  /** What stands at its right: a range, a unit. */
  readonly unit?: string | undefined;
  readonly invalid?: boolean;
}

/** A line of text, 26 high, with its unit at the right and a sign when it is wrong. */
export function Field({ unit, invalid = false, ...input }: FieldProps): ReactElement {
  return (
    <span className={classes(styles.field, invalid && styles.invalid)}>
      <input type="text" autoComplete="off" spellCheck={false} aria-invalid={invalid || undefined} {...input} />
      {invalid ? (
        <TriangleAlert size={13} strokeWidth={1.75} aria-hidden />
      ) : (
        unit !== undefined && <span className={styles.unit}>{unit}</span>
      )}
    </span>
  );
}
