import type { Chinese } from '../i18n/words.ts';
import type { makeModelWords } from './makeModelWords.ts';

export const makeModelWordsZh: Chinese<typeof makeModelWords> = {
  make: '组成模型',
  title: '把这些层放进一个模型，以便多次使用',
  empty: '请先选择层',
  nested: '模型只能放在画布上，不能互相嵌套',
  notLayers: '数据、损失和更新步骤不能放进模型：请只选择层',
  noInput: '没有连线进入所选部分',
  unknownShape: '输入的形状尚不明确',
  gap: '所选模块之间有未选择的模块',
};
