import type { DockPurpose } from '../../stores/layoutStore.ts';
import { useRunStore } from '../../stores/runStore.ts';
import { useUiStore } from '../../stores/uiStore.ts';

/** What the dock shows now, as far as its height goes. */
export function useDockPurpose(): DockPurpose {
  const tab = useUiStore((state) => state.dockTab);
  const samples = useRunStore((state) => state.sampleHistory.length > 0);
  if (tab === 'code') return 'code';
  return tab === 'train' && samples ? 'samples' : 'charts';
}
