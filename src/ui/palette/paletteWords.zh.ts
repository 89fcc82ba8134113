import type { Chinese } from '../i18n/words.ts';
import type { paletteWords } from './paletteWords.ts';

export const paletteWordsZh: Chinese<typeof paletteWords> = {
  find: '查找模块',
  tree: '按类别排列的模块',
  none: (query) => `没有名为“${query}”的模块。`,
  tryElse: (keys) => `可以试试类别名称，或按 ${keys} 执行命令。`,
  clear: '清除',
  adds: '添加到所选模块之后',
  added: (label) => `已添加${label}`,
  favourites: '收藏',
  mark: '加入收藏',
  unmark: '取消收藏',
  marked: (label) => `已收藏${label}`,
  unmarked: (label) => `已取消收藏${label}`,
  wouldGive: (shape) => `接在所选模块之后：${shape}`,
  doesNotFit: (reason) => `不能接在所选模块之后：${reason}`,
};
