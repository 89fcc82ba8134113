import { termOf, type Phrase } from '../../diagnostics/phrase.ts';
import type { GraphEdit } from '../../graph/edit.ts';
import type { BlockId } from '../../graph/project.ts';
import { edit } from '../documentStore.ts';
import { select, useUiStore } from '../uiStore.ts';
import { currentScene } from './scene.ts';

/** Gives a block a name of its own; an empty one brings the type's label back. */
export function renameBlock(id: BlockId, name: string): void {
  edit({ say: 'renameBlock' }, { kind: 'renameBlock', graph: currentScene().graphId, block: id, name }, `rename ${id}`);
}

/** Lets blocks pass their input through, or work again. */
export function setBypassed(blocks: readonly BlockId[], on: boolean): void {
  setFlag(blocks, 'bypassed', on, on ? 'bypass' : 'pass');
}

/** Keeps the weights of blocks as they are during training, or lets them learn again. */
export function setFrozen(blocks: readonly BlockId[], on: boolean): void {
  setFlag(blocks, 'frozen', on, on ? 'freeze' : 'unfreeze');
}

/** Shows blocks by their header only, or whole. */
export function setCollapsed(blocks: readonly BlockId[], on: boolean): void {
  setFlag(blocks, 'collapsed', on, on ? 'collapse' : 'expand');
}

function setFlag(
  blocks: readonly BlockId[],
  flag: 'bypassed' | 'frozen' | 'collapsed',
  on: boolean,
  say: 'bypass' | 'pass' | 'freeze' | 'unfreeze' | 'collapse' | 'expand',
): void {
  const { graphId, graph } = currentScene();
  const only = blocks.length === 1 ? graph.blocks[blocks[0]!] : undefined;
  const title: Phrase = only ? { say, block: termOf(only) } : { say: `${say}Blocks`, count: blocks.length };
  edit(title, { kind: 'setFlag', graph: graphId, blocks, flag, on });
}

/** Bypasses the selected blocks, or all of them again work when all are bypassed. */
export function toggleBypassed(): void {
  const { selected, graph } = currentScene();
  if (selected.length === 0) return;
  setBypassed(selected, !selected.every((id) => graph.blocks[id]?.bypassed === true));
}

/** Selects every block of the graph on the canvas. */
export function selectAll(): void {
  select(Object.keys(currentScene().graph.blocks));
}

/** Moves the selected blocks by some pixels; steps in a row are undone together. */
export function nudgeSelection(dx: number, dy: number): void {
  const { selected, graph, graphId } = currentScene();
  if (selected.length === 0) return;
  const positions = Object.fromEntries(
    selected.map((id) => {
      const { x, y } = graph.blocks[id]!.position;
      return [id, { x: x + dx, y: y + dy }];
    }),
  );
  edit({ say: 'move' }, { kind: 'moveBlocks', graph: graphId, positions }, `nudge ${selected.join(' ')}`);
}

/** Puts blocks where they were dragged to. */
export function moveBlocks(positions: Readonly<Record<BlockId, { x: number; y: number }>>): void {
  edit({ say: 'move' }, { kind: 'moveBlocks', graph: currentScene().graphId, positions });
}

/** Applies a problem's fix, or another list of edits, as one step. */
export function applyFix(title: Phrase, edits: readonly GraphEdit[]): void {
  edit(title, edits);
  useUiStore.setState({ problemOf: null });
}
