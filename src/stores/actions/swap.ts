import { compile } from '../../compiler/compile.ts';
import { checkConnection } from '../../compiler/connect.ts';
import { apply, type GraphEdit } from '../../graph/edit.ts';
import type { BlockId, ParamValue, Project, Wire } from '../../graph/project.ts';
import { blockDefinition } from '../../nodes/catalogue.ts';
import type { BlockDefinition } from '../../nodes/kit/define.ts';
import { readParams } from '../../nodes/kit/read.ts';
import { edit } from '../documentStore.ts';
import { wireBetween } from './ids.ts';
import { currentScene, type Scene } from './scene.ts';

/**
 * Makes a block one of another type. Parameters of the same name stay where the new type takes them, and wires
 * stay where they still fit; ports of another name are matched by their place.
 */
export function swapType(id: BlockId, type: string): void {
  const scene = currentScene();
  const block = scene.graph.blocks[id];
  const definition = blockDefinition(type);
  if (!block || !definition || block.type === type) return;
  const params = Object.fromEntries(
    Object.entries(block.params).filter(([name, value]) => takesParam(definition, name, value)),
  );
  const change: GraphEdit = { kind: 'changeType', graph: scene.graphId, block: id, type, params };
  const old = Object.values(scene.graph.wires).filter((wire) => wire.from.block === id || wire.to.block === id);
  const bare = apply(scene.project, [
    { kind: 'removeWires', graph: scene.graphId, wires: old.map((wire) => wire.id) },
    change,
  ]);
  const kept = keptWires(scene, bare, id, old);
  const keptIds = new Set(kept.map((wire) => wire.id));
  const gone = old.filter((wire) => !keptIds.has(wire.id)).map((wire) => wire.id);
  edit({ say: 'swap', from: { type: block.type }, to: { type } }, [
    { kind: 'removeWires', graph: scene.graphId, wires: gone },
    change,
    ...kept
      .filter((wire) => !Object.hasOwn(scene.graph.wires, wire.id))
      .map((wire): GraphEdit => ({ kind: 'addWire', graph: scene.graphId, wire })),
  ]);
}

function keptWires(scene: Scene, bare: Project, id: BlockId, old: readonly Wire[]): Wire[] {
  const before = scene.compiled.blocks[scene.graphId]?.[id];
  let project = bare;
  let compiled = compile(project);
  const kept: Wire[] = [];
  // Inputs first: what comes in decides what goes out.
  for (const wire of [...old.filter(({ to }) => to.block === id), ...old.filter(({ from }) => from.block === id)]) {
    const now = compiled.blocks[scene.graphId]?.[id];
    const moved =
      wire.to.block === id
        ? wireBetween(wire.from, { block: id, port: samePort(wire.to.port, before?.inputs, now?.inputs) })
        : wireBetween({ block: id, port: samePort(wire.from.port, before?.outputs, now?.outputs) }, wire.to);
    if (!checkConnection(project, compiled, scene.graphId, moved.from, moved.to).ok) continue;
    if (kept.some(({ to }) => to.block === moved.to.block && to.port === moved.to.port)) continue;
    kept.push(moved);
    project = apply(project, { kind: 'addWire', graph: scene.graphId, wire: moved });
    compiled = compile(project);
  }
  return kept;
}

function samePort(
  name: string,
  before: readonly { name: string }[] = [],
  now: readonly { name: string }[] = [],
): string {
  if (now.some((port) => port.name === name)) return name;
  return now[before.findIndex((port) => port.name === name)]?.name ?? name;
}

function takesParam(definition: BlockDefinition, name: string, value: ParamValue): boolean {
  return (
    Object.hasOwn(definition.params, name) && readParams(definition.params, { [name]: value }).problems.length === 0
  );
}
