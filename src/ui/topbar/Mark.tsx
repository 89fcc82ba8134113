import type { ReactElement } from 'react';

/** Layerloom's sign: threads crossing on a loom. */
export function Mark(): ReactElement {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" fill="none" role="img" aria-label="Layerloom">
      <path d="M3 5h14M3 10h14M3 15h14" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6.5 2v3.6M6.5 9.4v6.2M13.5 4.4v6.2M13.5 14.4V18" stroke="var(--accent)" strokeWidth="2.5" />
    </svg>
  );
}
