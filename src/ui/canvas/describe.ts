import type { BlockId, GraphId, TensorType } from '../../graph/project.ts';
import type { CompiledPort } from '../../compiler/compiled.ts';
import { message } from '../../diagnostics/message.ts';
import { getCompiled } from '../../stores/compiled.ts';
import { getFace } from '../../stores/faces.ts';
import type { Locale } from '../../stores/settingsStore.ts';
import { formatShape } from '../../tensor/shape.ts';
import { formatCount } from '../i18n/numbers.ts';
import { worstProblem } from './ProblemBadge.tsx';
import type { CanvasWords } from './words.ts';

/** What is read out when blocks are selected: `Conv 2D, selected, input [28, 28, 1], output [26, 26, 32], 320 parameters`. */
export function describeSelection(
  graph: GraphId,
  blocks: readonly BlockId[],
  words: CanvasWords,
  locale: Locale,
): string {
  const [only] = blocks;
  if (only === undefined) return words.nothingSelected;
  if (blocks.length > 1) return words.selectedMany(blocks.length);
  const face = getFace(graph, only);
  if (!face) return words.nothingSelected;
  const compiled = getCompiled();
  const params = compiled.blocks[graph]?.[only]?.costs.params ?? 0;
  const problem = worstProblem(compiled.diagnostics, graph, only);
  const text = words.selected(
    face.name,
    typesOf(face.inputs, words),
    typesOf(face.outputs, words),
    params > 0 ? formatCount(params, locale) : '',
  );
  return problem ? `${text}. ${message(problem, locale).title}` : text;
}

function typesOf(ports: readonly CompiledPort[], words: CanvasWords): string {
  return ports.flatMap(({ type }) => (type?.kind === 'tensor' ? [describeType(type, words)] : [])).join(', ');
}

/** `[26, 26, 32]`, or `[20, 64] masked`. */
export function describeType({ shape, masked }: TensorType, words: CanvasWords): string {
  return masked === true ? `${formatShape(shape)} ${words.masked}` : formatShape(shape);
}
