import { Background, BackgroundVariant, ReactFlow, ReactFlowProvider, useStore } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import {
  useEffect,
  useRef,
  useState,
  type CSSProperties,
  type FocusEvent,
  type PointerEvent,
  type ReactElement,
} from 'react';
import { showCanvasMenu } from '../../stores/canvasMenuStore.ts';
import { useDocumentStore } from '../../stores/documentStore.ts';
import { useWords } from '../i18n/words.ts';
import { BlockNode } from './BlockNode.tsx';
import { CanvasMenus } from './CanvasMenus.tsx';
import { CanvasOverlay } from './CanvasOverlay.tsx';
import { ConnectionLine } from './ConnectionLine.tsx';
import { EmptyCanvas } from './EmptyCanvas.tsx';
import { PreviewedGhosts } from './looked.tsx';
import { SharedWeights } from './SharedWeights.tsx';
import { WireEdge } from './WireEdge.tsx';
import { onCanvasKey } from './canvasKeys.ts';
import { offerView } from './currentView.ts';
import { SettledZoom } from './settledZoom.ts';
import { useClipboard } from './useClipboard.ts';
import { useConnecting } from './useConnecting.ts';
import { useDragging } from './useDragging.ts';
import { useDropTarget } from './useDropTarget.ts';
import { useFlowElements } from './useFlowElements.ts';
import { useSelectionNews } from './useSelectionNews.ts';
import { useView } from './useView.ts';
import { detailAt } from './view.ts';
import { canvasWords } from './words.ts';
import styles from './Canvas.module.css';

const nodeTypes = { block: BlockNode };
const edgeTypes = { wire: WireEdge };
const several = ['Shift', 'Meta', 'Control'];
/** Larger graphs draw only what is on screen. */
const drawAllUpTo = 300;

/** The canvas: the graph as blocks and wires, and everything that can be done to it by pointer, touch and keys. */
export function Canvas(): ReactElement {
  return (
    <ReactFlowProvider>
      <CanvasFlow />
    </ReactFlowProvider>
  );
}

function CanvasFlow(): ReactElement {
  const words = useWords(canvasWords);
  const wrapper = useRef<HTMLDivElement>(null);
  const view = useView();
  const dragging = useDragging();
  const elements = useFlowElements(dragging.places);
  const connecting = useConnecting(view);
  const clipboard = useClipboard(words);
  const zoom = useSettledZoom();
  useOpening(elements.graphId, view.open);
  useDropTarget(wrapper, view);
  useEffect(() => offerView(view), [view]);
  const selected = useSelectionNews(view, wrapper);
  const { nodes, edges } = elements;
  return (
    <SettledZoom value={zoom}>
      <ReactFlow
        ref={wrapper}
        className={styles.canvas}
        style={{ '--unzoom': 1 / zoom } as CSSProperties}
        data-detail={detailAt(zoom)}
        data-canvas
        data-first
        data-testid="canvas"
        tabIndex={0}
        aria-label={words.canvas}
        aria-description={words.help}
        aria-activedescendant={selected === undefined ? undefined : `block-${selected}`}
        onKeyDown={(event) => {
          event.currentTarget.dataset['keys'] = 'true';
          onCanvasKey(event, view, words);
        }}
        onFocus={markKeys}
        onPointerDownCapture={takeFocus}
        {...clipboard}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        {...dragging.handlers}
        {...connecting}
        connectionLineComponent={ConnectionLine}
        connectionRadius={24}
        snapToGrid
        snapGrid={[8, 8]}
        minZoom={0.005}
        maxZoom={2}
        deleteKeyCode={null}
        multiSelectionKeyCode={several}
        zoomOnDoubleClick={false}
        panOnScroll
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        nodeDragThreshold={2}
        onlyRenderVisibleElements={nodes.length > drawAllUpTo}
        onMoveStart={() => showCanvasMenu(null)}
        attributionPosition="bottom-left"
        onError={onFlowError}
      >
        <Background variant={BackgroundVariant.Dots} gap={16} size={2} color="var(--grid-dot)" />
        <SharedWeights elements={elements} />
        <PreviewedGhosts elements={elements} />
        <CanvasOverlay blocks={nodes.length} view={view} />
        <CanvasMenus />
        {nodes.length === 0 && <EmptyCanvas inModel={elements.graphId !== 'main'} />}
      </ReactFlow>
    </SettledZoom>
  );
}

/** React Flow's code of a wire whose handle is not there: a problem of the project, shown as such. */
const looseWire = '008';

function onFlowError(code: string, text: string): void {
  if (code !== looseWire) console.warn(text);
}

/** Rings show where the keys go, so only once keys brought the focus here or were used. */
function markKeys({ target, currentTarget, relatedTarget }: FocusEvent<HTMLDivElement>): void {
  if (target === currentTarget && relatedTarget !== null) currentTarget.dataset['keys'] = 'true';
}

/** A press on the canvas gives it the keys; fields and buttons over it keep theirs. */
function takeFocus(event: PointerEvent<HTMLDivElement>): void {
  const { target, currentTarget } = event;
  if (target instanceof Element && target.closest('button, input, [role="dialog"]')) return;
  currentTarget.focus({ preventScroll: true });
  currentTarget.dataset['keys'] = 'false';
}

/** The zoom when its gesture ends: levels of detail switch once, not while it moves. */
function useSettledZoom(): number {
  const zoom = useStore((state) => state.transform[2]);
  const [settled, setSettled] = useState(zoom);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(zoom), 120);
    return () => clearTimeout(timer);
  }, [zoom]);
  return settled;
}

/** Brings the graph into view when a project opens or a model is entered. */
function useOpening(graphId: string, open: () => void): void {
  const opened = useDocumentStore((state) => state.opened);
  const ready = useStore((state) => state.panZoom !== null && state.width > 0);
  useEffect(() => {
    if (ready) open();
  }, [ready, opened, graphId, open]);
}
