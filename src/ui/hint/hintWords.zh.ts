import type { Chinese } from '../i18n/words.ts';
import type { hintWords } from './hintWords.ts';

export const hintWordsZh: Chinese<typeof hintWords> = {
  title: '按下“训练”',
  text: '这个网络会在本页学习识别手写数字。数据不会离开本页。',
  close: '关闭提示',
};
