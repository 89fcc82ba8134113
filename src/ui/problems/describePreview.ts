import type { BlockChange, GraphPreview, ParamChange, Preview } from '../../compiler/preview.ts';
import { graphOf, type Block, type BlockId, type GraphId, type ParamValue, type Project, type ValueType } from '../../graph/project.ts'; // prettier-ignore
import { blockDefinition } from '../../nodes/catalogue.ts';
import type { Locale } from '../../stores/settingsStore.ts';
import { formatShape } from '../../tensor/shape.ts';
import { blockLabel, paramWords } from '../i18n/blockWords.ts';
import type { ProblemWords } from './problemWords.ts';

/** What a fix would do, in short sentences: `inserts Flatten between Conv 2D and Dense`, …, `13 problems → 12`. */
export function describePreview(preview: Preview, before: Project, words: ProblemWords, locale: Locale): string[] {
  const graphs = [...preview.graphs];
  const changes = graphs.flatMap(([id, graph]) => {
    const told = graphChanges(id, graph, { before, after: preview.project, words, locale });
    return id === 'main' ? told : told.map((change) => words.inModel(before.models[id]?.name ?? id, change));
  });
  const run = preview.run.map((change) => `${words[change.setting]} ${change.before} → ${change.after}`);
  const { before: many, after: left } = preview.problems;
  return [...changes, ...run, ...shapeChanges(graphs, preview.project, words, locale), words.problems(many, left)];
}

interface Telling {
  readonly before: Project;
  readonly after: Project;
  readonly words: ProblemWords;
  readonly locale: Locale;
}

function graphChanges(id: GraphId, graph: GraphPreview, telling: Telling): string[] {
  const { before, after, words, locale } = telling;
  const blocks = { ...graphOf(before, id)?.blocks, ...graphOf(after, id)?.blocks };
  const project = { ...before, models: { ...before.models, ...after.models } };
  const name = (block: BlockId): string => nameOf(blocks[block], project, locale);
  const touched = new Set([...graph.added, ...graph.removed].map((block) => block.id));
  // A new block brings its wires along, and one that goes takes its own.
  const alone = graph.wired.filter(({ from, to }) => !touched.has(from.block) && !touched.has(to.block));
  const cut = touched.size + alone.length > 0 ? [] : graph.unwired;
  return [
    ...graph.added.map((block) => {
      const into = graph.wired.find(({ to }) => to.block === block.id)?.from.block;
      const out = graph.wired.find(({ from }) => from.block === block.id)?.to.block;
      return into !== undefined && out !== undefined && !touched.has(into) && !touched.has(out)
        ? words.inserts(name(block.id), name(into), name(out))
        : words.adds(name(block.id));
    }),
    ...graph.removed.map((block) => words.removes(name(block.id))),
    ...[...graph.changed].map(([block, change]) => {
      const text = changeText(change, words, locale);
      // A block without a name of its own is called by its type, which the text says.
      const called = change.before.type === change.after.type || change.before.name !== undefined;
      return called ? words.changes(name(block), text) : text;
    }),
    ...alone.map(({ from, to }) => words.draws(name(from.block), name(to.block))),
    ...cut.map(({ from, to }) => words.cuts(name(from.block), name(to.block))),
  ];
}

/** The first shape that becomes another one, and how many more do. */
function shapeChanges(
  graphs: readonly (readonly [GraphId, GraphPreview])[],
  project: Project,
  words: ProblemWords,
  locale: Locale,
): string[] {
  const all = graphs.flatMap(([id, { retyped }]) => retyped.map((one) => ({ ...one, graph: id })));
  const [first, ...more] = all;
  if (!first) return [];
  const block = graphOf(project, first.graph)?.blocks[first.block];
  const shape = first.after ? typeText(first.after, words) : words.nothing;
  const told = words.wouldGive(nameOf(block, project, locale), shape);
  return more.length === 0 ? [told] : [told, words.moreShapes(more.length)];
}

/** What becomes of a block: `Kernel 7 × 7 → 3 × 3`. */
export function changeText({ before, after, params }: BlockChange, words: ProblemWords, locale: Locale): string {
  if (before.type !== after.type) return `${blockLabel(before.type, locale)} → ${blockLabel(after.type, locale)}`;
  const changes = params.map((change) => paramText(before.type, change, words, locale));
  if ((before.bypassed ?? false) !== (after.bypassed ?? false))
    changes.push(after.bypassed ? words.bypassed : words.used);
  if ((before.frozen ?? false) !== (after.frozen ?? false)) changes.push(after.frozen ? words.frozen : words.trained);
  return changes.join(' · ');
}

function paramText(type: string, { name, before, after }: ParamChange, words: ProblemWords, locale: Locale): string {
  const param = blockDefinition(type)?.params[name];
  const text = (value: ParamValue | undefined): string =>
    valueText(value ?? param?.default ?? null, param?.kind, words);
  return `${paramWords(type, name, locale).label} ${text(before)} → ${text(after)}`;
}

const longest = 24;

function valueText(value: ParamValue, kind: string | undefined, words: ProblemWords): string {
  if (typeof value === 'boolean') return value ? words.on : words.off;
  if (kind === 'shape' && Array.isArray(value)) return formatShape(value.map(Number));
  if (typeof value === 'string') return value.length > longest ? `${value.slice(0, longest - 1)}…` : value;
  const text = Array.isArray(value) ? value.join(kind === 'dims' ? ' × ' : ', ') : String(value ?? '–');
  return text.replaceAll('-', '−');
}

/** `[26, 26, 32]`, or a loss. */
export const typeText = (type: ValueType, words: ProblemWords): string =>
  type.kind === 'tensor' ? formatShape(type.shape) : words.aLoss;

/** What a block is called: by its own name, its model's, or its type's. */
export function nameOf(block: Block | undefined, project: Project, locale: Locale): string {
  const model = block?.type === 'model' ? project.models[String(block.params['model'])]?.name : undefined;
  return block?.name ?? model ?? blockLabel(block?.type ?? '', locale);
}
