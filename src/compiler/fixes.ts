import { elementCount, formatShape } from '../tensor/shape.ts';
import type { Fix } from '../diagnostics/diagnostic.ts';
import type { GraphEdit } from '../graph/edit.ts';
import type { BlockId, TensorType, ValueType, Wire } from '../graph/project.ts';
import type { CompositeDefinition } from '../nodes/kit/composite.ts';
import type { LayerDefinition } from '../nodes/kit/define.ts';
import type { ParamFix, Problem } from '../nodes/kit/infer.ts';
import { readParams } from '../nodes/kit/read.ts';
import { partsOf } from './passes/parts.ts';
import type { ResolvedBlock } from './passes/resolve.ts';

/** What is known where a problem was found. */
interface Found {
  readonly resolved: ResolvedBlock;
  readonly wire?: Wire;
  readonly type?: ValueType | undefined;
  readonly inputs?: readonly TensorType[] | null;
  readonly definition?: LayerDefinition | CompositeDefinition;
  /** What feeds the first input. */
  readonly producer?: ResolvedBlock | undefined;
}

/** What a click can do about a problem: each fix is tried first, and offered only when it helps. */
export function fixesFor(problem: Problem, found: Found): Fix[] {
  const parameterFixes = (problem.fixes ?? []).flatMap((fix) => triedParameterFix(fix, found));
  if (problem.code === 'shape/rank') return [...parameterFixes, ...insertFlatten(found)];
  if (problem.code === 'loss/shape') return [...parameterFixes, ...unitsFromLabels(found)];
  return parameterFixes;
}

/** A Dense layer before the loss takes as many units as the labels have classes. */
function unitsFromLabels({ producer, inputs }: Found): Fix[] {
  const labels = inputs?.[1];
  const classes = labels?.classes ?? labels?.shape.at(-1);
  if (producer?.block.type !== 'dense' || typeof classes !== 'number' || classes === producer.params['units'])
    return [];
  const { graph, block } = producer;
  return [
    {
      title: `Set units to ${classes}`,
      result: formatShape([classes]),
      edits: [{ kind: 'setParams', graph, block: block.id, params: { units: classes } }],
    },
  ];
}

/** Runs the block's own inference with the changed parameters; a change that does not help is dropped. */
function triedParameterFix({ title, params }: ParamFix, { resolved, inputs, definition }: Found): Fix[] {
  if (!definition || !inputs) return [];
  const { values, problems } = readParams(definition.params, { ...resolved.block.params, ...params });
  const result = problems.length > 0 ? null : partsOf(definition, values, inputs);
  if (!result || 'problem' in result) return [];
  const [output] = result.outputTypes;
  const { graph, block } = resolved;
  return [
    {
      title,
      ...(output ? { result: formatShape(output.shape) } : {}),
      edits: [{ kind: 'setParams', graph, block: block.id, params }],
    },
  ];
}

/** A Flatten on the wire, where a row is needed and more axes come in. */
function insertFlatten({ resolved, wire, type }: Found): Fix[] {
  const port = resolved.inputs.find(({ name }) => name === wire?.to.port);
  const least = typeof port?.rank === 'number' ? port.rank : port?.rank?.[0];
  if (!wire || type?.kind !== 'tensor' || least !== 1 || type.shape.length < 2) return [];
  const count = elementCount(type.shape);
  if (count === undefined) return [];
  return [{ title: 'Insert Flatten', result: formatShape([count]), edits: insertOnWire(resolved, wire, 'flatten') }];
}

/** The edits that put a new block with one input and one output on a wire. */
export function insertOnWire(
  to: ResolvedBlock,
  wire: Wire,
  type: string,
  id: BlockId = `${type}_${wire.id}`,
): GraphEdit[] {
  const { x, y } = to.block.position;
  const block = { id, type, params: {}, position: { x, y } };
  const wires: Wire[] = [
    { id: `${wire.id}_in`, from: wire.from, to: { block: id, port: 'input' } },
    { id: `${wire.id}_out`, from: { block: id, port: 'output' }, to: wire.to },
  ];
  return [
    { kind: 'removeWires', graph: to.graph, wires: [wire.id] },
    { kind: 'addBlocks', graph: to.graph, blocks: [block], wires },
    { kind: 'moveBlocks', graph: to.graph, positions: { [to.block.id]: { x: x + 232, y } } },
  ];
}
