import { lazy, Suspense, type ReactElement } from 'react';
import { usePreview } from '../../stores/lookStore.ts';
import type { BlockMarks } from './blockMarks.ts';
import type { FlowElements } from './useFlowElements.ts';

// Problems and their fixes are known only when the catalogue has come, and so is what shows of them on the canvas.
const load = {
  card: async () => ({ default: (await import('./ProblemCard.tsx')).ProblemCard }),
  chip: async () => ({ default: (await import('./PreviewChip.tsx')).PreviewChip }),
  ghosts: async () => ({ default: (await import('./Ghosts.tsx')).Ghosts }),
  notes: async () => ({ default: (await import('./BlockNotes.tsx')).BlockNotes }),
} as const;

/** The card of a problem. */
export const ProblemCard = lazy(load.card);
const PreviewChip = lazy(load.chip);
const Ghosts = lazy(load.ghosts);
const Notes = lazy(load.notes);

/** Brings all of it in before a problem is looked at. */
export function warmLooks(): void {
  for (const part of Object.values(load)) part().catch(() => undefined);
}

/** What the fix that is looked at would add. */
export function PreviewedGhosts({ elements }: { readonly elements: FlowElements }): ReactElement | null {
  return useHasPreview() ? (
    <Suspense fallback={null}>
      <Ghosts elements={elements} />
    </Suspense>
  ) : null;
}

/** What it would do, in a line. */
export function PreviewLine(): ReactElement | null {
  return useHasPreview() ? (
    <Suspense fallback={null}>
      <PreviewChip />
    </Suspense>
  ) : null;
}

const useHasPreview = (): boolean => usePreview((preview) => preview !== null);

/** What a block is marked with, in words beside it. */
export function MarkNotes({
  marks,
  ...place
}: Parameters<typeof Notes>[0] & { readonly marks: BlockMarks }): ReactElement | null {
  return marks.problem === 'source' || marks.change === 'changed' ? (
    <Suspense fallback={null}>
      <Notes {...place} />
    </Suspense>
  ) : null;
}
