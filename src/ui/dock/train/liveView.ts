import type { RunState } from '../../../stores/runStore.ts';

export type LiveView = 'samples' | 'boundary' | 'text';

/** The view that shows best what this run learns. */
export function liveView(frame: RunState): LiveView | null {
  if (frame.sampleHistory.length > 0) return 'samples';
  if (frame.views.boundary) return 'boundary';
  return frame.textHistory.length > 0 ? 'text' : null;
}
