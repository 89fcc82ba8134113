import type { BlockWordsZh } from './words.ts';

/** By block type. */
export const tensorZh: Readonly<Record<string, BlockWordsZh>> = {};
