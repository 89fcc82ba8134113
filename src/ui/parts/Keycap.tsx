import type { ReactElement, ReactNode } from 'react';
import styles from './Keycap.module.css';

/** A key, or keys pressed together, as they stand on the keyboard. */
export function Keycap({ children }: { readonly children: ReactNode }): ReactElement {
  return <kbd className={styles.key}>{children}</kbd>;
}

/** `Ctrl K`, or `⌘ K` on Apple's keyboards. */
export function commandKeys(key: string): string {
  return /Mac|iPhone|iPad/.test(navigator.platform) ? `⌘ ${key}` : `Ctrl ${key}`;
}
