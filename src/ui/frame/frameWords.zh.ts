import type { Chinese } from '../i18n/words.ts';
import type { frameWords } from './frameWords.ts';

export const frameWordsZh: Chinese<typeof frameWords> = {
  skip: '跳到画布',
  topBar: '项目',
  palette: '模块',
  canvas: '画布',
  inspector: '属性面板',
  dock: '训练、数据与代码',
  theTopBar: '顶栏',
  thePalette: '模块列表',
  theCanvas: '画布',
  theInspector: '属性面板',
  theDock: '底部面板',
  thePage: '页面',
  theDialog: '此对话框',
  broken: (region) => `${region}停止工作`,
  brokenText: '这是我们的错误。项目没有受到影响：可以重新显示这一部分，或先保存一份副本。',
  showAgain: '重新显示',
  saveCopy: '保存副本',
  paletteWidth: '模块列表宽度',
  inspectorWidth: '属性面板宽度',
  dockHeight: '底部面板高度',
  showInspector: '显示属性面板',
  hideInspector: '隐藏属性面板',
};
