import { elementCount } from '../../tensor/shape.ts';
import type { BlockId, ModelId, TensorType, ValueType } from '../../graph/project.ts';
import type { CompositeDefinition } from '../../nodes/kit/composite.ts';
import type { LayerDefinition, LossDefinition, PreparationDefinition } from '../../nodes/kit/define.ts';
import { tensor } from '../../nodes/kit/shapes.ts';
import { inputShape } from '../../nodes/program/inputShape.ts';
import type { Costs } from '../compiled.ts';
import { parameterFixes } from '../fixes/parameterFixes.ts';
import { createReport, type Report } from '../report.ts';
import { moreMaskedInputs, type MaskedInputs } from './frameMasks.ts';
import { countOf, overBudget } from './limits.ts';
import { masksSteps } from './masks.ts';
import { inferModel, signatureOf, type ModelSignature, type Signatures } from './modelUse.ts';
import { makesTensors, outcomeOf } from './outcome.ts';
import { partsOf, sameType, weightsOf, type Part } from './parts.ts';
import { portProblem } from './ports.ts';
import type { ResolvedBlock, ResolvedGraph } from './resolve.ts';
import { nameOf, nothingKnown, typeOf, type Known, type ShapedBlock, type ShapedGraph } from './shaped.ts';

/** What is known beside the block itself. */
interface Around {
  readonly blocks: ReadonlyMap<BlockId, ShapedBlock>;
  readonly signatures: Signatures;
  readonly maskedInputs: MaskedInputs;
  readonly report: Report;
}

/**
 * Shapes, weights and costs of every block, as far as they are known. Models come before the canvas that uses them; only
 * which masks come into a model is known on the canvas, so where some do, all is inferred once more with them.
 */
export function infer(graphs: readonly ResolvedGraph[], report: Report): ShapedGraph[] {
  let maskedInputs: MaskedInputs = new Map();
  for (;;) {
    const found = createReport();
    const shaped = inferAll(graphs, maskedInputs, found);
    const more = moreMaskedInputs(maskedInputs, shaped.at(-1)!);
    if (!more) {
      report.take(found);
      return shaped;
    }
    maskedInputs = more;
  }
}

function inferAll(graphs: readonly ResolvedGraph[], maskedInputs: MaskedInputs, report: Report): ShapedGraph[] {
  const signatures = new Map<ModelId, ModelSignature>();
  return graphs.map((graph) => {
    const shaped = inferGraph(graph, { signatures, maskedInputs, report });
    signatures.set(graph.id, signatureOf(shaped));
    return shaped;
  });
}

function inferGraph(graph: ResolvedGraph, around: Omit<Around, 'blocks'>): ShapedGraph {
  const blocks = new Map<BlockId, ShapedBlock>();
  for (const [id, resolved] of graph.blocks) {
    const inputTypes = resolved.inputs.map((port) => typeOf(resolved.wires.get(port.name), blocks));
    const last = lastShaped.get(resolved);
    blocks.set(id, last && sameInputs(last.inputTypes, inputTypes) ? last : shapeBlock(resolved, inputTypes, { ...around, blocks })); // prettier-ignore
  }
  return { ...graph, blocks };
}

function shapeBlock(
  resolved: ResolvedBlock,
  inputTypes: readonly (ValueType | undefined)[],
  around: Around,
): ShapedBlock {
  const problems = around.report.count();
  const known = inferBlock(resolved, inputTypes, around);
  const outputTypes = resolved.outputs.map((_, at) => known.outputTypes[at]);
  const shaped = { ...resolved, ...known, inputTypes, outputTypes };
  if (around.report.count() === problems && makesTensors(resolved.definition)) lastShaped.set(resolved, shaped);
  return shaped;
}

// A block that makes tensors of tensors depends on nothing else: what was found of it holds until one of them changes.
const lastShaped = new WeakMap<ResolvedBlock, ShapedBlock>();

const sameInputs = (a: readonly (ValueType | undefined)[], b: readonly (ValueType | undefined)[]): boolean =>
  a.every(
    (type, at) => type === b[at] || (type?.kind === 'tensor' && b[at]?.kind === 'tensor' && sameType(type, b[at])),
  );

function inferBlock(resolved: ResolvedBlock, inputTypes: readonly (ValueType | undefined)[], around: Around): Known {
  const { definition, block, graph } = resolved;
  const { signatures, report } = around;
  if (!definition) return nothingKnown;
  const wired = checkPorts(resolved, inputTypes, report);
  if (resolved.broken) return nothingKnown;
  if (block.bypassed === true) return bypass(resolved, inputTypes, report);
  switch (definition.role) {
    case 'data':
      return { ...nothingKnown, outputTypes: definition.types(resolved.params), ready: true };
    case 'preparation':
      return wired ? inferPreparation(resolved, definition, report) : nothingKnown;
    case 'input':
      return inferInput(resolved, around);
    case 'layer':
    case 'composite':
      return wired ? inferLayers(resolved, definition, tensors(inputTypes), report) : nothingKnown;
    case 'loss':
      return inferLoss(resolved, definition, wired ? tensors(inputTypes) : null, report);
    case 'model':
      return inferModel(resolved, inputTypes, wired, signatures, report);
    case 'output':
    case 'step':
      return { ...nothingKnown, ready: wired };
    default:
      report.add({ code: 'graph/unknown-block', data: { type: block.type } }, { graph, block: block.id });
      return definition satisfies never;
  }
}

const tensors = (types: readonly (ValueType | undefined)[]): TensorType[] =>
  types.filter((type): type is TensorType => type?.kind === 'tensor');

/** Reports what cannot come in; `true` when every required input is known and fits. */
function checkPorts(resolved: ResolvedBlock, types: readonly (ValueType | undefined)[], report: Report): boolean {
  const { block, graph } = resolved;
  let complete = true;
  resolved.inputs.forEach((port, at) => {
    const wire = resolved.wires.get(port.name);
    if (!wire) {
      if (port.optional === true) return;
      complete = false;
      report.add(
        { code: 'graph/loose-input', data: { port: port.label ?? port.name }, port: port.name },
        { graph, block: block.id },
      );
      return;
    }
    const type = types[at];
    const problem = type && portProblem(port, type);
    if (problem) report.add(problem, { graph, block: block.id, wire: wire.id });
    if (!type || problem) complete = false;
  });
  return complete;
}

function bypass(resolved: ResolvedBlock, inputTypes: readonly (ValueType | undefined)[], report: Report): Known {
  const { block, graph, inputs, outputs } = resolved;
  const required = inputs.filter((port) => port.optional !== true).length;
  if (required !== 1 || outputs.length !== 1) {
    report.add(
      { code: 'graph/bypass', data: { inputs: required, outputs: outputs.length } },
      { graph, block: block.id },
    );
    return nothingKnown;
  }
  return { ...nothingKnown, outputTypes: [inputTypes[0]], ready: inputTypes[0] !== undefined };
}

function inferInput({ params, block, graph }: ResolvedBlock, { maskedInputs, report }: Around): Known {
  const classes = Number(params['classes']);
  const dtype = params['dtype'] === 'int32' ? 'int32' : 'float32';
  const type = tensor(
    inputShape(params['shape'] as readonly number[]),
    dtype,
    dtype === 'int32' && classes > 0 ? classes : undefined,
  );
  const problem = overBudget([], [type]);
  if (problem) report.add(problem, { graph, block: block.id });
  if (problem) return nothingKnown;
  const masked = type.shape.length === 2 && maskedInputs.get(graph)?.has(block.id) === true;
  return { ...nothingKnown, outputTypes: [masked ? { ...type, masked } : type], ready: true };
}

function inferPreparation(resolved: ResolvedBlock, definition: PreparationDefinition, report: Report): Known {
  const made = outcomeOf(definition, resolved.params, []);
  if (!('problem' in made)) return { ...nothingKnown, ...made, ready: true };
  const { block, graph } = resolved;
  const fixes = parameterFixes(made.problem, { resolved, inputs: [], definition });
  report.add(made.problem, { graph, block: block.id }, fixes);
  return nothingKnown;
}

function inferLayers(
  resolved: ResolvedBlock,
  definition: LayerDefinition | CompositeDefinition,
  inputs: readonly TensorType[],
  report: Report,
): Known {
  const { params, block, graph } = resolved;
  const made = partsOf(definition, params, inputs);
  if ('problem' in made) {
    const fixes = parameterFixes(made.problem, { resolved, inputs, definition });
    report.add(made.problem, { graph, block: block.id }, fixes);
    return { ...nothingKnown, arithmetic: made.problem.arithmetic ?? [] };
  }
  const { parts, outputs, outputTypes, arithmetic } = made;
  if (parts.some(losesMask)) warnOfLostMask(resolved, report);
  const costs = partCosts(parts, block.frozen === true);
  return { outputTypes, weights: weightsOf(made), parts, partOutputs: outputs, costs, arithmetic, ready: true };
}

function warnOfLostMask(resolved: ResolvedBlock, report: Report): void {
  const place = { graph: resolved.graph, block: resolved.block.id };
  report.add({ code: 'mask/lost', data: { name: nameOf(resolved) } }, place);
}

/** Whether a mask ends at a layer that knows nothing of masks. */
const losesMask = ({ definition, inputTypes }: Part): boolean =>
  definition.masking === undefined && inputTypes.some(({ masked }) => masked);

/** Costs of all layers of a block together. */
function partCosts(parts: readonly Part[], frozen: boolean): Costs {
  const weights = parts.flatMap((part) => part.weights);
  const params = countOf(weights);
  const untrained = frozen ? params : countOf(weights.filter(({ trainable }) => !trainable));
  const types = parts.flatMap((part) => part.outputTypes);
  const numbers = types.reduce((total, { shape }) => total + (elementCount(shape) ?? 0), 0);
  const flops = parts.reduce((total, part) => total + part.flops, 0);
  return { params, trainableParams: params - untrained, flops, activationBytes: 4 * numbers };
}

function inferLoss(
  resolved: ResolvedBlock,
  definition: LossDefinition,
  inputs: readonly TensorType[] | null,
  report: Report,
): Known {
  const problem = inputs && definition.check(resolved.params, inputs);
  if (problem) report.add(problem, { graph: resolved.graph, block: resolved.block.id });
  if (inputs?.[0]?.masked === true && !masksSteps(inputs[0])) warnOfLostMask(resolved, report);
  const loss: ValueType = { kind: 'loss' };
  return { ...nothingKnown, outputTypes: resolved.outputs.map(() => loss), ready: inputs !== null && !problem };
}
