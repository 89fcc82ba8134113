import type { BlockWordsZh } from './words.ts';

/** By block type. */
export const dataZh: Readonly<Record<string, BlockWordsZh>> = {
  digits: { label: '手写数字', summary: '28 × 28 的灰度手写数字：MNIST 中的 10,000 张，其中 2,000 张留作验证与测试。' },
  colourDigits: { label: '彩色数字', summary: '16 × 16 的数字，颜色由种子决定，取值在 −1 到 1 之间。' },
  points: {
    label: '平面点',
    summary: '平面上的两类点，由种子生成：圆环、双月、螺旋、异或或高斯。',
    params: {
      shape: { label: '图案', help: '两类点如何分布。' },
      samples: { label: '训练样本数', help: '用多少个点训练。' },
      noise: { label: '噪声', help: '点偏离图案的程度。' },
      labels: { label: '标签', help: '`binary`：一个 0 或 1，配合二元交叉熵。' },
    },
  },
  text: {
    label: '文本',
    summary: '《白鲸记》的开头，切成字符窗口；标签是后移一个字符的同一窗口。',
    params: {
      length: { label: '窗口', help: '每个样本的字符数。' },
      samples: { label: '训练样本数', help: '用多少个窗口训练。' },
    },
  },
  reviews: {
    label: '短评',
    summary: '由种子生成的英文短评，有褒有贬：起决定作用的是 “not bad” 和 “but”，而不是单个词。',
    params: {
      samples: { label: '训练样本数', help: '用多少条短评训练。' },
      labels: { label: '标签', help: '`binary`：一个 0 或 1，配合二元交叉熵。' },
    },
  },
  sums: {
    label: '加法',
    summary: '写成文字的加法，“27+ 8”与“35 ”，由种子生成：一个序列进，另一个序列出。',
    params: { digits: { label: '位数', help: '两个数各自最多几位。' } },
  },
  noise: { label: '噪声', summary: '每个批次都重新抽取的随机数，是生成器的起点。' },
  input: {
    label: '输入',
    summary: '模型的输入从这里进来；在画布上代表尚未接入的数据。',
    params: { dtype: { label: '数值类型', help: '`int32` 用于字符和类别。' } },
  },
  output: { label: '输出', summary: '模型向外给出的结果。' },
};
