import type { DiagnosticCode } from '../../diagnostics/catalogue.ts';
import type { Diagnostic, Source } from '../../diagnostics/diagnostic.ts';
import type { GraphId, Wire } from '../../graph/project.ts';
import { typeOf, type ShapedBlock, type ShapedGraph } from './shaped.ts';

/** Adds to each problem where the values come from that it is about: the other block, or blocks, that it takes two for. */
export function withSources(
  diagnostics: readonly Diagnostic[],
  graphs: ReadonlyMap<GraphId, ShapedGraph>,
): readonly Diagnostic[] {
  return diagnostics.map((diagnostic) => {
    const graph = graphs.get(diagnostic.graph);
    const block = graph?.blocks.get(diagnostic.block ?? '');
    const from = graph && block ? sourcesOf(diagnostic, block, graph) : [];
    return from.length === 0 ? diagnostic : { ...diagnostic, from };
  });
}

/** Of a problem with one wire or one port, what comes in there; of one with several inputs, all that comes in. */
function sourcesOf({ code, port, wire }: Diagnostic, block: ShapedBlock, graph: ShapedGraph): readonly Source[] {
  const order = (into: string): number => block.inputs.findIndex(({ name }) => name === into);
  const all = [...block.wires]
    .sort(([a], [b]) => order(a) - order(b))
    .map(([into, way]) => sourceOf(block, into, way, graph));
  if (wire !== undefined) return all.filter(({ wires }) => wires.at(-1) === wire);
  if (port !== undefined && !comparing.has(code)) return all.filter(({ into }) => into === port);
  if (!isAboutInputs(code)) return [];
  return code === 'mask/lost' ? all.filter(({ type }) => type?.kind === 'tensor' && type.masked === true) : all;
}

function sourceOf(block: ShapedBlock, into: string, wire: Wire, graph: ShapedGraph): Source {
  const wires = wayOf(wire, graph);
  const { from } = wires[0]!;
  const type = typeOf(wire, graph.blocks);
  return {
    ...from,
    ...(type ? { type } : {}),
    into,
    label: block.inputs.find(({ name }) => name === into)?.label ?? into,
    wires: wires.map(({ id }) => id),
  };
}

/** The wires from the block that makes a value to the end of this one: bypassed blocks pass on what comes in. */
function wayOf(wire: Wire, graph: ShapedGraph): readonly Wire[] {
  const way = [wire];
  for (const { from } of way) {
    const maker = graph.blocks.get(from.block);
    const before = maker?.block.bypassed === true ? maker.wires.get(maker.inputs[0]?.name ?? '') : undefined;
    // Bypassed blocks that feed each other have no maker.
    if (before && !way.includes(before)) way.push(before);
  }
  return way.reverse();
}

/** Whether problems of a code follow from what comes in and not from the settings alone. */
function isAboutInputs(code: DiagnosticCode): boolean {
  const [family = ''] = code.split('/');
  return (families.has(family) || single.has(code)) && !ofSettings.has(code);
}

/** Codes that say which port is wrong, by what comes in over the others. */
const comparing: ReadonlySet<DiagnosticCode> = new Set([
  'loss/shape',
  'attention/lengths',
  'attention/features',
  'attention/mask',
  'shape/indices',
]);

const families: ReadonlySet<string> = new Set(['shape', 'attention', 'position', 'loss', 'mask']);

const single: ReadonlySet<DiagnosticCode> = new Set([
  'budget/parameters',
  'budget/size',
  'einsum/inputs',
  'einsum/rank',
  'einsum/repeated',
  'einsum/length',
  'einsum/output-shape',
  'formula/axes',
  'formula/fit',
  'formula/product',
  'formula/axis',
  'formula/order',
]);

const ofSettings: ReadonlySet<DiagnosticCode> = new Set([
  'shape/dilated-strides',
  'shape/output-padding',
  'shape/two-rests',
]);
