import type { Chinese } from '../i18n/words.ts';
import type { keysWords } from './keysWords.ts';

export const keysWordsZh: Chinese<typeof keysWords> = {
  title: '快捷键',
  note: '单字母键在画布获得焦点时有效。',
  lettersOff: '单字母键已在设置中关闭。',
  project: '项目',
  run: '训练',
  canvas: '画布',
  view: '视图',
  app: '任意位置',
  trainOrStop: '训练或停止',
  walk: '沿连线移动',
  moveBlocks: '移动所选模块',
  open: '打开模型或问题',
  leave: '离开当前打开的内容',
  copy: '复制、剪切、粘贴',
  regions: '下一个或上一个区域',
  favourite: '收藏面板中的模块',
};
