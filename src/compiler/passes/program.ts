import { isOfLayers } from '../../nodes/kit/define.ts';
import type { BlockId } from '../../graph/project.ts';
import type { Report } from '../report.ts';
import { makesTensors } from './outcome.ts';
import { gradientReach, reachesInside } from './gradientReach.ts';
import { nameOf, type ShapedBlock, type ShapedGraph } from './shaped.ts';

/** The part of the canvas that trains: each update step with the blocks its loss depends on. */
export interface TrainingProgram {
  readonly steps: readonly TrainingStep[];
  /** Every block that some loss depends on, losses and steps included. */
  readonly used: ReadonlySet<BlockId>;
}

export interface TrainingStep {
  readonly step: ShapedBlock;
  readonly loss: ShapedBlock;
  /** Output port of the loss block. */
  readonly port: string;
  /** Blocks of the canvas whose weights it changes, in the order of the graph. */
  readonly trains: readonly ShapedBlock[];
}

/** Finds the update steps whose loss is wired, and what each of them trains. */
export function findProgram(
  main: ShapedGraph,
  models: ReadonlyMap<string, ShapedGraph>,
  report: Report,
): TrainingProgram {
  const used = new Set<BlockId>();
  const steps: TrainingStep[] = [];
  for (const step of inOrder(main)) {
    const wire = step.wires.get('loss');
    const loss = wire && main.blocks.get(wire.from.block);
    if (!wire || loss?.definition?.role !== 'loss') continue;
    const part = upstream(main, step.block.id);
    for (const id of part) used.add(id);
    const port = wire.from.port;
    const outputs = loss.definition.losses(loss.params, []);
    const lossInputs = outputs[loss.outputs.findIndex(({ name }) => name === port)]?.inputs ?? [];
    const depends = new Set(lossInputs.flatMap((name) => [...upstreamOfPort(main, loss, name)]));
    const trains = trainedBlocks(step, depends, main, models, report);
    steps.push({ step, loss, port, trains: reachedBlocks(trains, loss, lossInputs, main, models, report, step) });
  }
  reportGaps(main, steps, used, report);
  return { steps, used };
}

/** Update steps by their order parameter; ties as they were made. */
function inOrder(main: ShapedGraph): ShapedBlock[] {
  return [...main.blocks.values()]
    .filter((block) => block.definition?.role === 'step')
    .sort((a, b) => Number(a.params['order']) - Number(b.params['order']));
}

/** A block and all that it depends on. */
export function upstream(graph: ShapedGraph, from: BlockId): Set<BlockId> {
  const found = new Set<BlockId>([from]);
  for (const id of found) {
    for (const wire of graph.topology.incoming.get(id) ?? []) found.add(wire.from.block);
  }
  return found;
}

function upstreamOfPort(graph: ShapedGraph, block: ShapedBlock, port: string): Set<BlockId> {
  const wire = block.wires.get(port);
  return wire ? upstream(graph, wire.from.block) : new Set();
}

/** Whether a block of the canvas has weights that training may change. */
export function hasTrainableWeights(
  { block, definition, weights, params }: ShapedBlock,
  models: ReadonlyMap<string, ShapedGraph>,
): boolean {
  if (block.frozen === true || block.bypassed === true) return false;
  if (definition?.role === 'model') {
    const inside = [...(models.get(String(params['model']))?.blocks.values() ?? [])];
    // A model inside a model is refused elsewhere, and could go round in circles here.
    return inside.some((inner) => isOfLayers(inner.definition) && hasTrainableWeights(inner, models));
  }
  return weights.some((weight) => weight.trainable);
}

function trainedBlocks(
  step: ShapedBlock,
  depends: ReadonlySet<BlockId>,
  main: ShapedGraph,
  models: ReadonlyMap<string, ShapedGraph>,
  report: Report,
): ShapedBlock[] {
  const chosen = (step.params['trains'] ?? []) as readonly string[];
  const place = { graph: 'main', block: step.block.id };
  for (const id of chosen) {
    const block = main.blocks.get(id);
    if (depends.has(id) && block) continue;
    report.add({ code: 'step/not-in-loss', data: { name: block ? nameOf(block) : id }, param: 'trains' }, place, [
      {
        title: { say: 'leaveOut' },
        edits: [
          {
            kind: 'setParams',
            graph: 'main',
            block: step.block.id,
            params: { trains: chosen.filter((other) => other !== id) },
          },
        ],
      },
    ]);
  }
  const candidates = [...main.blocks.values()].filter(
    (block) => depends.has(block.block.id) && (chosen.length === 0 || chosen.includes(block.block.id)),
  );
  const trains = candidates.filter((block) => hasTrainableWeights(block, models));
  const known = candidates.every((block) => block.ready);
  if (trains.length === 0 && known) report.add({ code: 'step/nothing-to-train', data: {} }, place);
  return trains;
}

/** Those of the blocks a step would train that a gradient of its loss reaches. */
function reachedBlocks(
  trains: readonly ShapedBlock[],
  loss: ShapedBlock,
  lossInputs: readonly string[],
  main: ShapedGraph,
  models: ReadonlyMap<string, ShapedGraph>,
  report: Report,
  step: ShapedBlock,
): readonly ShapedBlock[] {
  const starts = lossInputs.flatMap((name) => loss.wires.get(name)?.from.block ?? []);
  const reach = gradientReach('main', main, starts, models);
  const learns = (inner: ShapedBlock): boolean => isOfLayers(inner.definition) && hasTrainableWeights(inner, models);
  const reached = trains.filter((each) => reach.reached.has(each.block.id) && reachesInside(each, models, learns));
  for (const [id, stops] of reach.stops) {
    const before = upstream(main, id);
    const cut = trains.filter((each) => before.has(each.block.id) && !reached.includes(each));
    if (cut.length === 0) continue;
    for (const stop of stops)
      report.add({ code: 'step/no-gradient', data: { blocks: cut.map(nameOf).join(', ') } }, stop);
  }
  if (reached.length === 0 && trains.length > 0) {
    report.add({ code: 'step/nothing-to-train', data: {} }, { graph: 'main', block: step.block.id });
  }
  return reached;
}

/** What keeps the program from being whole, and what it leaves out. */
function reportGaps(
  main: ShapedGraph,
  steps: readonly TrainingStep[],
  used: ReadonlySet<BlockId>,
  report: Report,
): void {
  if (steps.length === 0) {
    report.add({ code: 'graph/no-program', data: {} }, { graph: 'main' });
    return;
  }
  for (const { block, definition } of main.blocks.values()) {
    if (used.has(block.id)) {
      if (definition?.role === 'input')
        report.add({ code: 'program/no-data', data: {} }, { graph: 'main', block: block.id });
    } else if (definition?.role === 'loss') {
      report.add({ code: 'graph/no-step', data: {} }, { graph: 'main', block: block.id });
    } else if (makesTensors(definition) || definition?.role === 'model') {
      report.add({ code: 'graph/unused', data: {} }, { graph: 'main', block: block.id });
    }
  }
  report.raise('graph/loose-input', used);
}
