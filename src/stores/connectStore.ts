import { create } from 'zustand';
import { checkConnection } from '../compiler/connect.ts';
import type { BlockId, Port, ValueType } from '../graph/project.ts';
import { currentScene } from './actions/scene.ts';

/** What the other blocks say to a wire that is being drawn. */
export interface BlockFit {
  /** Ports that take it. */
  readonly ports: readonly string[];
  /** Why no port does. */
  readonly reason: string | null;
}

interface ConnectState {
  /** The port the wire starts from; `null` when none is being drawn. */
  readonly origin: Port | null;
  readonly side: 'output' | 'input';
  readonly by: 'pointer' | 'keys';
  readonly fits: Readonly<Record<BlockId, BlockFit>>;
  /** The port under the keyboard's cursor. */
  readonly cursor: Port | null;
}

const none: ConnectState = { origin: null, side: 'output', by: 'pointer', fits: {}, cursor: null };

/** A wire being drawn, by pointer or by keys. */
export const useConnectStore = create<ConnectState>()(() => none);

/** Starts a wire at a port and asks every other block whether it fits there. */
export function beginConnect(origin: Port, side: 'output' | 'input', by: 'pointer' | 'keys'): void {
  useConnectStore.setState({ origin, side, by, fits: fitsOf(origin, side), cursor: null });
}

/** Lets the wire go. */
export function endConnect(): void {
  if (useConnectStore.getState().origin) useConnectStore.setState(none);
}

/** Moves the keyboard's cursor to a port. */
export function pointAt(cursor: Port): void {
  useConnectStore.setState({ cursor });
}

/** Whether the wire being drawn may end at this port. */
export function acceptsWire(port: Port): boolean {
  return useConnectStore.getState().fits[port.block]?.ports.includes(port.port) ?? false;
}

/** How many blocks take the wire being drawn. */
export function fitCount(fits: Readonly<Record<BlockId, BlockFit>>): number {
  return Object.values(fits).filter((fit) => fit.ports.length > 0).length;
}

/** What a port carries, as far as it is known. */
export function carriedBy(port: Port, side: 'output' | 'input'): ValueType | undefined {
  const { compiled, graphId } = currentScene();
  const block = compiled.blocks[graphId]?.[port.block];
  return (side === 'output' ? block?.outputs : block?.inputs)?.find(({ name }) => name === port.port)?.type;
}

function fitsOf(origin: Port, side: 'output' | 'input'): Record<BlockId, BlockFit> {
  const { project, compiled, graphId, graph } = currentScene();
  const fits: Record<BlockId, BlockFit> = {};
  for (const id of Object.keys(graph.blocks)) {
    if (id === origin.block) continue;
    const block = compiled.blocks[graphId]?.[id];
    const ports = (side === 'output' ? block?.inputs : block?.outputs) ?? [];
    const checks = ports.map(({ name }) => {
      const other = { block: id, port: name };
      const [from, to] = side === 'output' ? [origin, other] : [other, origin];
      return { name, check: checkConnection(project, compiled, graphId, from, to) };
    });
    const reason = checks.map(({ check }) => (check.ok ? null : check.reason)).find((text) => text !== null) ?? null;
    fits[id] = { ports: checks.filter(({ check }) => check.ok).map(({ name }) => name), reason };
  }
  return fits;
}
