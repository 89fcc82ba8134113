import type { Name } from '../../diagnostics/phrase.ts';
import type { Block } from '../../graph/project.ts';
import { blockDefinition } from '../../nodes/catalogue.ts';
import { categoryTitles, type Category } from '../../nodes/kit/categories.ts';
import { configText, type ConfigPart } from '../../nodes/kit/config.ts';
import { listedLabel, listedTypes } from '../../nodes/listed.ts';
import { useSettings, type Locale } from '../../stores/settingsStore.ts';
import type * as Names from './blockNames.zh.ts';
import type * as Words from './blockWords.zh.ts';

// The names come with the first Chinese page, the rest with the definitions of all blocks; see `language.ts`.
let names: typeof Names | null = null;
let labels: ReadonlyMap<string, string> = new Map();
let chinese: typeof Words | null = null;

/** Puts what blocks show in Chinese in place. */
export function setChineseNames(shown: typeof Names): void {
  names = shown;
  labels = new Map(listedTypes.map((type, at) => [type, shown.labelsZh[at]!]));
}

/** Puts all that is said of blocks in Chinese in place. */
export function setChineseBlocks(words: typeof Words): void {
  chinese = words;
}

/** What a block type is called; what is not translated, and every block in English, by its definition. */
export function blockLabel(type: string, locale: Locale): string {
  return (locale === 'zh' ? labels.get(type) : undefined) ?? listedLabel(type) ?? type;
}

/** One sentence on what the block does; empty for an unknown type. */
export function blockSummary(type: string, locale: Locale): string {
  return (locale === 'zh' ? chinese?.blocksZh[type]?.summary : undefined) ?? blockDefinition(type)?.summary ?? '';
}

/** A name within a Chinese phrase. */
export function chineseName(name: Name): string {
  if ('port' in name) return portLabel({ name: name.port }, 'zh');
  return 'param' in name ? paramWords(name.type, name.param, 'zh').label : blockLabel(name.type, 'zh');
}

/** Label and help of a parameter. */
export function paramWords(
  type: string,
  name: string,
  locale: Locale,
): { readonly label: string; readonly help: string } {
  const own = locale === 'zh' ? (chinese?.blocksZh[type]?.params?.[name] ?? chinese?.paramsZh[name]) : undefined;
  const param = blockDefinition(type)?.params[name];
  return own ?? { label: param?.label ?? name, help: param?.help ?? '' };
}

/** What a port is called; names of a person's own stay as they are. */
export function portLabel(port: { readonly name: string; readonly label?: string }, locale: Locale): string {
  const english = port.label ?? port.name;
  const known = locale === 'zh' ? (names?.startingPortsZh[english] ?? chinese?.portsZh[english]) : undefined;
  return known ?? english;
}

/** The line under a block's header. */
export function configLine(parts: readonly ConfigPart[], locale: Locale): string {
  return configText(parts, locale === 'zh' ? names?.configZh : undefined);
}

/** A label or a word of the shown arithmetic; numbers and signs stay as they are. */
export function arithmeticWord(word: string, locale: Locale): string {
  if (locale === 'en') return word;
  const words: Readonly<Record<string, string>> | undefined = chinese?.arithmeticZh;
  return words?.[word] ?? word.replace(/^axis (?=\d)/, '轴 ');
}

/** The name a block shows: its own, or its type's in the language of the page. `fallback` is what its face says. */
export function shownName(block: Block, fallback: string, locale: Locale): string {
  if (block.name !== undefined || block.type === 'model') return fallback;
  return blockLabel(block.type, locale);
}

/** {@link shownName} in the language of the page. */
export function useShownName(block: Block | undefined, fallback: string): string {
  const locale = useSettings((settings) => settings.locale);
  return block ? shownName(block, fallback, locale) : fallback;
}

/** What a group of the palette is called. */
export function categoryLabel(category: Category, locale: Locale): string {
  return (locale === 'zh' ? names?.categoriesZh[category] : undefined) ?? categoryTitles[category];
}
