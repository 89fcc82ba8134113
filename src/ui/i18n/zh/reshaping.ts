import type { BlockWordsZh } from './words.ts';

/** By block type. */
export const reshapingZh: Readonly<Record<string, BlockWordsZh>> = {
  flatten: { label: '展平', summary: '把所有轴首尾相接，供全连接层使用。' },
  permute: {
    label: '轴换序',
    summary: '把各轴排成另一种顺序。',
    params: { dims: { label: '顺序', help: '哪个轴在哪里：1 是批次轴之后的第一个。' } },
  },
  repeatVector: {
    label: '重复向量',
    summary: '把一行数变成一个序列，供解码器使用。',
    params: { n: { label: '次数', help: '序列的步数。' } },
  },
  upSampling1d: {
    label: '一维上采样',
    summary: '把序列变成若干倍长。',
    params: { size: { label: '倍数', help: '每一步重复多少次。' } },
  },
  upSampling2d: {
    label: '二维上采样',
    summary: '把图像变成若干倍高和宽。',
    params: {
      size: { label: '倍数', help: '高和宽变成多少倍。' },
      interpolation: { label: '插值', help: '`nearest` 重复每个像素；其他的在像素中心之间画平滑的线。' },
    },
  },
  upSampling3d: {
    label: '三维上采样',
    summary: '把体数据变成若干倍深、高和宽。',
    params: { size: { label: '倍数', help: '深、高和宽变成多少倍。' } },
  },
  zeroPadding1d: {
    label: '一维补零',
    summary: '在序列两端补零。',
    params: { padding: { label: '填充', help: '多少个零：开头、结尾。' } },
  },
  zeroPadding2d: {
    label: '二维补零',
    summary: '在图像四周补零。',
    params: { padding: { label: '填充', help: '多少个零：上、下、左、右。' } },
  },
  zeroPadding3d: {
    label: '三维补零',
    summary: '在体数据四周补零。',
    params: { padding: { label: '填充', help: '多少个零：前、后、上、下、左、右。' } },
  },
  cropping1d: {
    label: '一维裁剪',
    summary: '裁去序列的两端。',
    params: { cropping: { label: '裁剪', help: '裁去多少：开头、结尾。' } },
  },
  cropping2d: {
    label: '二维裁剪',
    summary: '裁去图像的边缘。',
    params: { cropping: { label: '裁剪', help: '裁去多少：上、下、左、右。' } },
  },
  cropping3d: {
    label: '三维裁剪',
    summary: '裁去体数据的边缘。',
    params: { cropping: { label: '裁剪', help: '裁去多少：前、后、上、下、左、右。' } },
  },
  reshape: { label: '变形', summary: '按同样的顺序把同样的数放进另一种形状。' },
};
