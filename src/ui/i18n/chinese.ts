import { canvasWordsZh } from '../canvas/words.zh.ts';
import { chartWordsZh } from '../charts/chartWords.zh.ts';
import { commandLabelsZh, commandWordsZh } from '../commands/commandWords.zh.ts';
import { codeWordsZh } from '../dock/code/codeWords.zh.ts';
import { dataWordsZh } from '../dock/data/dataWords.zh.ts';
import { dockWordsZh } from '../dock/dockWords.zh.ts';
import { engineWordsZh } from '../dock/engine/engineWords.zh.ts';
import { insideWordsZh } from '../dock/inside/insideWords.zh.ts';
import { trainWordsZh } from '../dock/train/trainWords.zh.ts';
import { filesWordsZh } from '../files/filesWords.zh.ts';
import { frameWordsZh } from '../frame/frameWords.zh.ts';
import { galleryWordsZh } from '../gallery/galleryWords.zh.ts';
import { hintWordsZh } from '../hint/hintWords.zh.ts';
import { inspectorWordsZh } from '../inspector/inspectorWords.zh.ts';
import { makeModelWordsZh } from '../inspector/makeModelWords.zh.ts';
import { keysWordsZh } from '../keys/keysWords.zh.ts';
import { paletteWordsZh } from '../palette/paletteWords.zh.ts';
import { dialogWordsZh } from '../parts/dialogWords.zh.ts';
import { problemWordsZh } from '../problems/problemWords.zh.ts';
import { settingsWordsZh } from '../settings/settingsWords.zh.ts';
import { topbarWordsZh } from '../topbar/topbarWords.zh.ts';
import { modelWordsZh } from './modelWords.zh.ts';
import type { Dictionaries } from './words.ts';

/** What the page says in Chinese. It comes with the first Chinese page: the English one need not wait for it. */
export const chinese: Dictionaries = {
  canvas: canvasWordsZh,
  charts: chartWordsZh,
  code: codeWordsZh,
  commandLabels: commandLabelsZh,
  commands: commandWordsZh,
  data: dataWordsZh,
  dialog: dialogWordsZh,
  dock: dockWordsZh,
  engine: engineWordsZh,
  files: filesWordsZh,
  frame: frameWordsZh,
  gallery: galleryWordsZh,
  hint: hintWordsZh,
  inside: insideWordsZh,
  inspector: inspectorWordsZh,
  keys: keysWordsZh,
  makeModel: makeModelWordsZh,
  model: modelWordsZh,
  palette: paletteWordsZh,
  problems: problemWordsZh,
  settings: settingsWordsZh,
  topbar: topbarWordsZh,
  train: trainWordsZh,
};
