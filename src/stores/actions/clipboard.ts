import { modelOf } from '../../compiler/blockFace.ts';
import type { GraphEdit } from '../../graph/edit.ts';
import {
  emptyProject,
  type Block,
  type BlockId,
  type Model,
  type ModelId,
  type Project,
  type Wire,
} from '../../graph/project.ts';
import { blockDefinition } from '../../nodes/catalogue.ts';
import { parseProject } from '../../project/format.ts';
import { edit } from '../documentStore.ts';
import { select } from '../uiStore.ts';
import { newBlockId, wireBetween } from './ids.ts';
import { snapped } from './place.ts';
import { currentScene, sceneSizes, type Scene } from './scene.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

const offset = 32;
/** More blocks than this would lie in a tangle over their originals: they go below everything. */
const fewBlocks = 2;
const rowGap = 48;

/** The selected blocks as a small project file, for the clipboard; `null` when nothing is selected. */
export function copySelection(): string | null {
  const copied = selectedPart();
  return copied && JSON.stringify(copied);
}

/**
 * Adds the blocks of a copied part, or of a whole project file, with new ids and their wires kept. The text may come
 * from anywhere and is checked like a file. Returns how many blocks came, 0 when the text holds none.
 */
export function paste(text: string, at?: Point): number {
  const read = parseProject(text);
  return read.ok ? addPart(read.project, 'paste', at) : 0;
}

/** Copies the selected blocks beside themselves. */
export function duplicateSelection(): void {
  const part = selectedPart();
  if (part) addPart(part, 'duplicate');
}

/** The selected blocks with the wires between them and the models they use. */
function selectedPart(): Project | null {
  const { project, graph, selected } = currentScene();
  if (selected.length === 0) return null;
  const chosen = new Set(selected);
  const blocks = Object.fromEntries(selected.map((id) => [id, graph.blocks[id]!]));
  const wires = Object.fromEntries(
    Object.entries(graph.wires).filter(([, { from, to }]) => chosen.has(from.block) && chosen.has(to.block)),
  );
  return {
    ...emptyProject('Copied blocks'),
    main: { blocks, wires },
    models: usedModels(project, Object.values(blocks)),
  };
}

function usedModels(project: Project, blocks: readonly Block[]): Record<ModelId, Model> {
  const models: Record<ModelId, Model> = {};
  const waiting = [...blocks];
  for (const block of waiting) {
    const id = modelOf(block);
    const model = id === null || Object.hasOwn(models, id) ? undefined : project.models[id];
    if (id === null || !model) continue;
    models[id] = model;
    waiting.push(...Object.values(model.graph.blocks));
  }
  return models;
}

function addPart(part: Project, say: 'paste' | 'duplicate', at?: Point): number {
  const scene = currentScene();
  const { project, graph, graphId } = scene;
  const originals = Object.values(part.main.blocks);
  if (originals.length === 0) return 0;
  const ids = new Map<BlockId, BlockId>();
  const taken = new Set<BlockId>();
  for (const block of originals) {
    const id = newBlockId(graph, block.type, taken);
    taken.add(id);
    ids.set(block.id, id);
  }
  const { dx, dy } = shiftOf(scene, originals, at);
  const blocks = originals.map((block): Block => ({
    ...block,
    id: ids.get(block.id)!,
    params: renamedParams(block, ids),
    position: { x: snapped(block.position.x + dx), y: snapped(block.position.y + dy) },
  }));
  const wires = Object.values(part.main.wires).flatMap((wire): Wire[] => {
    const [from, to] = [ids.get(wire.from.block), ids.get(wire.to.block)];
    return from && to ? [wireBetween({ ...wire.from, block: from }, { ...wire.to, block: to })] : [];
  });
  const models = Object.entries(part.models).filter(([id]) => !Object.hasOwn(project.models, id));
  edit(originals.length === 1 ? { say } : { say: `${say}Blocks`, count: originals.length }, [
    ...models.map(([model, definition]): GraphEdit => ({ kind: 'setModel', model, definition })),
    { kind: 'addBlocks', graph: graphId, blocks, wires },
  ]);
  select(blocks.map(({ id }) => id));
  return blocks.length;
}

function shiftOf(scene: Scene, blocks: readonly Block[], at: Point | undefined): { dx: number; dy: number } {
  const left = Math.min(...blocks.map(({ position }) => position.x));
  const top = Math.min(...blocks.map(({ position }) => position.y));
  if (at) return { dx: at.x - left, dy: at.y - top };
  const present = Object.values(scene.graph.blocks);
  if (present.length === 0 || blocks.length <= fewBlocks) return { dx: offset, dy: offset };
  const sizes = sceneSizes(scene);
  const bottom = Math.max(...present.map(({ id, position }) => position.y + (sizes[id]?.room ?? 64)));
  return { dx: 0, dy: bottom + rowGap - top };
}

/** Parameters that name other blocks follow them to their copies; blocks that were not copied are left out. */
function renamedParams(block: Block, ids: ReadonlyMap<BlockId, BlockId>): Block['params'] {
  const schema = blockDefinition(block.type)?.params ?? {};
  return Object.fromEntries(
    Object.entries(block.params).map(([name, value]) => {
      if (schema[name]?.kind !== 'blocks' || !Array.isArray(value)) return [name, value];
      return [name, (value as readonly string[]).flatMap((id) => ids.get(id) ?? [])];
    }),
  );
}
