import type { KeyboardEvent } from 'react';
import { nudgeSelection, selectAll, toggleBypassed } from '../../stores/actions/blocks.ts';
import { duplicateSelection } from '../../stores/actions/clipboard.ts';
import { openModel } from '../../stores/actions/models.ts';
import { deleteSelection } from '../../stores/actions/remove.ts';
import { currentScene } from '../../stores/actions/scene.ts';
import { showCanvasMenu } from '../../stores/canvasMenuStore.ts';
import { useConnectStore } from '../../stores/connectStore.ts';
import { getFace } from '../../stores/faces.ts';
import { useRunStore } from '../../stores/runStore.ts';
import { useSettings } from '../../stores/settingsStore.ts';
import { stop, train } from '../../stores/training.ts';
import { announce, dockTabs, select, showDialog, showDock, showGraph, useUiStore } from '../../stores/uiStore.ts';
import { connectKey, startConnecting } from './connectKeys.ts';
import type { ViewActions } from './useView.ts';
import { nextBlock, type Direction } from './walk.ts';
import type { CanvasWords } from './words.ts';
import { focusPaletteSearch } from '../palette/focusPaletteSearch.ts';

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
const steps: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-8, 0],
  right: [8, 0],
  up: [0, -8],
  down: [0, 8],
};

/** A key pressed while the canvas has the focus. What is not the canvas's is left to the page. */
export function onCanvasKey(event: KeyboardEvent, view: ViewActions, words: CanvasWords): void {
  if (event.target !== event.currentTarget) return;
  const { origin, by } = useConnectStore.getState();
  const taken = origin && by === 'keys' ? connectKey(event, words) : commandKey(event) || plainKey(event, view, words);
  if (taken) event.preventDefault();
}

/** Keys with Ctrl or Cmd; copy, cut and paste come as events of their own. */
function commandKey(event: KeyboardEvent): boolean {
  if (!event.ctrlKey && !event.metaKey) return false;
  switch (event.key.toLowerCase()) {
    case 'a':
      selectAll();
      return true;
    case 'd':
      duplicateSelection();
      return true;
    default:
      return false;
  }
}

function plainKey(event: KeyboardEvent, view: ViewActions, words: CanvasWords): boolean {
  if (event.ctrlKey || event.metaKey) return false;
  const direction = directions[event.key];
  if (direction) {
    if (event.altKey || event.shiftKey) nudgeSelection(...steps[direction]);
    else walk(direction);
    return true;
  }
  switch (event.key) {
    case 'Delete':
    case 'Backspace':
      remove(words);
      return true;
    case 'Enter':
      return enter();
    case 'Escape':
      return leave();
    case '?':
    case '/':
      return useSettings.getState().letterKeys && pageKey(event.key);
    default:
      return useSettings.getState().letterKeys && !event.altKey && letterKey(event, view, words);
  }
}

function walk(direction: Direction): void {
  const { graph, selected } = currentScene();
  const next = nextBlock(graph, selected.at(-1), direction);
  if (next !== null) select([next]);
}

function remove(words: CanvasWords): void {
  const { graph, selected } = currentScene();
  const near = selected.length === 1 ? nextBlock(graph, selected[0], 'left') : null;
  deleteSelection();
  if (selected.length > 0) announce(words.deleted(selected.length));
  // The walk goes on where it was.
  if (near !== null && !selected.includes(near)) select([near]);
}

/** Opens a model, or the problem of a block that has one. */
function enter(): boolean {
  const { selected, graphId, compiled } = currentScene();
  const id = selected.at(-1);
  if (id === undefined) return false;
  const model = getFace(graphId, id)?.model ?? null;
  if (model !== null) openModel(model);
  else if (compiled.diagnostics.some((one) => one.graph === graphId && one.block === id))
    useUiStore.setState({ problemOf: id });
  else return false;
  return true;
}

/** Out of what is open: a problem, a selection, a model. */
function leave(): boolean {
  const { problemOf, selectedBlocks, selectedWires, graph } = useUiStore.getState();
  if (problemOf !== null) useUiStore.setState({ problemOf: null });
  else if (selectedBlocks.length + selectedWires.length > 0) select([]);
  else if (graph !== 'main') showGraph('main');
  else return false;
  return true;
}

function pageKey(key: '?' | '/'): boolean {
  if (key === '?') {
    showDialog('keys');
    return true;
  }
  focusPaletteSearch();
  return true;
}

function letterKey(event: KeyboardEvent, view: ViewActions, words: CanvasWords): boolean {
  const key = event.key.toLowerCase();
  const tab = dockTabs[Number(key) - 1];
  if (tab) {
    showDock(tab);
    return true;
  }
  if (event.shiftKey && key === 'a') {
    void view.tidy().then(() => announce(words.tidied));
    return true;
  }
  if (event.shiftKey && key !== '+') return false;
  const run = letterActions(view, words)[key];
  run?.();
  return run !== undefined;
}

function letterActions(view: ViewActions, words: CanvasWords): Readonly<Record<string, (() => void) | undefined>> {
  return {
    c: () => startConnecting(words),
    s: () => {
      const id = currentScene().selected.at(-1);
      if (id !== undefined) showCanvasMenu({ kind: 'swap', block: id });
    },
    b: toggleBypassed,
    t: trainOrStop,
    f: view.fit,
    '+': () => view.zoomBy(1.25),
    '=': () => view.zoomBy(1.25),
    '-': () => view.zoomBy(0.8),
    '0': view.zoomReset,
  };
}

function trainOrStop(): void {
  const { status } = useRunStore.getState();
  if (status === 'idle' || status === 'ended') train();
  else stop();
}
