import type { Chinese } from '../i18n/words.ts';
import type { topbarWords } from './topbarWords.ts';

export const topbarWordsZh: Chinese<typeof topbarWords> = {
  rename: '重命名项目',
  templates: '模板',
  undo: '撤销',
  redo: '重做',
  undoTitle: (title) => `撤销：${title}`,
  redoTitle: (title) => `重做：${title}`,
  nothingToUndo: '没有可撤销的操作',
  nothingToRedo: '没有可重做的操作',
  undone: (title) => `已撤销：${title}`,
  redone: (title) => `已重做：${title}`,
  search: '搜索或执行命令',
  train: '训练',
  trainTitle: '在本页训练网络',
  stop: '停止',
  stopping: '正在停止',
  blocked: '还不能训练：点击查看缺什么',
  starting: '正在启动',
  adapting: '正在适应数据',
  paused: '已暂停',
  epochOf: (epoch, epochs) => `第 ${epoch} / ${epochs} 轮`,
  left: (time) => `剩余 ${time}`,
  progress: '运行进度',
  settings: '设置',
};
