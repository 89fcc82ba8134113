import { canvasWordsZh } from '../canvas/words.zh.ts';
import { chartWordsZh } from '../charts/chartWords.zh.ts';
import { dockWordsZh } from '../dock/dockWords.zh.ts';
import { trainWordsZh } from '../dock/train/trainWords.zh.ts';
import { menuWordsZh } from '../files/menuWords.zh.ts';
import { frameWordsZh } from '../frame/frameWords.zh.ts';
import { hintWordsZh } from '../hint/hintWords.zh.ts';
import { inspectorWordsZh } from '../inspector/inspectorWords.zh.ts';
import { paletteWordsZh } from '../palette/paletteWords.zh.ts';
import { topbarWordsZh } from '../topbar/topbarWords.zh.ts';
import * as names from './blockNames.zh.ts';
import { modelWordsZh } from './modelWords.zh.ts';
import type { FirstDictionaries } from './words.ts';

/** What the page starts with in Chinese. It comes with the first Chinese page: the English one need not wait for it. */
export const chinese: FirstDictionaries = {
  canvas: canvasWordsZh,
  charts: chartWordsZh,
  dock: dockWordsZh,
  menus: menuWordsZh,
  frame: frameWordsZh,
  hint: hintWordsZh,
  inspector: inspectorWordsZh,
  model: modelWordsZh,
  palette: paletteWordsZh,
  topbar: topbarWordsZh,
  train: trainWordsZh,
};

/** What blocks show in Chinese. */
export const chineseNames = names;
