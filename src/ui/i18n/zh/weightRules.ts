import type { ParamWordsZh } from './words.ts';

const weights: Readonly<Record<string, string>> = {
  kernel: '核',
  bias: '偏置',
  recurrent: '循环核',
  depthwise: '逐通道核',
  pointwise: '逐点核',
  embeddings: '嵌入表',
  alpha: '斜率',
  gamma: '缩放',
  beta: '平移',
};

/** Penalties and constraints of weights in Chinese, by parameter. */
export const weightRulesZh: Readonly<Record<string, ParamWordsZh>> = Object.fromEntries([
  ...Object.entries(weights).flatMap(([weight, name]): [string, ParamWordsZh][] => [
    [
      `${weight}Regularizer`,
      { label: `${name}惩罚`, help: `把${name}的 l1 · Σ|w| + l2 · Σw² 加到损失上，使其保持较小。` },
    ],
    [`${weight}Constraint`, { label: `${name}约束`, help: `每次更新之后把${name}带回到哪里。` }],
    [`${weight}MinNorm`, { label: '最小范数', help: '更短的会被拉长。' }],
    [`${weight}MaxNorm`, { label: '最大范数', help: '更长的会被缩短。' }],
    [`${weight}NormRate`, { label: '约束速率', help: '1 表示每次更新都严格执行；更小则逐步靠近。' }],
    [
      `${weight}NormAxis`,
      { label: '范数的轴', help: '一个范数沿权重的哪些轴计算：0 为全连接层的每个单元，0, 1, 2 为每个二维滤波器。' },
    ],
  ]),
  ['activityRegularizer', { label: '激活惩罚', help: '对每个样本把输出的 l1 · Σ|y| + l2 · Σy² 加到损失上。' }],
]);
