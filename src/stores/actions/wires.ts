import { checkConnection } from '../../compiler/connect.ts';
import type { GraphEdit } from '../../graph/edit.ts';
import type { Block, BlockId, Port, Wire, WireId } from '../../graph/project.ts';
import { topology } from '../../graph/topology.ts';
import { edit } from '../documentStore.ts';
import { select } from '../uiStore.ts';
import { newBlockId, wireBetween } from './ids.ts';
import { firstFree, snapped } from './place.ts';
import { currentScene, sceneSizes, sizeIn, trialOf, type Scene, type Trial } from './scene.ts';

/** Draws a wire; one that ends at the same input is replaced. Says why when it does not fit, `null` when it does. */
export function connect(from: Port, to: Port): string | null {
  const { project, compiled, graphId } = currentScene();
  const check = checkConnection(project, compiled, graphId, from, to);
  if (!check.ok) return check.reason;
  edit({ say: 'connect' }, { kind: 'addWire', graph: graphId, wire: wireBetween(from, to) });
  return null;
}

/**
 * Adds a block at a place and wires it to a port: behind an output, or before an input.
 * Returns its id; the wire is left out where nothing of the new block fits.
 */
export function addConnected(
  type: string,
  port: Port,
  side: 'output' | 'input',
  at: { x: number; y: number },
): BlockId {
  const scene = currentScene();
  const id = newBlockId(scene.graph, type);
  const draft: Block = { id, type, params: {}, position: at };
  const trial = trialOf(scene, { kind: 'addBlocks', graph: scene.graphId, blocks: [draft], wires: [] });
  const size = sizeIn(trial, scene.graphId, id);
  const wire = side === 'output' ? firstFitting(trial, scene, port, id) : firstGiving(trial, scene, id, port);
  const handle = wire ? (side === 'output' ? size.inputs[wire.to.port] : size.outputs[wire.from.port]) : undefined;
  const corner = { x: snapped(side === 'output' ? at.x : at.x - size.width), y: snapped(at.y - (handle ?? 14)) };
  const block = { ...draft, position: firstFree(Object.values(scene.graph.blocks), sceneSizes(scene), corner, size) };
  edit({ say: 'add', block: { type } }, [
    { kind: 'addBlocks', graph: scene.graphId, blocks: [block], wires: [] },
    ...(wire ? [{ kind: 'addWire', graph: scene.graphId, wire } as const] : []),
  ]);
  select([id]);
  return id;
}

/**
 * Puts a block into a wire: a new one of that type, or one that is there already. What follows in the same row moves
 * right to make room. Returns the block's id, or `null` where it does not fit on both sides.
 */
export function insertOnWire(
  wireId: WireId,
  block: { readonly type: string } | { readonly id: BlockId },
): BlockId | null {
  const scene = currentScene();
  const wire = scene.graph.wires[wireId];
  if (!wire) return null;
  const id = 'id' in block ? block.id : newBlockId(scene.graph, block.type);
  if (id === wire.from.block || id === wire.to.block) return null;
  const place: GraphEdit[] =
    'id' in block
      ? []
      : [
          {
            kind: 'addBlocks',
            graph: scene.graphId,
            blocks: [{ id, type: block.type, params: {}, position: { x: 0, y: 0 } }],
            wires: [],
          },
        ];
  const cut: GraphEdit = { kind: 'removeWires', graph: scene.graphId, wires: [wireId] };
  const first = trialOf(scene, [...place, cut]);
  const into = firstFitting(first, scene, wire.from, id);
  if (!into) return null;
  const half: GraphEdit[] = [...place, cut, { kind: 'addWire', graph: scene.graphId, wire: into }];
  const second = trialOf(scene, half);
  const out = firstGiving(second, scene, id, wire.to);
  if (!out) return null;
  const positions = makeRoom(scene, wire, id, second);
  edit('type' in block ? { say: 'insert', block: { type: block.type } } : { say: 'insertThere' }, [
    ...half,
    { kind: 'addWire', graph: scene.graphId, wire: out },
    { kind: 'moveBlocks', graph: scene.graphId, positions },
  ]);
  select([id]);
  return id;
}

function firstFitting(trial: Trial, scene: Scene, from: Port, block: BlockId): Wire | undefined {
  return (trial.compiled.blocks[scene.graphId]?.[block]?.inputs ?? [])
    .filter((port) => !port.wired)
    .map((port) => wireBetween(from, { block, port: port.name }))
    .find((wire) => checkConnection(trial.project, trial.compiled, scene.graphId, wire.from, wire.to).ok);
}

function firstGiving(trial: Trial, scene: Scene, block: BlockId, to: Port): Wire | undefined {
  return (trial.compiled.blocks[scene.graphId]?.[block]?.outputs ?? [])
    .map((port) => wireBetween({ block, port: port.name }, to))
    .find((wire) => checkConnection(trial.project, trial.compiled, scene.graphId, wire.from, wire.to).ok);
}

/** Places the block between the wire's ends and shifts what follows in the target's row when it is too narrow there. */
function makeRoom(scene: Scene, wire: Wire, id: BlockId, trial: Trial): Record<BlockId, { x: number; y: number }> {
  const sizes = sceneSizes(scene);
  const from = scene.graph.blocks[wire.from.block];
  const to = scene.graph.blocks[wire.to.block];
  if (!from || !to) return {};
  const size = sizeIn(trial, scene.graphId, id);
  const fromSize = sizes[from.id];
  const x = snapped(from.position.x + (fromSize?.width ?? 160) + 72);
  const handle = from.position.y + (fromSize?.outputs[wire.from.port] ?? 14);
  const positions = { [id]: { x, y: snapped(handle - (Object.values(size.inputs)[0] ?? 14)) } };
  const sameRow = to.position.x > from.position.x && Math.abs(to.position.y - from.position.y) < 80;
  if (!sameRow) {
    const free = firstFree(Object.values(scene.graph.blocks), sizes, positions[id]!, size);
    return { [id]: free };
  }
  const shift = snapped(Math.max(0, x + size.width + 72 - to.position.x));
  if (shift === 0) return positions;
  const { outgoing } = topology(scene.graph);
  const moving = new Set([to.id]);
  for (const next of moving) for (const { to: follower } of outgoing.get(next) ?? []) moving.add(follower.block);
  for (const follower of moving) {
    const block = scene.graph.blocks[follower];
    if (!block || block.position.x < to.position.x || Math.abs(block.position.y - to.position.y) >= 80) continue;
    positions[follower] = { x: block.position.x + shift, y: block.position.y };
  }
  return positions;
}
