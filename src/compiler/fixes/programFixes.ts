import type { DiagnosticCode } from '../../diagnostics/catalogue.ts';
import type { Fix } from '../../diagnostics/diagnostic.ts';
import type { Phrase } from '../../diagnostics/phrase.ts';
import { pitch } from '../../graph/blockSize.ts';
import type { Block, BlockId, TensorType, Wire } from '../../graph/project.ts';
import { knownBlocks } from '../../nodes/catalogue.ts';
import { readParams } from '../../nodes/kit/read.ts';
import { sameShape } from '../../tensor/shape.ts';
import type { ShapedBlock, ShapedGraph } from '../passes/shaped.ts';
import { partsOf, weightsOf } from '../passes/parts.ts';
import { countOf, limits } from '../passes/limits.ts';
import { isOfLayers } from '../../nodes/kit/define.ts';
import { type Fixer, freshId, knownInputs, nameOf, outputWith, placedBehind, setParams, setParamsOf } from './site.ts';

/** An update step behind a loss. */
const addStep: Fixer = ({ graph, block }) => {
  const id = freshId(graph, 'updateStep');
  const port = block.outputs[0]!.name;
  const wire: Wire = { id: `${id}_loss`, from: { block: block.block.id, port }, to: { block: id, port: 'loss' } };
  const step = placedBehind(block, id, 'updateStep');
  return [
    { title: { say: 'addStep' }, edits: [{ kind: 'addBlocks', graph: graph.id, blocks: [step], wires: [wire] }] },
  ];
};

/** Data whose values have the shape of the input block, in its place. */
const replaceByData: Fixer = ({ graph, block }) => {
  const wanted = block.outputTypes[0];
  if (wanted?.kind !== 'tensor') return [];
  const { id } = block.block;
  const wires = graph.topology.outgoing.get(id) ?? [];
  return knownBlocks().flatMap((definition): Fix[] => {
    if (definition.role !== 'data' || typeof definition.outputs === 'function') return [];
    const types = definition.types(readParams(definition.params, {}).values);
    const at = types.findIndex((type) => type.dtype === wanted.dtype && sameShape(type.shape, wanted.shape));
    if (at < 0) return [];
    const port = definition.outputs[at]!.name;
    const moved = wires.map((wire): Wire => ({ ...wire, from: { block: id, port } }));
    return [
      {
        title: { say: 'replace', block: { type: definition.type } },
        edits: [
          { kind: 'removeWires', graph: graph.id, wires: wires.map((wire) => wire.id) },
          { kind: 'changeType', graph: graph.id, block: id, type: definition.type, params: {} },
          ...moved.map((wire) => ({ kind: 'addWire', graph: graph.id, wire }) as const),
        ],
      },
    ];
  });
};

/** Blocks that are frozen on the way to the loss learn again. */
const unfreeze: Fixer = ({ graph, block }) => {
  const found = new Set<BlockId>([block.block.id]);
  for (const id of found) for (const wire of graph.topology.incoming.get(id) ?? []) found.add(wire.from.block);
  const frozen = [...found].filter(
    (id) => graph.blocks.get(id)?.block.frozen === true && graph.blocks.get(id)!.weights.length > 0,
  );
  if (frozen.length === 0) return [];
  const title: Phrase =
    frozen.length === 1
      ? { say: 'unfreeze', block: nameOf(graph.blocks.get(frozen[0]!)!) }
      : { say: 'unfreezeBlocks', count: frozen.length };
  return [{ title, edits: [{ kind: 'setFlag', graph: graph.id, blocks: frozen, flag: 'frozen', on: false }] }];
};

/** Parameters that say how wide a block is, the widest reason first. */
const widths = ['units', 'filters', 'inputDim', 'outputDim', 'numHeads', 'keyDim'];

/** The largest power of two of a width with which the block alone fits. */
const narrow: Fixer = ({ block }) => {
  const inputs = knownInputs(block);
  const { definition } = block;
  if (!inputs || !isOfLayers(definition)) return [];
  for (const name of widths.filter((width) => typeof block.params[width] === 'number')) {
    for (let value = 2 ** Math.floor(Math.log2(Number(block.params[name]))); value >= 1; value /= 2) {
      const { values, problems } = readParams(definition.params, { ...block.block.params, [name]: value });
      const made = problems.length > 0 ? undefined : partsOf(definition, values, inputs);
      // A single block that takes all of the budget leaves nothing to the others.
      if (!made || 'problem' in made || countOf(weightsOf(made)) > limits.parameters / 2) continue;
      return [setParams(block, { [name]: value }, outputWith(block, { [name]: value }, inputs))];
    }
  }
  return [];
};

/** A Dense layer before the loss takes as many units as the labels have classes. */
const unitsFromLabels: Fixer = ({ graph, block }) => {
  const [wire] = [...block.wires.values()].filter(({ to }) => to.port === block.inputs[0]?.name);
  const producer = wire && graph.blocks.get(wire.from.block);
  const labels = block.inputTypes[1];
  const classes = labels?.kind === 'tensor' ? (labels.classes ?? labels.shape.at(-1) ?? 1) : undefined;
  if (producer?.block.type !== 'dense' || typeof classes !== 'number' || classes === producer.params['units'])
    return [];
  return [setParamsOf(producer, { units: classes }, outputWith(producer, { units: classes }))];
};

/** The data gives its labels in the form the loss takes. */
const formOfLabels: Fixer = ({ graph, block }) => {
  const wire = block.wires.get(block.inputs[1]?.name ?? '');
  const data = wire && graph.blocks.get(wire.from.block);
  const forms = data?.definition?.params['labels'];
  if (!data || forms?.kind !== 'choice' || block.definition?.role !== 'loss' || data.definition?.role !== 'data')
    return [];
  const predictions = block.inputTypes[0] as TensorType | undefined;
  const at = data.outputs.findIndex(({ name }) => name === wire.from.port);
  for (const form of forms.options) {
    const { values } = readParams(data.definition.params, { ...data.block.params, labels: form });
    const type = data.definition.types(values)[at];
    if (type && predictions && block.definition.check(block.params, [predictions, type]) === null)
      return [setParamsOf(data, { labels: form }, type)];
  }
  return [];
};

/** The loss and the update step of a canvas that has predictions and labels. */
export function programFor(graph: ShapedGraph): Fix[] {
  const open = [...graph.blocks.values()].findLast(
    ({ block, definition, outputTypes }) =>
      isOfLayers(definition) && outputTypes[0]?.kind === 'tensor' && !graph.topology.outgoing.has(block.id),
  );
  const labels = [...graph.blocks.values()].flatMap((block) =>
    block.definition?.role === 'data'
      ? block.outputs.flatMap(({ name }, at) => labelOf(block, name, block.outputTypes[at]))
      : [],
  )[0];
  if (!open || !labels) return [];
  const predictions = open.outputTypes[0] as TensorType;
  const losses = ['categoricalCrossentropy', 'sparseCategoricalCrossentropy', 'binaryCrossentropy', 'meanSquaredError'];
  const loss = losses.find((type) => {
    const definition = knownBlocks().find((each) => each.type === type);
    return (
      definition?.role === 'loss' &&
      definition.check(readParams(definition.params, {}).values, [predictions, labels.type]) === null
    );
  });
  if (!loss) return [];
  const [lossId, stepId] = [freshId(graph, loss), freshId(graph, 'updateStep')];
  const lossBlock: Block = placedBehind(open, lossId, loss);
  const step: Block = {
    ...placedBehind(open, stepId, 'updateStep'),
    position: { x: lossBlock.position.x + pitch, y: lossBlock.position.y },
  };
  const wire = (from: readonly [BlockId, string], to: readonly [BlockId, string]): Wire => ({
    id: `${to[0]}_${to[1]}`,
    from: { block: from[0], port: from[1] },
    to: { block: to[0], port: to[1] },
  });
  const wires = [
    wire([open.block.id, open.outputs[0]!.name], [lossId, 'predictions']),
    wire([labels.block.block.id, labels.port], [lossId, loss === 'meanSquaredError' ? 'targets' : 'labels']),
    wire([lossId, 'loss'], [stepId, 'loss']),
  ];
  return [
    {
      title: { say: 'addProgram' },
      edits: [{ kind: 'addBlocks', graph: graph.id, blocks: [lossBlock, step], wires }],
    },
  ];
}

function labelOf(block: ShapedBlock, port: string, type: ShapedBlock['outputTypes'][number]) {
  return ['labels', 'next'].includes(port) && type?.kind === 'tensor' ? [{ block, port, type }] : [];
}

export const programFixes: Partial<Record<DiagnosticCode, Fixer>> = {
  'graph/no-step': addStep,
  'program/no-data': replaceByData,
  'step/nothing-to-train': unfreeze,
  'budget/parameters': narrow,
  'budget/size': narrow,
  'loss/shape': (site) => [...unitsFromLabels(site), ...formOfLabels(site)],
};
