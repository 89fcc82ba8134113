import type { EdgeChange, NodeChange } from '@xyflow/react';
import {
  useCallback,
  useMemo,
  useState,
  type MouseEvent as ReactMouseEvent,
  type TouchEvent as ReactTouchEvent,
} from 'react';
import type { BlockId, WireId } from '../../graph/project.ts';
import { moveBlocks } from '../../stores/actions/blocks.ts';
import { currentScene } from '../../stores/actions/scene.ts';
import { insertOnWire } from '../../stores/actions/wires.ts';
import { useUiStore } from '../../stores/uiStore.ts';
import type { BlockFlowNode } from './BlockNode.tsx';
import type { WireFlowEdge } from './WireEdge.tsx';
import type { DragPlaces } from './useFlowElements.ts';
import { placeOf, wireAt } from './wireAt.ts';

type DragEnd = MouseEvent | TouchEvent | ReactMouseEvent | ReactTouchEvent;

/**
 * Selecting and dragging by pointer. While blocks are dragged they move here alone; the project learns of it once,
 * when they are let go. A single block without wires that is let go on a wire is put into it.
 */
export function useDragging() {
  const [places, setPlaces] = useState<DragPlaces | null>(null);
  const onNodesChange = useCallback((changes: NodeChange<BlockFlowNode>[]) => {
    const moved: Record<BlockId, { x: number; y: number }> = {};
    for (const change of changes) {
      if (change.type === 'position' && change.dragging === true && change.position) moved[change.id] = change.position;
    }
    if (Object.keys(moved).length > 0) setPlaces((before) => ({ ...before, ...moved }));
    const { selectedBlocks } = useUiStore.getState();
    const next = afterSelection(selectedBlocks, changes);
    if (next !== selectedBlocks) useUiStore.setState({ selectedBlocks: next });
  }, []);
  const onEdgesChange = useCallback((changes: EdgeChange<WireFlowEdge>[]) => {
    const { selectedWires } = useUiStore.getState();
    const next: readonly WireId[] = afterSelection(selectedWires, changes);
    if (next !== selectedWires) useUiStore.setState({ selectedWires: next });
  }, []);
  const onDragStop = useCallback((event: DragEnd, _node: unknown, nodes: readonly BlockFlowNode[]) => {
    setPlaces(null);
    commit(placeOf('nativeEvent' in event ? event.nativeEvent : event), nodes);
  }, []);
  const handlers = useMemo(
    () => ({
      onNodesChange,
      onEdgesChange,
      onNodeDragStop: onDragStop,
      onSelectionDragStop: (event: DragEnd, nodes: readonly BlockFlowNode[]) => onDragStop(event, null, nodes),
    }),
    [onNodesChange, onEdgesChange, onDragStop],
  );
  return { places, handlers };
}

function commit(screen: { readonly x: number; readonly y: number }, nodes: readonly BlockFlowNode[]): void {
  const { graph } = currentScene();
  const [only] = nodes;
  if (nodes.length === 1 && only) {
    const loose = !Object.values(graph.wires).some(({ from, to }) => from.block === only.id || to.block === only.id);
    const wire = loose ? wireAt(screen) : null;
    if (wire !== null && insertOnWire(wire, { id: only.id }) !== null) return;
  }
  const moved = nodes.filter(({ id, position }) => {
    const before = graph.blocks[id]?.position;
    return before && (before.x !== position.x || before.y !== position.y);
  });
  if (moved.length > 0) moveBlocks(Object.fromEntries(moved.map(({ id, position }) => [id, position])));
}

/** The selection after React Flow's changes, in the order things were selected; the same array when none changed it. */
function afterSelection(selected: readonly string[], changes: readonly { readonly type: string }[]): readonly string[] {
  let next = selected;
  for (const change of changes) {
    if (change.type !== 'select' || !('id' in change) || typeof change.id !== 'string' || !('selected' in change))
      continue;
    const { id } = change;
    const is = next.includes(id);
    if (change.selected === true && !is) next = [...next, id];
    if (change.selected === false && is) next = next.filter((other) => other !== id);
  }
  return next;
}
