import { pitch } from '../../graph/blockSize.ts';
import type { GraphEdit } from '../../graph/edit.ts';
import type { Block, BlockId, Model, ModelId, ParamValue, Port, TensorType, Wire } from '../../graph/project.ts';
import { topology } from '../../graph/topology.ts';
import { blockDefinition } from '../../nodes/catalogue.ts';
import { isOfLayers } from '../../nodes/kit/define.ts';
import { isKnown } from '../../tensor/shape.ts';
import { edit } from '../documentStore.ts';
import { select } from '../uiStore.ts';
import { addBlock, type AddOptions } from './add.ts';
import { newBlockId, wireBetween } from './ids.ts';
import { snapped } from './place.ts';
import { currentScene, type Scene } from './scene.ts';

/** Why the selection cannot become a model. */
export type FrameRefusal =
  /** Nothing is selected. */
  | 'empty'
  /** Models stand on the canvas, not in each other. */
  | 'nested'
  /** Data, losses and update steps stay outside. */
  | 'notLayers'
  /** No wire comes in, so what it takes cannot be told. */
  | 'noInput'
  /** What comes in has a shape that is not known. */
  | 'unknownShape'
  /** A block between the selected ones is not selected: the model would feed itself. */
  | 'gap';

const origin = { x: 24, y: 48 };

/** Whether and why not the selection could become a model now. */
export function frameRefusal(scene: Scene = currentScene()): FrameRefusal | null {
  const { selected, graph, graphId } = scene;
  if (selected.length === 0) return 'empty';
  if (graphId !== 'main') return 'nested';
  if (selected.some((id) => !isOfLayers(blockDefinition(graph.blocks[id]!.type)))) return 'notLayers';
  const { incoming } = crossing(scene);
  if (incoming.length === 0) return 'noInput';
  if (incoming.some(({ from }) => inputParams(scene, from) === null)) return 'unknownShape';
  return feedsItself(scene) ? 'gap' : null;
}

/**
 * Makes the selected layers a model and puts a use of it in their place, in one undoable step. What came in is an
 * input block of the model, what went out an output block; update steps that trained the layers train the model.
 */
export function selectionToModel(name: string): ModelId | FrameRefusal {
  const scene = currentScene();
  const refusal = frameRefusal(scene);
  if (refusal !== null) return refusal;
  const { graph, selected, project } = scene;
  const model = newModelId(Object.keys(project.models));
  const { definition, ports } = modelOfSelection(scene, name);
  const use: Block = {
    id: newBlockId(graph, 'model'),
    type: 'model',
    params: { model },
    position: { ...topLeft(selected.map((id) => graph.blocks[id]!)) },
  };
  const { incoming, outgoing } = crossing(scene);
  // Several layers may have taken the same value: the model takes it once.
  const wires = new Map<string, Wire>();
  for (const { from } of incoming) {
    const wire = wireBetween(from, { block: use.id, port: ports.inputs.get(keyOf(from))! });
    wires.set(wire.id, wire);
  }
  for (const { from, to } of outgoing) {
    const wire = wireBetween({ block: use.id, port: ports.outputs.get(keyOf(from))! }, to);
    wires.set(wire.id, wire);
  }
  edit(selected.length === 1 ? { say: 'makeModelOfOne', name } : { say: 'makeModel', name, count: selected.length }, [
    { kind: 'setModel', model, definition },
    { kind: 'removeBlocks', graph: 'main', blocks: selected },
    { kind: 'addBlocks', graph: 'main', blocks: [use], wires: [...wires.values()] },
    ...retrained(scene, use.id),
  ]);
  select([use.id]);
  return model;
}

/** Adds a model with an input and an output, and a use of it: at a place, or behind the selection. */
export function addModel(name: string, at?: AddOptions['at']): ModelId {
  const scene = currentScene();
  const model = newModelId(Object.keys(scene.project.models));
  const anchor = at ? undefined : scene.selected.at(-1);
  const port = anchor === undefined ? undefined : scene.compiled.blocks[scene.graphId]?.[anchor]?.outputs[0]?.name;
  const params = anchor !== undefined && port !== undefined ? inputParams(scene, { block: anchor, port }) : null;
  const blocks: Record<BlockId, Block> = {
    input_1: { id: 'input_1', type: 'input', params: params ?? {}, position: origin },
    output_1: { id: 'output_1', type: 'output', params: {}, position: { x: origin.x + pitch, y: origin.y } },
  };
  const wire = wireBetween({ block: 'input_1', port: 'output' }, { block: 'output_1', port: 'input' });
  const definition: Model = { name, graph: { blocks, wires: { [wire.id]: wire } } };
  addBlock('model', { params: { model }, before: [{ kind: 'setModel', model, definition }], ...(at ? { at } : {}) });
  return model;
}

/** Adds another use of a model behind the selection: both share their weights. */
export function addModelUse(model: ModelId): BlockId {
  return addBlock('model', { params: { model } });
}

interface Crossing {
  /** Wires into the selection, and out of it. */
  readonly incoming: readonly Wire[];
  readonly outgoing: readonly Wire[];
}

function crossing({ graph, selected }: Scene): Crossing {
  const chosen = new Set(selected);
  const wires = Object.values(graph.wires);
  return {
    incoming: wires.filter(({ from, to }) => !chosen.has(from.block) && chosen.has(to.block)),
    outgoing: wires.filter(({ from, to }) => chosen.has(from.block) && !chosen.has(to.block)),
  };
}

function feedsItself({ graph, selected }: Scene): boolean {
  const { outgoing } = topology(graph);
  const chosen = new Set(selected);
  const followers = new Set<BlockId>();
  const after = (id: BlockId) => (outgoing.get(id) ?? []).map(({ to }) => to.block);
  for (const id of selected) for (const next of after(id)) if (!chosen.has(next)) followers.add(next);
  for (const id of followers) {
    for (const next of after(id)) {
      if (chosen.has(next)) return true;
      followers.add(next);
    }
  }
  return false;
}

interface FramePorts {
  /** Name of the model's port for each value from outside, and for each value given to the outside. */
  readonly inputs: ReadonlyMap<string, string>;
  readonly outputs: ReadonlyMap<string, string>;
}

function modelOfSelection(scene: Scene, name: string): { definition: Model; ports: FramePorts } {
  const { graph, selected } = scene;
  const chosen = new Set(selected);
  const layers = selected.map((id) => graph.blocks[id]!);
  const corner = topLeft(layers);
  const shifted = layers.map((block): Block => ({
    ...block,
    position: {
      x: snapped(block.position.x - corner.x + origin.x + pitch),
      y: snapped(block.position.y - corner.y + origin.y),
    },
  }));
  const right = Math.max(...shifted.map(({ position }) => position.x)) + pitch;
  const wires = Object.values(graph.wires).filter(({ from, to }) => chosen.has(from.block) && chosen.has(to.block));
  const blocks = [...shifted];
  const taken = new Set(selected);
  const edge = (type: 'input' | 'output', x: number, from: Port, params: Block['params']): BlockId => {
    const id = newBlockId({ blocks: {}, wires: {} }, type, taken);
    taken.add(id);
    const at = blocks.filter((block) => block.type === type).length;
    const called = type === 'input' && from.port !== 'output' ? { name: from.port } : {};
    blocks.push({ id, type, ...called, params, position: { x, y: origin.y + 72 * at } });
    return id;
  };
  const inputs = new Map<string, BlockId>();
  const { incoming, outgoing } = crossing(scene);
  for (const { from, to } of incoming) {
    const id = inputs.get(keyOf(from)) ?? edge('input', origin.x, from, inputParams(scene, from) ?? {});
    inputs.set(keyOf(from), id);
    wires.push(wireBetween({ block: id, port: 'output' }, to));
  }
  const outputs = new Map<string, BlockId>();
  for (const from of outgoing.length > 0 ? outgoing.map((wire) => wire.from) : looseOutputs(scene, wires)) {
    if (outputs.has(keyOf(from))) continue;
    const id = edge('output', right, from, {});
    outputs.set(keyOf(from), id);
    wires.push(wireBetween(from, { block: id, port: 'input' }));
  }
  const byId = <T extends { readonly id: string }>(items: readonly T[]): Record<string, T> =>
    Object.fromEntries(items.map((item) => [item.id, item]));
  return { definition: { name, graph: { blocks: byId(blocks), wires: byId(wires) } }, ports: { inputs, outputs } };
}

/** Outputs nothing takes: the model gives the first of each last layer. */
function looseOutputs(scene: Scene, inside: readonly Wire[]): Port[] {
  const feeding = new Set(inside.map(({ from }) => from.block));
  return scene.selected
    .filter((id) => !feeding.has(id))
    .flatMap((id) => {
      const port = scene.compiled.blocks[scene.graphId]?.[id]?.outputs[0]?.name;
      return port === undefined ? [] : [{ block: id, port }];
    });
}

/** Update steps that named layers which are inside the model now name the model. */
function retrained({ graph, selected }: Scene, use: BlockId): GraphEdit[] {
  const chosen = new Set(selected);
  return Object.values(graph.blocks).flatMap((block): GraphEdit[] => {
    const trains = block.params['trains'];
    if (blockDefinition(block.type)?.role !== 'step' || !Array.isArray(trains)) return [];
    const named = trains as readonly string[];
    if (!named.some((id) => chosen.has(id))) return [];
    const kept = [...named.filter((id) => !chosen.has(id)), use];
    return [{ kind: 'setParams', graph: 'main', block: block.id, params: { trains: kept } }];
  });
}

/** Parameters of an input block for what a port carries; `null` where that is not known. */
function inputParams({ compiled, graphId }: Scene, from: Port): Record<string, ParamValue> | null {
  const type = compiled.blocks[graphId]?.[from.block]?.outputs.find(({ name }) => name === from.port)?.type;
  if (type?.kind !== 'tensor' || !isKnown(type.shape)) return null;
  const tensor: TensorType = type;
  return {
    shape: [...(tensor.shape as readonly number[])],
    ...(tensor.dtype === 'int32' ? { dtype: 'int32', classes: tensor.classes ?? 0 } : {}),
  };
}

const keyOf = ({ block, port }: Port): string => `${block}\n${port}`;

function topLeft(blocks: readonly Block[]): { x: number; y: number } {
  return {
    x: Math.min(...blocks.map(({ position }) => position.x)),
    y: Math.min(...blocks.map(({ position }) => position.y)),
  };
}

function newModelId(taken: readonly ModelId[]): ModelId {
  for (let number = 1; ; number++) if (!taken.includes(`model_${number}`)) return `model_${number}`;
}
