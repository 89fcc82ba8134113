import type { Block } from '../../graph/project.ts';
import { blockDefinition } from '../../nodes/catalogue.ts';
import { categoryTitles, type Category } from '../../nodes/kit/categories.ts';
import { listedLabel } from '../../nodes/listed.ts';
import { useSettings, type Locale } from '../../stores/settingsStore.ts';
import type * as Chinese from './blockWords.zh.ts';

// Chinese names come with the first Chinese page: the English one need not wait for them.
let chinese: typeof Chinese | null = null;

/** Brings in the names of blocks in a language. Until then they are shown in English. */
export async function loadBlockWords(locale: Locale): Promise<void> {
  if (locale === 'zh') chinese ??= await import('./blockWords.zh.ts');
}

/** Whether the names of blocks are there in a language. */
export function hasBlockWords(locale: Locale): boolean {
  return locale === 'en' || chinese !== null;
}

/** What a block type is called; what is not translated, and every block in English, by its definition. */
export function blockLabel(type: string, locale: Locale): string {
  return (locale === 'zh' ? chinese?.blocksZh[type]?.label : undefined) ?? listedLabel(type) ?? type;
}

/** One sentence on what the block does; empty for an unknown type. */
export function blockSummary(type: string, locale: Locale): string {
  return (locale === 'zh' ? chinese?.blocksZh[type]?.summary : undefined) ?? blockDefinition(type)?.summary ?? '';
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

const categoryLabels: Readonly<Record<Locale, Readonly<Record<Category, string>>>> = {
  en: categoryTitles,
  zh: {
    data: '数据',
    preprocessing: '预处理',
    core: '全连接',
    activation: '激活函数',
    convolution: '卷积',
    pooling: '池化',
    normalization: '归一化',
    regularization: '正则化',
    reshaping: '形状',
    merging: '合并',
    recurrent: '循环',
    attention: '注意力与位置',
    tensor: '张量运算',
    composite: '组合模块',
    loss: '损失',
    training: '训练步骤',
  },
};

/** What a group of the palette is called. */
export function categoryLabel(category: Category, locale: Locale): string {
  return categoryLabels[locale][category];
}
