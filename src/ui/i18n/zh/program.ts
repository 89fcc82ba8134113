import type { BlockWordsZh } from './words.ts';

/** By block type. */
export const programZh: Readonly<Record<string, BlockWordsZh>> = {
  categoricalCrossentropy: { label: '交叉熵', summary: '模型对正确类别有多意外：所给概率的 −log 的平均值。' },
  sparseCategoricalCrossentropy: { label: '稀疏交叉熵', summary: '标签以类别编号而不是整行给出的交叉熵。' },
  binaryCrossentropy: { label: '二元交叉熵', summary: '是或否的交叉熵：每个输出自成一个概率。' },
  meanSquaredError: { label: '均方误差', summary: '差的平方的平均值：大的错误最受重视。' },
  ganLoss: { label: 'GAN 损失', summary: '一场博弈的两个损失：判别器分辨真假，生成器希望假的被当作真的。' },
  updateStep: {
    label: '更新步骤',
    summary: '每个批次一次，改变所训练模块的权重以降低损失。',
    params: { momentum: { label: '动量', help: '保留上一次改变的比例。' } },
  },
  model: { label: '模型', summary: '对一个模型的一次使用：同一模型的所有使用共享权重。' },
};
