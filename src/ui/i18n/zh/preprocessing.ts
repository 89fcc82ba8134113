import type { BlockWordsZh } from './words.ts';

/** By block type. */
export const preprocessingZh: Readonly<Record<string, BlockWordsZh>> = {};
