import { stopsGradient } from '../../nodes/kit/define.ts';
import type { BlockId } from '../../graph/project.ts';
import type { ShapedBlock, ShapedGraph } from './shaped.ts';

type Models = ReadonlyMap<string, ShapedGraph>;

/** A block that lets no gradient through, and the graph it stands in: `main`, or a model's. */
export interface Stop {
  readonly graph: string;
  readonly block: BlockId;
}

/** Where the gradient of a loss comes to. */
export interface GradientReach {
  readonly reached: ReadonlySet<BlockId>;
  /** By the block of this graph at which it ends: itself, or what it holds inside. */
  readonly stops: ReadonlyMap<BlockId, readonly Stop[]>;
}

/** Follows a gradient from some blocks of a graph against the wires, through what is inside of models too. */
export function gradientReach(
  name: string,
  graph: ShapedGraph,
  starts: readonly BlockId[],
  models: Models,
): GradientReach {
  const reached = new Set(starts);
  const stops = new Map<BlockId, readonly Stop[]>();
  for (const id of reached) {
    const shaped = graph.blocks.get(id);
    const ends = shaped ? stopsIn(name, shaped, models) : [];
    if (ends.length > 0) stops.set(id, ends);
    else for (const wire of graph.topology.incoming.get(id) ?? []) reached.add(wire.from.block);
  }
  return { reached, stops };
}

/** What in a block lets no gradient through to its inputs; nothing where one comes there. */
function stopsIn(graph: string, { block, definition, params }: ShapedBlock, models: Models): readonly Stop[] {
  if (block.bypassed === true) return [];
  if (stopsGradient(definition, params)) return [{ graph, block: block.id }];
  const inside = definition?.role === 'model' ? insideOf(String(params['model']), models) : undefined;
  if (!inside || inside.stops.size === 0 || inside.inputs.some((id) => inside.reached.has(id))) return [];
  return [...inside.stops.values()].flat();
}

/** Whether a gradient that comes to a block of the canvas comes to one of these blocks of its model too. */
export function reachesInside(
  { definition, params }: ShapedBlock,
  models: Models,
  wanted: (inner: ShapedBlock) => boolean,
): boolean {
  if (definition?.role !== 'model') return true;
  const model = String(params['model']);
  const { reached } = insideOf(model, models) ?? {};
  return [...(models.get(model)?.blocks.values() ?? [])].some((inner) => reached?.has(inner.block.id) && wanted(inner));
}

/** Where a gradient comes to that reaches all outputs of a model. */
function insideOf(
  model: string,
  models: Models,
): (GradientReach & { readonly inputs: readonly BlockId[] }) | undefined {
  const graph = models.get(model);
  if (!graph) return undefined;
  const withRole = (role: string): BlockId[] =>
    [...graph.blocks.values()].filter(({ definition }) => definition?.role === role).map(({ block }) => block.id);
  // A model inside a model is refused elsewhere, and could go round in circles here.
  return { ...gradientReach(model, graph, withRole('output'), new Map()), inputs: withRole('input') };
}
