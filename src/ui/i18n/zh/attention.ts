import type { BlockWordsZh } from './words.ts';

/** By block type. */
export const attentionZh: Readonly<Record<string, BlockWordsZh>> = {
  multiHeadAttention: { label: '多头注意力', summary: '每个位置查看所有其他位置，从重要的位置取信息，多个头并行。' },
  positionEmbedding: { label: '位置嵌入', summary: '每个位置一行学到的数：加到序列上，注意力才能分清先后。' },
};
