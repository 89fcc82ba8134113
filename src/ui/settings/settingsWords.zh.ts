import type { Chinese } from '../i18n/words.ts';
import type { settingsWords } from './settingsWords.ts';

export const settingsWordsZh: Chinese<typeof settingsWords> = {
  title: '设置',
  note: '保存在此浏览器中。',
  theme: '主题',
  system: '跟随系统',
  light: '浅色',
  dark: '深色',
  language: '语言',
  letterKeys: '单字母快捷键',
  letterKeysHelp: '画布获得焦点时，C 连接、T 训练，等等。',
};
