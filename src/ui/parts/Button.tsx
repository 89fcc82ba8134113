import type { LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode, Ref } from 'react';
import styles from './Button.module.css';
import { classes } from './classes.ts';
import { Tooltip } from './Tooltip.tsx';

interface ButtonProps {
  readonly kind?: 'primary' | 'outline' | 'plain';
  readonly icon?: LucideIcon;
  readonly onClick?: () => void;
  /** Why it cannot be pressed now, said in its tooltip. It stays in the tab order, so that the reason is found. */
  readonly disabledReason?: string | null | undefined;
  readonly title?: string;
  readonly keys?: string;
  readonly className?: string | undefined;
  readonly testId?: string;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly children: ReactNode;
}

/** A button with a word on it. */
export function Button(props: ButtonProps): ReactElement {
  const { kind = 'plain', icon: Icon, onClick, disabledReason, title, keys, className, testId, ref, children } = props;
  const disabled = disabledReason !== null && disabledReason !== undefined;
  const tip = disabledReason ?? title;
  const button = (
    <button
      ref={ref}
      type="button"
      className={classes(styles.button, styles[kind], className)}
      aria-disabled={disabled || undefined}
      data-testid={testId}
      onClick={disabled ? undefined : onClick}
    >
      {Icon && <Icon size={kind === 'plain' ? 15 : 14} strokeWidth={1.75} aria-hidden />}
      {children}
    </button>
  );
  return tip === undefined ? (
    button
  ) : (
    <Tooltip text={tip} keys={keys}>
      {button}
    </Tooltip>
  );
}
