import type { BlockWordsZh } from './words.ts';

/** By block type. */
export const tensorZh: Readonly<Record<string, BlockWordsZh>> = {
  matmul: {
    label: '矩阵乘法',
    summary: '最后两个轴上的矩阵相乘；前面的轴数出有多少个矩阵。',
    params: {
      transposeA: { label: '转置 a', help: '先交换 a 的最后两个轴。' },
      transposeB: { label: '转置 b', help: '先交换 b 的最后两个轴。' },
    },
  },
  einsum: {
    label: '爱因斯坦求和',
    summary: '按等式对张量求积与求和：字母相同的轴配在一起。',
    params: { equation: { label: '等式', help: '每个输入和输出的字母，批次都在最前。' } },
  },
  slice: {
    label: '切片',
    summary: '取输入的一部分：沿每个轴从某处起取若干个数，逐个取或每隔几个取。',
    params: {
      begin: { label: '起点', help: '每个轴从哪里开始，0 为第一个；−1 为最后一个。' },
      size: { label: '大小', help: '沿每个轴取多少个；−1 取完。没有写出的轴保持完整。' },
      strides: { label: '步长', help: '沿每个轴每隔几个取一个；负数为倒着取。未写出时为 1。' },
    },
  },
  split: {
    label: '切分',
    summary: '沿一个轴把输入切成几部分，相等或按给定的长度：每部分一个输出。',
    params: {
      sections: { label: '份数', help: '相等部分的个数。' },
      sizes: { label: '各部分长度', help: '不相等时每部分的长度，加起来等于轴的长度。' },
    },
  },
  stack: {
    label: '堆叠',
    summary: '沿一个新的轴把形状相同的张量并排放在一起。',
    params: { axis: { label: '轴', help: '新轴的位置；批次轴为 0，−1 加在最后。' } },
  },
  unstack: {
    label: '拆开',
    summary: '一个轴上的每个条目各成一个输出，这个轴随之消失。',
    params: { num: { label: '输出数', help: '轴的长度：输出同样多。' } },
  },
  expandDims: {
    label: '增加轴',
    summary: '增加一个长度为 1 的轴。',
    params: { axis: { label: '轴', help: '新轴的位置；批次轴为 0，−1 加在最后。' } },
  },
  squeeze: { label: '去掉轴', summary: '去掉一个长度为 1 的轴。' },
  gather: {
    label: '按编号取',
    summary: '取一个轴上由第二条连线给出编号的条目，每个样本各取各的。',
    params: { axis: { label: '轴', help: '编号所数的轴；批次轴为 0，−1 是最后一个。' } },
  },
  oneHot: {
    label: '独热编码',
    summary: '把每个整数变成一行：在它的位置为 1，其余为 0。',
    params: { numClasses: { label: '类别数', help: '一行的长度：有多少种取值。' } },
  },
  reduce: {
    label: '归约',
    summary: '沿一些轴把许多数变成一个：平均、求和、最大、最小、乘积、方差。',
    params: {
      reduction: { label: '方式', help: '许多数如何变成一个。' },
      axes: { label: '轴', help: '批次轴为 0，始终保留；不写表示其余所有轴。' },
      keepdims: { label: '保留轴', help: '这些轴保留下来，长度为 1。' },
    },
  },
  unaryMath: {
    label: '一元运算',
    summary: '对每个数应用一个函数：绝对值、对数、正弦、取整。',
    params: { function: { label: '函数', help: '与 `keras.ops` 相同。取整和符号是平的：梯度无法通过。' } },
  },
  binaryMath: {
    label: '二元运算',
    summary: '对两个张量逐个数运算，或对一个张量和一个固定的数运算。',
    params: { function: { label: '函数', help: '与 `keras.ops` 相同；长度为 1 的轴会被重复。' } },
  },
  compare: {
    label: '比较',
    summary: '比较成立处为 1，不成立处为 0；梯度无法通过。',
    params: { comparison: { label: '比较', help: '第一个输入与第二个输入或一个数比较。' } },
  },
  where: { label: '按条件选择', summary: '条件不为 0 处取第一个值，其余取第二个；梯度流向被取的值。' },
  clip: {
    label: '截断',
    summary: '把每个数限制在两个界限之间；界限之外没有梯度。',
    params: {
      xMin: { label: '最小', help: '低于它的数变成它。' },
      xMax: { label: '最大', help: '高于它的数变成它。' },
    },
  },
  argMax: { label: '最大值位置', summary: '以整数给出一个轴上最大的数在哪里；梯度无法通过。' },
  argMin: { label: '最小值位置', summary: '以整数给出一个轴上最小的数在哪里；梯度无法通过。' },
  topK: {
    label: '最大的 K 个',
    summary: '最后一个轴上最大的 k 个数，从大到小，以及它们原来的位置。',
    params: { k: { label: 'K', help: '保留多少个数。' } },
  },
  cumulativeSum: { label: '累加', summary: '每个数加上同一轴上在它之前的所有数。' },
  depthToSpace: { label: '深度转空间', summary: '把每个像素的通道铺成一个方块的像素，使图像变大。' },
  spaceToDepth: { label: '空间转深度', summary: '把每个方块的像素首尾相接成一个像素的通道，图像变小而不丢失内容。' },
  flip: { label: '翻转', summary: '把一个轴倒过来：原来的第一个变成最后一个。' },
  roll: {
    label: '循环移位',
    summary: '沿一个轴移动条目；从一端离开的从另一端进来。',
    params: { shift: { label: '移动量', help: '条目移动多远；负数向前移动。' } },
  },
  tile: {
    label: '平铺',
    summary: '沿各个轴重复整个输入。',
    params: { repeats: { label: '重复次数', help: '每个轴重复几次，不算批次轴。未写出时为 1。' } },
  },
  cast: {
    label: '转换类型',
    summary: '把整数当作浮点数，或去掉小数部分变成整数。',
    params: {
      dtype: { label: '数值类型', help: '改变数的种类时梯度无法通过。' },
      classes: { label: '取值个数', help: '得到多少种不同的整数，从 0 起；未知时为 0。' },
    },
  },
};
