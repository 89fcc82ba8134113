import type { Chinese } from '../i18n/words.ts';
import type { galleryWords } from './galleryWords.ts';

export const galleryWordsZh: Chinese<typeof galleryWords> = {
  templates: '模板',
  note: '当前项目会保留在项目列表中。',
  find: '查找模板',
  groups: '分组',
  all: '全部',
  start: '从这里开始',
  images: '图像',
  sequences: '序列',
  generative: '生成',
  openFile: '打开文件',
  params: (count) => `${count} 个参数`,
  blocks: (count) => `${count} 个模块`,
  none: (query) => `没有名为“${query}”的模板。`,
  clear: '清除',
  move: '移动',
  open: '打开',
  close: '关闭',
  opened: (name) => `已打开 ${name}。`,
};
