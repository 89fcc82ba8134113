import { create } from 'zustand';
import type { BlockId, GraphId, WireId } from '../graph/project.ts';

export const dockTabs = ['train', 'data', 'inside', 'code', 'problems'] as const;
export type DockTab = (typeof dockTabs)[number];
export type Dialog = 'templates' | 'commands' | 'keys' | 'projects' | 'settings' | null;

/** What is on screen but not in the project: gone with the page, or kept in the browser by `settings.ts`. */
interface UiState {
  /** The graph on the canvas: the main one, or the inside of a model. */
  readonly graph: GraphId;
  readonly selectedBlocks: readonly BlockId[];
  readonly selectedWires: readonly WireId[];
  readonly dockTab: DockTab;
  readonly dockOpen: boolean;
  readonly paletteOpen: boolean;
  readonly inspectorOpen: boolean;
  /** The panel that lies over the canvas, where the page is too narrow to have it beside. */
  readonly overlay: 'palette' | 'inspector' | null;
  readonly dialog: Dialog;
  /** The block whose problem card is open. */
  readonly problemOf: BlockId | null;
  /** Read out by the live region; the counter makes a repeated sentence heard again. */
  readonly announcement: { readonly text: string; readonly count: number };
}

export const useUiStore = create<UiState>()(() => ({
  graph: 'main',
  selectedBlocks: [],
  selectedWires: [],
  dockTab: 'train',
  dockOpen: true,
  paletteOpen: true,
  inspectorOpen: true,
  overlay: null,
  dialog: null,
  problemOf: null,
  announcement: { text: '', count: 0 },
}));

/** Selects exactly these; wires are cleared. */
export function select(blocks: readonly BlockId[]): void {
  useUiStore.setState({ selectedBlocks: blocks, selectedWires: [] });
}

/** Enters the inside of a model, or comes back with `main`. */
export function showGraph(graph: GraphId): void {
  useUiStore.setState({ graph, selectedBlocks: [], selectedWires: [], problemOf: null });
}

export function showDock(dockTab: DockTab): void {
  useUiStore.setState({ dockTab, dockOpen: true });
}

export function showDialog(dialog: Dialog): void {
  useUiStore.setState({ dialog });
}

/** Says a sentence to screen readers. */
export function announce(text: string): void {
  useUiStore.setState((state) => ({ announcement: { text, count: state.announcement.count + 1 } }));
}
