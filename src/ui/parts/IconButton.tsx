import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactElement } from 'react';
import styles from './Button.module.css';
import { classes } from './classes.ts';
import { Tooltip } from './Tooltip.tsx';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'title' | 'type' | 'aria-label'> {
  /** Its name for screen readers, and its tooltip. */
  readonly label: string;
  readonly icon: LucideIcon;
  readonly keys?: string;
  /** See `Button`. */
  readonly disabledReason?: string | null | undefined;
  readonly small?: boolean;
  readonly tooltipSide?: 'top' | 'right' | 'bottom' | 'left';
}

/** A square button with an icon alone. Takes what a menu's trigger gives it. */
export function IconButton(props: IconButtonProps): ReactElement {
  const { label, icon: Icon, keys, disabledReason, small, tooltipSide, className, onClick, ...rest } = props;
  const disabled = disabledReason !== null && disabledReason !== undefined;
  return (
    <Tooltip
      text={disabledReason ?? label}
      keys={disabled ? undefined : keys}
      side={tooltipSide ?? 'bottom'}
      isName={!disabled}
    >
      <button
        {...rest}
        type="button"
        className={classes(styles.button, styles.icon, small && styles.small, className)}
        aria-label={label}
        aria-disabled={disabled || undefined}
        onClick={disabled ? undefined : onClick}
      >
        <Icon size={small ? 13 : 15} strokeWidth={1.75} aria-hidden />
      </button>
    </Tooltip>
  );
}
