import { checkConnection } from '../../compiler/connect.ts';
import type { GraphEdit } from '../../graph/edit.ts';
import {
  graphOf,
  type Block,
  type BlockId,
  type GraphId,
  type ParamValue,
  type Port,
  type Wire,
} from '../../graph/project.ts';
import { blockDefinition } from '../../nodes/catalogue.ts';
import { edit } from '../documentStore.ts';
import { select } from '../uiStore.ts';
import { newBlockId, wireBetween } from './ids.ts';
import { placeAfter, snapped } from './place.ts';
import { currentScene, sceneSizes, sizeIn, trialOf, type Scene, type Trial } from './scene.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** How a block is added when its place and parameters are not left to the app. */
export interface AddOptions {
  /** Top left corner in canvas pixels; otherwise it follows the selection. */
  readonly at?: Point;
  readonly params?: Readonly<Record<string, ParamValue>>;
  /** What the block needs to be there first, done in the same step: the model it uses. */
  readonly before?: readonly GraphEdit[];
}

/**
 * Adds a block and selects it. Without a place it goes to the right of the selected block and is wired to its first
 * output where that is free and fits; a loss is given its labels too when only one data block can give them.
 */
export function addBlock(type: string, options: AddOptions = {}): BlockId {
  const scene = currentScene();
  const id = newBlockId(scene.graph, type);
  const anchor = options.at ? undefined : scene.selected.at(-1);
  const draft: Block = { id, type, params: options.params ?? {}, position: options.at ?? { x: 0, y: 0 } };
  const before = options.before ?? [];
  const trial = trialOf(scene, [...before, { kind: 'addBlocks', graph: scene.graphId, blocks: [draft], wires: [] }]);
  const wires = options.at ? [] : wiresFor(trial, scene, id, anchor);
  const position = options.at
    ? { x: snapped(options.at.x), y: snapped(options.at.y) }
    : placeAfter(scene.graph, sceneSizes(scene), anchor, sizeIn(trial, scene.graphId, id));
  const block: Block = { ...draft, position };
  edit({ say: 'add', block: { type } }, [
    ...before,
    { kind: 'addBlocks', graph: scene.graphId, blocks: [block], wires },
  ]);
  select([id]);
  return id;
}

function wiresFor(trial: Trial, scene: Scene, id: BlockId, anchor: BlockId | undefined): Wire[] {
  const inputs = trial.compiled.blocks[scene.graphId]?.[id]?.inputs ?? [];
  const wires: Wire[] = [];
  const first = anchor === undefined ? undefined : scene.compiled.blocks[scene.graphId]?.[anchor]?.outputs[0];
  if (anchor !== undefined && first && !first.wired) {
    const from = { block: anchor, port: first.name };
    const fitting = inputs.find((port) => fits(trial, scene.graphId, from, { block: id, port: port.name }));
    if (fitting) wires.push(wireBetween(from, { block: id, port: fitting.name }));
  }
  const type = graphOf(trial.project, scene.graphId)?.blocks[id]?.type ?? '';
  if (wires.length === 0 || blockDefinition(type)?.role !== 'loss') return wires;
  for (const port of inputs.filter(({ name }) => name !== wires[0]?.to.port)) {
    const givers = freeDataOutputs(scene).filter((from) =>
      fits(trial, scene.graphId, from, { block: id, port: port.name }),
    );
    if (givers.length === 1) wires.push(wireBetween(givers[0]!, { block: id, port: port.name }));
  }
  return wires;
}

function freeDataOutputs(scene: Scene): Port[] {
  return Object.values(scene.graph.blocks)
    .filter((block) => blockDefinition(block.type)?.role === 'data')
    .flatMap((block) =>
      (scene.compiled.blocks[scene.graphId]?.[block.id]?.outputs ?? [])
        .filter((port) => !port.wired)
        .map((port) => ({ block: block.id, port: port.name })),
    );
}

function fits(trial: Trial, graph: GraphId, from: Port, to: Port): boolean {
  return checkConnection(trial.project, trial.compiled, graph, from, to).ok;
}
