import type { BlockWordsZh } from './words.ts';

const scale = { label: '学习缩放', help: '得分乘以一个学到的数。' };

/** By block type. */
export const attentionZh: Readonly<Record<string, BlockWordsZh>> = {
  multiHeadAttention: {
    label: '多头注意力',
    summary: '每个位置查看所有其他位置，从重要的位置取信息，多个头并行。',
    params: {
      valueDim: { label: '值大小', help: '每个头中值的特征数；0 表示与键相同。' },
      outputShape: { label: '输出特征数', help: '输出的特征数；0 表示与查询相同。' },
    },
  },
  groupQueryAttention: {
    label: '分组查询注意力',
    summary: '若干个头共用键和值的多头注意力：权重更少，效果相近。',
    params: {
      headDim: { label: '头大小', help: '每个头的特征数。' },
      numQueryHeads: { label: '查询头数', help: '并行的视角数。' },
      numKeyValueHeads: { label: '键值头数', help: '由查询头平均共用；1 即多查询注意力。' },
    },
  },
  attention: {
    label: '注意力',
    summary: '每个查询按它与各个键之积所得的份额从值中取信息。',
    params: {
      scoreMode: { label: '得分', help: '`dot`：查询与键之积。`concat`：tanh(查询 + 键) 之和。' },
      useScale: scale,
    },
  },
  additiveAttention: {
    label: '加性注意力',
    summary: '每个查询按 tanh(查询 + 键) 的加权和所得的份额从值中取信息。',
    params: { useScale: { ...scale, help: '和的每个特征乘以一个学到的数。' } },
  },
  positionEmbedding: { label: '位置嵌入', summary: '每个位置一行学到的数：加到序列上，注意力才能分清先后。' },
  sinePositionEncoding: {
    label: '正弦位置编码',
    summary: '以多种波长的波代替序列：加到序列上，注意力才能分清先后。',
  },
  rotaryEmbedding: {
    label: '旋转位置嵌入',
    summary: '按位置旋转成对的特征，使注意力感知两步相距多远。',
    params: { scalingFactor: { label: '缩放', help: '位置除以它，用于比训练时更长的序列。' } },
  },
  tokenAndPositionEmbedding: {
    label: '词元与位置嵌入',
    summary: '每个词元一行学到的数，加上其位置的一行：Transformer 就是这样读文本的。',
    params: {
      vocabularySize: { label: '词表大小', help: '行数：每个词元一行。' },
      embeddingDim: { label: '特征数', help: '每行有多少个数。' },
    },
  },
};
