import type { Connection, Edge, FinalConnectionState, OnConnectStartParams } from '@xyflow/react';
import { useMemo } from 'react';
import type { Port } from '../../graph/project.ts';
import { connect } from '../../stores/actions/wires.ts';
import { showCanvasMenu } from '../../stores/canvasMenuStore.ts';
import { acceptsWire, beginConnect, endConnect, useConnectStore } from '../../stores/connectStore.ts';
import { announce } from '../../stores/uiStore.ts';
import type { ViewActions } from './useView.ts';
import { placeOf } from './wireAt.ts';

/**
 * Drawing wires by pointer. Let go on a port that fits: connected. On a block: to its first port that fits. On the
 * canvas: a list of blocks that could follow.
 */
export function useConnecting(view: ViewActions) {
  return useMemo(
    () => ({
      onConnectStart(_event: unknown, { nodeId, handleId, handleType }: OnConnectStartParams) {
        if (nodeId === null || handleId === null) return;
        showCanvasMenu(null);
        beginConnect({ block: nodeId, port: handleId }, handleType === 'target' ? 'input' : 'output', 'pointer');
      },
      isValidConnection(connection: Connection | Edge) {
        const { side } = useConnectStore.getState();
        const [block, port] =
          side === 'output'
            ? [connection.target, connection.targetHandle]
            : [connection.source, connection.sourceHandle];
        return typeof port === 'string' && acceptsWire({ block, port });
      },
      onConnectEnd(event: MouseEvent | TouchEvent, state: FinalConnectionState) {
        const { origin, side, fits } = useConnectStore.getState();
        endConnect();
        if (!origin) return;
        const screen = placeOf(event);
        const end = state.toHandle ? { block: state.toHandle.nodeId, port: state.toHandle.id ?? '' } : null;
        if (end && end.block === origin.block) return;
        const block = end?.block ?? blockAt(screen);
        const fit = block === undefined ? undefined : fits[block];
        if (block === origin.block) return;
        if (block !== undefined) {
          const port = end && fit?.ports.includes(end.port) ? end.port : fit?.ports[0];
          if (port === undefined) announce(fit?.reason ?? '');
          else draw(origin, { block, port }, side);
        } else if (onPane(screen)) {
          showCanvasMenu({ kind: 'connect', port: origin, side, at: view.toCanvas(screen) });
        }
      },
    }),
    [view],
  );
}

function draw(origin: Port, end: Port, side: 'output' | 'input'): void {
  const reason = side === 'output' ? connect(origin, end) : connect(end, origin);
  if (reason !== null) announce(reason);
}

function blockAt({ x, y }: { readonly x: number; readonly y: number }): string | undefined {
  return document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-block]')?.dataset['block'];
}

function onPane({ x, y }: { readonly x: number; readonly y: number }): boolean {
  const element = document.elementFromPoint(x, y);
  return element !== null && element.closest('[data-canvas]') !== null && !element.closest('button, [role="dialog"]');
}
