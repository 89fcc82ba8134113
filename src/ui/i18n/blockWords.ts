import type { Name } from '../../diagnostics/phrase.ts';
import type { Block } from '../../graph/project.ts';
import { blockDefinition } from '../../nodes/catalogue.ts';
import { categoryTitles, type Category } from '../../nodes/kit/categories.ts';
import { listedLabel } from '../../nodes/listed.ts';
import { useSettings, type Locale } from '../../stores/settingsStore.ts';
import type * as Chinese from './blockWords.zh.ts';

// Chinese names come with the first Chinese page: the English one need not wait for them.
let chinese: typeof Chinese | null = null;

/** Puts the Chinese names of blocks in place; see `language.ts`. */
export function setChineseBlocks(words: typeof Chinese): void {
  chinese = words;
}

/** What a block type is called; what is not translated, and every block in English, by its definition. */
export function blockLabel(type: string, locale: Locale): string {
  return (locale === 'zh' ? chinese?.blocksZh[type]?.label : undefined) ?? listedLabel(type) ?? type;
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
  return (locale === 'zh' ? chinese?.portsZh[english] : undefined) ?? english;
}

/** A word of the shown arithmetic; numbers and signs stay as they are. */
export function arithmeticWord(word: string, locale: Locale): string {
  return (locale === 'zh' ? chinese?.arithmeticZh[word] : undefined) ?? word;
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
  return (locale === 'zh' ? chinese?.categoriesZh[category] : undefined) ?? categoryTitles[category];
}
