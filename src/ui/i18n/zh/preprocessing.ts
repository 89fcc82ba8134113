import type { BlockWordsZh } from './words.ts';

const vocabularyZh = {
  vocabularyFrom: { label: '词表', help: '`data`：训练样本中最常见的词元。`given`：在这里写出。' },
  maxTokens: { label: '词元上限', help: '共区分多少个，包括未知词元和填充；它也是输出的一个长度。' },
  vocabulary: { label: '词元', help: '各有自己编号的词元，按顺序，以逗号分隔。' },
} as const;

/** By block type. */
export const preprocessingZh: Readonly<Record<string, BlockWordsZh>> = {
  rescaling: {
    label: '缩放数值',
    summary: '每个数乘以一个数再加上一个数：0 到 255 的像素变成 0 到 1。',
    params: {
      scale: { label: '倍数', help: '每个数乘以它。' },
      offset: { label: '偏移', help: '然后加上它。' },
    },
  },
  normalization: {
    label: '标准化',
    summary: '使每个特征的均值为 0、标准差为 1，用训练数据的矩或给定的矩。',
    params: {
      moments: { label: '均值与方差', help: '`data`：训练数据的，在训练之前算出。`given`：在这里给出。' },
      mean: { label: '均值', help: '每个特征一个，或所有特征共用一个。' },
      variance: { label: '方差', help: '每个特征一个，或所有特征共用一个：标准差的平方。' },
      axis: { label: '轴', help: '这些轴上的每个条目各有自己的矩；批次轴为 0。不写：所有的数共用一个均值。' },
      invert: { label: '反向', help: '反过来：乘以标准差，再加上均值。' },
    },
  },
  resizing: {
    label: '调整图像大小',
    summary: '给图像另一个高和宽：像素之间的像素是周围的平均。',
    params: {
      height: { label: '高', help: '结果的高。' },
      width: { label: '宽', help: '结果的宽。' },
      interpolation: { label: '插值', help: '周围像素的平均、最近的一个，或穿过更多像素的平滑曲线。' },
      aspectRatio: { label: '比例', help: '比例不同时：`stretch` 拉伸，`crop` 裁掉多余的，`pad` 加边框。' },
      fillValue: { label: '填充值', help: '边框的值。' },
    },
  },
  centerCrop: {
    label: '中心裁剪',
    summary: '取每幅图像的中间；图像太小时取比例相同的最大部分。',
    params: {
      height: { label: '高', help: '结果的高。' },
      width: { label: '宽', help: '结果的宽。' },
    },
  },
  randomFlip: {
    label: '随机翻转图像',
    summary: '训练时把一半的图像翻转，使左右或上下无关紧要。',
    params: { mode: { label: '方式', help: '左右、上下，或两者各抽一次。' } },
  },
  randomCrop: {
    label: '随机裁剪',
    summary: '训练时从随机位置取图像的一部分；其他时候取中间最大的部分并调整大小。',
    params: {
      height: { label: '高', help: '结果的高。' },
      width: { label: '宽', help: '结果的宽。' },
    },
  },
  randomRotation: {
    label: '随机旋转',
    summary: '训练时让每幅图像绕中心旋转一个随机角度。',
    params: {
      factor: { label: '幅度', help: '向两边最多转几圈；两个数为最小和最大。' },
      fillMode: { label: '填充方式', help: '边缘之外：图像的镜像、一个值、最近的像素，或图像本身再次出现。' },
      fillValue: { label: '填充值', help: '边缘之外是什么。' },
      interpolation: { label: '插值', help: '像素之间：周围四个的平均，或最近的一个。' },
    },
  },
  randomZoom: {
    label: '随机缩放图像',
    summary: '训练时让每幅图像绕中心放大或缩小。',
    params: {
      heightFactor: { label: '幅度', help: '最多看到图像的多少或更少；0.2 为五分之一。' },
      sides: { label: '两边', help: '高和宽是否一起缩放。' },
      widthFactor: { label: '宽的幅度', help: '对宽同样如此。' },
      fillMode: { label: '填充方式', help: '边缘之外：图像的镜像、一个值、最近的像素，或图像本身再次出现。' },
      fillValue: { label: '填充值', help: '边缘之外是什么。' },
      interpolation: { label: '插值', help: '像素之间：周围四个的平均，或最近的一个。' },
    },
  },
  randomTranslation: {
    label: '随机平移',
    summary: '训练时让每幅图像上下左右随机移动。',
    params: {
      heightFactor: { label: '高的幅度', help: '上下最多移动高的多少；正数向下。' },
      widthFactor: { label: '宽的幅度', help: '左右最多移动宽的多少；正数向右。' },
      fillMode: { label: '填充方式', help: '边缘之外：图像的镜像、一个值、最近的像素，或图像本身再次出现。' },
      fillValue: { label: '填充值', help: '边缘之外是什么。' },
      interpolation: { label: '插值', help: '像素之间：周围四个的平均，或最近的一个。' },
    },
  },
  randomContrast: {
    label: '随机对比度',
    summary: '训练时增减每幅图像的对比度：数值远离或靠近自己的均值。',
    params: {
      factor: { label: '幅度', help: '对比度最多减少和增加多少；两个数分别为减少和增加。' },
      valueRange: { label: '取值范围', help: '图像中最小和最大的数：结果保持在其间。' },
    },
  },
  randomBrightness: {
    label: '随机亮度',
    summary: '训练时让每幅图像变亮或变暗：整幅图像加上同一个数。',
    params: {
      factor: { label: '幅度', help: '最多变暗或变亮多少，占取值范围的比例。' },
      valueRange: { label: '取值范围', help: '图像中最小和最大的数：结果保持在其间。' },
    },
  },
  discretization: {
    label: '离散化',
    summary: '把数分到各个区间并给出区间编号，使数的范围可以当作类别。',
    params: {
      boundaries: {
        label: '区间取自',
        help: '`data`：使每个区间含同样多的训练数据，在训练之前算出。`given`：在这里给出。',
      },
      numBins: { label: '区间数', help: '有多少个区间。' },
      epsilon: { label: '容差', help: '各区间所含数据可以相差的比例：越小，适应数据所用的时间越长。' },
      binBoundaries: { label: '边界', help: '按顺序：边界上的数属于它上面的区间。区间比边界多一个。' },
      outputMode: {
        label: '输出',
        help: '`oneHot`：每个类别一行，在它的位置为 1。`multiHot`：一个样本一行 0 和 1。`count`：每个出现几次。',
      },
    },
  },
  categoryEncoding: {
    label: '类别编码',
    summary: '把类别变成行：每个类别一个 1，一个样本的全部类别，或每个出现几次。',
    params: {
      numTokens: { label: '类别数', help: '有多少种不同的类别。' },
      weighted: { label: '加权', help: '第二个输入给出每个类别计多少。' },
      outputMode: {
        label: '输出',
        help: '`oneHot`：每个类别一行，在它的位置为 1。`multiHot`：一个样本一行 0 和 1。`count`：每个出现几次。',
      },
    },
  },
  hashing: {
    label: '哈希',
    summary: '用数字的哈希把许多不同的整数放进少数几个桶：与 Keras 的桶相同。',
    params: {
      numBins: { label: '桶数', help: '有多少个桶。' },
      maskZero: { label: '屏蔽 0', help: '桶 0 只留给填充用的数 0。' },
      salt: { label: '盐', help: '一个或两个别人不知道的数：没有它们就无从得知一个数进哪个桶。' },
      outputMode: {
        label: '输出',
        help: '`oneHot`：每个类别一行，在它的位置为 1。`multiHot`：一个样本一行 0 和 1。`count`：每个出现几次。',
      },
    },
  },
  textVectorization: {
    label: '文本向量化',
    summary: '把文本切成词或字符，给出它们的编号、出现次数，或它们有多能说明问题。',
    params: {
      outputMode: {
        label: '输出',
        help: '`int`：依次给出词元的编号。`multiHot`：哪些出现。`count`：出现几次。`tfIdf`：有多能说明问题。',
      },
      outputSequenceLength: { label: '长度', help: '每个样本的词元数：不足处补 0，多出的截去。' },
      split: { label: '切分', help: '词元是什么：空白之间的部分、一个字符，或整段文本。' },
      ngrams: { label: 'N 元组', help: '连续的若干个词元也算一个词元：2 能认出 “not bad”。' },
      standardize: { label: '规范化', help: '先对文本做什么：变小写、去标点。' },
      ...vocabularyZh,
    },
  },
  stringLookup: {
    label: '字符串查表',
    summary: '给少数几种文本（如类别名）各一个编号；不认识的共用第一个。',
    params: {
      outputMode: { label: '输出', help: '`int`：文本的编号，供嵌入使用。`oneHot`：一行，在它的位置为 1。' },
      ...vocabularyZh,
    },
  },
  integerLookup: {
    label: '整数查表',
    summary: '给词表中的每个整数一个位置；词表之外的数共用最前面的位置。',
    params: {
      vocabularyFrom: { label: '词表', help: '`data`：训练数据中最常见的数，在训练之前找出。`given`：在这里写出。' },
      maxTokens: { label: '位置上限', help: '共有多少个位置，包括其他数的；它也是输出的一个长度。' },
      vocabulary: { label: '数', help: '各有自己位置的数，按顺序。' },
      numOovIndices: {
        label: '其他数的位置',
        help: '最前面由其他所有数共用的位置数。没有时，每个可能出现的数都要有位置。',
      },
      oovMethod: { label: '其他数按', help: '其他数得到几个位置中的哪一个：按余数，或按哈希（分布均匀）。' },
      salt: { label: '盐', help: '一个或两个别人不知道的数：没有它们就无从得知一个数得到哪个位置。' },
      maskToken: { label: '填充', help: '不算数的数：它独占位置 0，在行和计数中不出现。' },
      invert: { label: '反向', help: '反过来：输入位置，输出词表中的数。' },
      oovToken: { label: '其他数的值', help: '不属于任何数的位置给出什么。' },
      outputMode: {
        label: '输出',
        help: '`oneHot`：每个类别一行，在它的位置为 1。`multiHot`：一个样本一行 0 和 1。`count`：每个出现几次。`tfIdf`：计数，少见的权重更大。',
      },
      idfWeights: { label: '权重', help: '词表中每个数的权重，或共用一个；其他数为其平均。' },
    },
  },
};
