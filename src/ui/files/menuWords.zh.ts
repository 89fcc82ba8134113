import type { StorageProblem } from '../../stores/autosave.ts';
import type { Chinese } from '../i18n/words.ts';
import type { menuWords } from './menuWords.ts';

const problemsZh: Readonly<Record<StorageProblem, string>> = {
  full: '存储空间已满',
  blocked: '存储被禁用',
  silent: '存储没有响应',
};

export const menuWordsZh: Chinese<typeof menuWords> = {
  saved: '已保存',
  saving: '正在保存',
  example: '示例',
  notSaved: (problem) => `未保存：${problemsZh[problem]}`,
  notSavedHelp: '目前的工作只在这个窗口里。每隔几秒会重试；为保险起见请下载一份副本。',
  download: '下载',
  projectMenu: '项目菜单',
  newProject: '新建项目',
  openFile: '打开文件',
  saveFile: '另存为文件',
  projects: '项目列表',
  untitled: '未命名',
  exportProject: '导出',
  showCode: '查看代码',
  zip: 'TypeScript 项目（.zip）',
  projectFile: '项目文件（.layerloom.json）',
};
