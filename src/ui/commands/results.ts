import { blocksBehind, type Suggestion } from '../../compiler/suggest.ts';
import type { BlockId, GraphId, TensorType, ValueType } from '../../graph/project.ts';
import { blockDefinition, knownBlocks } from '../../nodes/catalogue.ts';
import { readParams } from '../../nodes/kit/read.ts';
import type { Scene } from '../../stores/actions/scene.ts';
import type { Locale } from '../../stores/settingsStore.ts';
import { formatShape } from '../../tensor/shape.ts';
import { blockLabel, shownName } from '../i18n/blockWords.ts';
import { searchBlocks } from '../palette/search.ts';

/** A block that can be added: alone, or behind another that makes it fit. */
export interface AddResult {
  readonly types: readonly string[];
  readonly label: string;
  /** Another name of it that was asked for: `Linear`. */
  readonly alias: string | null;
  /** Put before the label: `Flatten`. */
  readonly via: string | null;
  readonly icon: string;
  readonly category: Suggestion['category'];
  /** `[26, 26, 32]`, what the selected block gives; empty where it does not follow it. */
  readonly from: string;
  /** `[26, 26, 128]`, what it would give there; empty where that is not known. */
  readonly to: string;
}

/** A block that is there already. */
export interface GoResult {
  readonly graph: GraphId;
  readonly id: BlockId;
  readonly label: string;
  readonly icon: string;
  readonly category: Suggestion['category'];
  readonly params: number;
}

/** Layers that bring an image or a sequence down to numbers, for what takes only those. */
const bridges = ['flatten', 'globalAveragePooling2d'] as const;

/** Blocks that answer to the query, the best first, of those as good the ones that fit behind the selection. */
export function addResults(scene: Scene, query: string, locale: Locale): AddResult[] {
  const anchor = scene.selected.at(-1);
  const port = anchor === undefined ? undefined : scene.compiled.blocks[scene.graphId]?.[anchor]?.outputs[0];
  const behind = port === undefined ? [] : blocksBehind(port.type, port.kind ?? 'tensor', scene.graphId);
  const fitting = new Map(behind.map((suggestion) => [suggestion.type, suggestion]));
  const given = port?.type?.kind === 'tensor' ? formatShape(port.type.shape) : '';
  const addable = knownBlocks().filter(({ role }) => role !== 'model');
  const found = searchBlocks(addable, query, locale).map(({ block: { type, icon, category }, match }) => {
    const fit = fitting.get(type);
    const result: AddResult = {
      types: [type],
      via: null,
      label: blockLabel(type, locale),
      alias: match.alias,
      icon,
      category,
      from: fit ? given : '',
      to: fit?.result ?? '',
    };
    return { result, order: 2 * match.rank + (fit ? 0 : 1) };
  });
  const alone = found.toSorted((a, b) => a.order - b.order).map(({ result }) => result);
  const types = alone.map((result) => result.types[0]!);
  return [...alone, ...(query.trim() === '' ? [] : bridged(port?.type, types, scene.graphId, locale))];
}

/** `Flatten, then Dense`: where the block behind the bridge gives another shape than it would alone. */
function bridged(value: ValueType | undefined, types: readonly string[], graph: GraphId, locale: Locale): AddResult[] {
  if (value?.kind !== 'tensor' || value.shape.length < 2) return [];
  return bridges.flatMap((bridge): AddResult[] => {
    const between = outputOf(bridge, value);
    if (!between) return [];
    return blocksBehind(between, 'tensor', graph)
      .filter(({ type, result }) => types.includes(type) && result !== '' && blockDefinition(type)?.category === 'core')
      .map(({ type, icon, category, result }) => ({
        types: [bridge, type],
        via: blockLabel(bridge, locale),
        label: blockLabel(type, locale),
        alias: null,
        icon,
        category,
        from: '',
        to: result,
      }));
  });
}

function outputOf(type: string, value: TensorType): TensorType | null {
  const definition = blockDefinition(type);
  if (definition?.role !== 'layer' || (type === 'globalAveragePooling2d' && value.shape.length !== 3)) return null;
  const inferred = definition.infer(readParams(definition.params, {}).values, [value]);
  const output = 'problem' in inferred ? undefined : inferred.outputs[0];
  return output?.kind === 'tensor' ? output : null;
}

/** Blocks of the whole project whose name, type or id matches. Nothing for an empty query. */
export function goResults(scene: Scene, query: string, locale: Locale): GoResult[] {
  if (query.trim() === '') return [];
  const graphs = [
    ['main', scene.project.main] as const,
    ...Object.entries(scene.project.models).map(([id, model]) => [id, model.graph] as const),
  ];
  return graphs.flatMap(([graph, { blocks }]) =>
    Object.values(blocks).flatMap((block): GoResult[] => {
      const definition = blockDefinition(block.type);
      const known = scene.compiled.blocks[graph]?.[block.id];
      const name = shownName(block, definition?.label ?? block.type, locale);
      const [first] = known?.config ?? [];
      const label = typeof first === 'number' ? `${name} ${first}` : name;
      if (!matchesAny([label, block.type, block.id], query)) return [];
      return [
        {
          graph,
          id: block.id,
          label,
          icon: definition?.icon ?? 'box',
          category: definition?.category ?? 'core',
          params: known?.costs.params ?? 0,
        },
      ];
    }),
  );
}

/** Whether one of the names contains the query, spaces and hyphens aside. */
export function matchesAny(names: readonly string[], query: string): boolean {
  const wanted = plain(query);
  return names.some((name) => plain(name).includes(wanted));
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[\s-]/g, '');

/** A label cut where the query stands in it: before, the match, after. */
export function marked(label: string, query: string): readonly [string, string, string] {
  const wanted = query.trim().toLowerCase();
  const at = wanted === '' ? -1 : label.toLowerCase().indexOf(wanted);
  if (at < 0) return [label, '', ''];
  return [label.slice(0, at), label.slice(at, at + wanted.length), label.slice(at + wanted.length)];
}
