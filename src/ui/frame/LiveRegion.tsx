import type { ReactElement } from 'react';
import { useUiStore } from '../../stores/uiStore.ts';
import styles from './LiveRegion.module.css';

/** Reads announcements out. A sentence said twice is another text to screen readers by a space at its end. */
export function LiveRegion(): ReactElement {
  const { text, count } = useUiStore((state) => state.announcement);
  return (
    <div className={styles.hidden} role="status" aria-live="polite" data-testid="live-region">
      {text + (count % 2 === 0 ? '' : '\u00a0')}
    </div>
  );
}
