import type { Category } from '../../nodes/kit/categories.ts';
import type { Locale } from '../../stores/settingsStore.ts';
import { blockLabel, categoryLabel } from '../i18n/blockWords.ts';

/** What a search looks through: a block type and what it is called. */
export interface SearchedBlock {
  readonly type: string;
  readonly label: string;
  readonly category: Category;
  readonly aliases?: readonly string[];
}

/** How a block answers a search. */
export interface Match {
  /** 0 is the best; see {@link ranks}. */
  readonly rank: number;
  /** The other name that was asked for, where the block's own does not say it: `Linear`. */
  readonly alias: string | null;
}

/** How close a name is to what is typed, the closest first. */
const closeness = ['exact', 'prefix', 'word', 'inside'] as const;
/** By closeness: a block's own names before others as close, and a word of its label before the beginning of an alias. */
const ranks = { own: [0, 2, 3, 6], other: [1, 4, 5, 7] } as const;
const scatteredRank = 8;
const categoryRank = 9;
const everything: Match = { rank: 0, alias: null };

/**
 * Whether a block answers to what is typed: by its label, its type or another name of it (`nn.Linear`, `batch norm`), in
 * either language, spaces and signs aside; else by its words in any order; else as one of its category. `null` for no.
 */
export function matchBlock(block: SearchedBlock, query: string, locale: Locale): Match | null {
  const wanted = plain(query);
  if (wanted === '') return everything;
  const own = [blockLabel(block.type, locale), block.label, block.type];
  const other = block.aliases ?? [];
  const best = [
    ...own.map((name): Match => ({ rank: ranks.own[closenessOf(name, wanted)] ?? Infinity, alias: null })),
    ...other.map((name): Match => ({ rank: ranks.other[closenessOf(name, wanted)] ?? Infinity, alias: name })),
  ].reduce((a, b) => (b.rank < a.rank ? b : a));
  if (best.rank < scatteredRank) return best;
  const words = query.split(/\s+/).map(plain).filter(Boolean);
  const has = (word: string): boolean => [...own, ...other].some((name) => closenessOf(name, word) < closeness.length);
  if (words.length > 1 && words.every(has)) return { rank: scatteredRank, alias: null };
  const title = categoryLabel(block.category, locale);
  return closenessOf(title, wanted) <= closeness.indexOf('word') ? { rank: categoryRank, alias: null } : null;
}

/** The blocks that answer a search, the best first, otherwise in their order. */
export function searchBlocks<B extends SearchedBlock>(
  blocks: readonly B[],
  query: string,
  locale: Locale,
): readonly { readonly block: B; readonly match: Match }[] {
  const found = blocks.flatMap((block) => {
    const match = matchBlock(block, query, locale);
    return match ? [{ block, match }] : [];
  });
  return found.toSorted((a, b) => a.match.rank - b.match.rank);
}

/** Place in {@link closeness}; its length for a name that does not say it. */
function closenessOf(name: string, wanted: string): number {
  const { text, starts } = spelt(name);
  const place = text.indexOf(wanted);
  if (place < 0) return closeness.length;
  if (place === 0) return closeness.indexOf(text === wanted ? 'exact' : 'prefix');
  if (starts.some((start) => text.startsWith(wanted, start))) return closeness.indexOf('word');
  // One letter is in nearly every name.
  return /^\w$/.test(wanted) ? closeness.length : closeness.indexOf('inside');
}

interface Spelling {
  /** Without spaces and signs. */
  readonly text: string;
  /** Where words begin in it: `Batch Normalization`, `batchNorm`, `nn.Linear`. */
  readonly starts: readonly number[];
}

// A few hundred names are compared at every key.
const spellings = new Map<string, Spelling>();

function spelt(name: string): Spelling {
  const known = spellings.get(name);
  if (known) return known;
  const words = name.match(/\p{Lu}+(?!\p{Ll})\p{N}*\p{Lu}*|\p{Lu}?\p{Ll}+|\p{N}+\p{L}?|\p{Lo}+/gu) ?? [];
  let at = 0;
  const spelling = { text: plain(name), starts: words.map((word) => (at += word.length) - word.length) };
  spellings.set(name, spelling);
  return spelling;
}

/** Lower case, without spaces and signs: `nn.Conv2d` and `Conv 2D` are `nnconv2d` and `conv2d`. */
function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
