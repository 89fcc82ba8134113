import type { BlockId, GraphId, ModelId, ValueType } from '../../graph/project.ts';
import type { PortSpec } from '../../nodes/kit/define.ts';
import { formatShape, sameShape } from '../../tensor/shape.ts';
import type { Report } from '../report.ts';
import type { ResolvedBlock } from './resolve.ts';
import { nothingKnown, type Known, type ShapedBlock, type ShapedGraph } from './shaped.ts';

export type Signatures = ReadonlyMap<ModelId, ModelSignature>;

/** What a use of a model needs to know of its inside. */
export interface ModelSignature {
  readonly name: string;
  readonly inputs: ReadonlyMap<string, ValueType>;
  readonly outputs: ReadonlyMap<string, ValueType>;
}

/** What comes into a model and goes out of it, by the ids of its input and output blocks. */
export function signatureOf(graph: ShapedGraph): ModelSignature {
  const of = (role: string, type: (block: ShapedBlock) => ValueType | undefined): ReadonlyMap<string, ValueType> =>
    new Map(
      [...graph.blocks].flatMap(([id, block]) => {
        const known = block.definition?.role === role ? type(block) : undefined;
        return known ? [[id, known] as const] : [];
      }),
    );
  return {
    name: graph.id,
    inputs: of('input', (block) => block.outputTypes[0]),
    outputs: of('output', (block) => block.inputTypes[0]),
  };
}

/** What a use of a model gives. */
export function inferModel(
  resolved: ResolvedBlock,
  types: readonly (ValueType | undefined)[],
  wired: boolean,
  signatures: Signatures,
  report: Report,
): Known {
  const { block, graph, params } = resolved;
  const place = { graph, block: block.id };
  const id = String(params['model']);
  const signature = signatures.get(id);
  const refuse = (code: 'model/nested' | 'model/missing' | 'model/no-output'): Known => {
    report.add({ code, data: { model: id }, param: 'model' }, place);
    return nothingKnown;
  };
  if (graph !== 'main') return refuse('model/nested');
  if (!signature) return refuse('model/missing');
  if (resolved.outputs.length === 0) return refuse('model/no-output');
  const fits = resolved.inputs.every((port, at) => modelInputFits(port, types[at], signature, place, report));
  const outputTypes = resolved.outputs.map((port) => signature.outputs.get(port.name));
  return { ...nothingKnown, outputTypes, ready: wired && fits && outputTypes.every((type) => type !== undefined) };
}

function modelInputFits(
  port: PortSpec,
  type: ValueType | undefined,
  signature: ModelSignature,
  place: { graph: GraphId; block: BlockId },
  report: Report,
): boolean {
  const expected = signature.inputs.get(port.name);
  if (type?.kind !== 'tensor' || expected?.kind !== 'tensor') return false;
  if (sameShape(type.shape, expected.shape)) return true;
  report.add(
    {
      code: 'model/input',
      data: { port: port.label ?? port.name, expected: formatShape(expected.shape), received: formatShape(type.shape) },
      port: port.name,
    },
    place,
  );
  return false;
}
