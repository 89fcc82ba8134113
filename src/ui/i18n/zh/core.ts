import type { BlockWordsZh } from './words.ts';

/** By block type. */
export const coreZh: Readonly<Record<string, BlockWordsZh>> = {
  dense: { label: '全连接', summary: '每个输出都是所有输入的加权和，再加上偏置。' },
  einsumDense: {
    label: '爱因斯坦求和全连接',
    summary: '对任意轴的全连接：等式写明哪些轴相乘、求和、保留。',
    params: {
      equation: { label: '等式', help: '输入、核、输出的字母，批次在最前。' },
      outputShape: { label: '输出形状', help: '输出各轴的长度，不含批次；与输入同字母处可写 −1。' },
      biasAxes: { label: '偏置轴', help: '输出中各有一个学到的数的字母；空则没有偏置。' },
    },
  },
  expression: {
    label: '表达式',
    summary: '对输入的公式：+ − * / ^、比较、函数、沿轴求和以及矩阵乘法。',
    params: {
      inputs: { label: '输入数', help: '接入多少个张量。' },
      formula: {
        label: '公式',
        help: '输入为 a、b、c …；`sum(a, -1)`、`mean(a, 1, 2, keepdims)`、`where(a > 0, a, b)`、`a @ transpose(b)`。',
      },
    },
  },
  masking: { label: '掩码', summary: '标出序列中的填充步，让之后认识掩码的层跳过它们。' },
  embedding: { label: '嵌入', summary: '为每个字符、词或类别查出一行学到的数。' },
};
