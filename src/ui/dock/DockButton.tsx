import type { LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import styles from './dock.module.css';

/** A button of the dock: primary, outlined or plain, with an icon before its word. */
export function DockButton(props: {
  readonly kind?: 'primary' | 'outline' | 'plain';
  readonly icon?: LucideIcon;
  readonly onClick: () => void;
  readonly disabled?: boolean;
  readonly title?: string;
  readonly pressed?: boolean;
  readonly children: ReactNode;
}): ReactElement {
  const { kind = 'outline', icon: Icon, onClick, disabled, title, pressed, children } = props;
  return (
    <button
      type="button"
      className={`${styles.button} ${styles[kind]}`}
      onClick={onClick}
      disabled={disabled}
      title={title}
      aria-pressed={pressed}
    >
      {Icon && <Icon size={kind === 'plain' ? 13 : 14} strokeWidth={1.75} aria-hidden />}
      {children}
    </button>
  );
}
