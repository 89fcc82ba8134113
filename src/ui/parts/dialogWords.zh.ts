import type { Chinese } from '../i18n/words.ts';
import type { dialogWords } from './dialogWords.ts';

export const dialogWordsZh: Chinese<typeof dialogWords> = { close: '关闭' };
