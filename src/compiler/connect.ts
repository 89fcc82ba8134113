import type { BlockId, Graph, GraphId, Port, Project } from '../graph/project.ts';
import { graphOf } from '../graph/project.ts';
import { topology } from '../graph/topology.ts';
import { message } from '../diagnostics/message.ts';
import type { Compiled } from './compiled.ts';
import { portProblem } from './passes/ports.ts';

/** Whether a wire may be drawn, and in a few words why not. */
export type Connection = { readonly ok: true } | { readonly ok: false; readonly reason: string };

const fits: Connection = { ok: true };
const refuse = (reason: string): Connection => ({ ok: false, reason });

/** Whether a wire from an output to an input would be taken. A value that is not known yet may go anywhere of its kind. */
export function checkConnection(
  project: Project,
  compiled: Compiled,
  graphId: GraphId,
  from: Port,
  to: Port,
): Connection {
  const graph = graphOf(project, graphId);
  const output = compiled.blocks[graphId]?.[from.block]?.outputs.find((port) => port.name === from.port);
  const input = compiled.blocks[graphId]?.[to.block]?.inputs.find((port) => port.name === to.port);
  if (!graph || !output || !input) return refuse('no such port');
  const kinds = { output: output.kind ?? 'tensor', input: input.kind ?? 'tensor' };
  if (kinds.output !== kinds.input) return refuse(kinds.input === 'loss' ? 'needs a loss' : 'needs a tensor');
  if (feedersOf(graph, from.block).has(to.block)) return refuse('would make a loop');
  const problem = output.type && portProblem(input, output.type);
  if (!problem) return fits;
  return refuse(
    problem.code === 'shape/rank'
      ? `needs ${problem.data['expected']}`
      : problem.code === 'shape/whole-numbers'
        ? 'needs whole numbers'
        : message(problem).title,
  );
}

let lastAsked: { readonly graph: Graph; readonly block: BlockId; readonly feeders: ReadonlySet<BlockId> } | null = null;

/** Everything `block` depends on, itself too. Kept for the last one asked: a drawn wire is checked against every block. */
function feedersOf(graph: Graph, block: BlockId): ReadonlySet<BlockId> {
  if (lastAsked?.graph === graph && lastAsked.block === block) return lastAsked.feeders;
  const { incoming } = topology(graph);
  const feeders = new Set<BlockId>([block]);
  for (const id of feeders) for (const wire of incoming.get(id) ?? []) feeders.add(wire.from.block);
  lastAsked = { graph, block, feeders };
  return feeders;
}
