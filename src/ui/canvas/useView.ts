import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useMemo } from 'react';
import { graphOf, type BlockId } from '../../graph/project.ts';
import { tidy } from '../../stores/actions/tidy.ts';
import { useDocumentStore } from '../../stores/documentStore.ts';
import { getSize } from '../../stores/faces.ts';
import { useUiStore } from '../../stores/uiStore.ts';
import type { Point } from './wirePath.ts';
import { fittingView } from './view.ts';

/** What can be done with the part of the canvas that is on screen. */
export interface ViewActions {
  /** Shows the graph as a project opens. */
  readonly open: () => void;
  /** Shows all of the graph. */
  readonly fit: () => void;
  readonly tidy: () => Promise<void>;
  readonly zoomBy: (factor: number) => void;
  readonly zoomReset: () => void;
  /** Moves as little as needed to show a block whole. */
  readonly reveal: (block: BlockId) => void;
  /** A place of the screen, in canvas pixels. */
  readonly toCanvas: (screen: Point) => Point;
}

const slow = 180;
const gap = 16;

/** Moving, fitting and zooming the canvas. The same object for the canvas's life. */
export function useView(): ViewActions {
  const flow = useReactFlow();
  const store = useStoreApi();
  return useMemo(() => {
    const duration = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : slow);
    const size = () => ({ width: store.getState().width, height: store.getState().height });
    const show = (whole: boolean, ms: number) => {
      const { graph, sizes } = shownGraph();
      void flow.setViewport(fittingView(graph, sizes, size(), whole), { duration: ms });
    };
    return {
      open: () => show(false, 0),
      fit: () => show(true, duration()),
      tidy: async () => {
        await tidy(size().width);
        show(false, duration());
      },
      zoomBy: (factor) => void flow.zoomTo(flow.getZoom() * factor, { duration: duration() }),
      zoomReset: () => void flow.zoomTo(1, { duration: duration() }),
      reveal: (block) => {
        const at = graphOf(useDocumentStore.getState().project, useUiStore.getState().graph)?.blocks[block];
        if (!at) return;
        const { x, y, zoom } = flow.getViewport();
        const box = getSize(useUiStore.getState().graph, at);
        const { width, height } = size();
        const dx = intoView(at.position.x * zoom + x, box.width * zoom, gap, width - gap);
        const dy = intoView(at.position.y * zoom + y, box.height * zoom, gap + 40, height - gap);
        if (dx !== 0 || dy !== 0) void flow.setViewport({ x: x + dx, y: y + dy, zoom }, { duration: duration() });
      },
      toCanvas: (screen) => flow.screenToFlowPosition(screen, { snapToGrid: false }),
    };
  }, [flow, store]);
}

function intoView(start: number, length: number, low: number, high: number): number {
  if (start < low) return low - start;
  if (start + length > high) return Math.max(low - start, high - start - length);
  return 0;
}

function shownGraph() {
  const graphId = useUiStore.getState().graph;
  const graph = graphOf(useDocumentStore.getState().project, graphId) ?? { blocks: {}, wires: {} };
  const sizes = Object.fromEntries(Object.values(graph.blocks).map((block) => [block.id, getSize(graphId, block)]));
  return { graph, sizes };
}
