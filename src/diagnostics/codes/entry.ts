import type { Severity } from '../diagnostic.ts';

/** What a code means, in words. `{name}` stands for an entry of the diagnostic's data. */
export interface CatalogueEntry {
  readonly severity: Severity;
  /** The facts that clash, no full stop: `7 × 7 kernel, 5 × 5 input`. */
  readonly title: string;
  /** One sentence: why, and what helps. */
  readonly hint: string;
}
