import { commandLabelsZh, commandWordsZh } from '../commands/commandWords.zh.ts';
import { codeWordsZh } from '../dock/code/codeWords.zh.ts';
import { dataWordsZh } from '../dock/data/dataWords.zh.ts';
import { engineWordsZh } from '../dock/engine/engineWords.zh.ts';
import { insideWordsZh } from '../dock/inside/insideWords.zh.ts';
import { filesWordsZh } from '../files/filesWords.zh.ts';
import { galleryWordsZh } from '../gallery/galleryWords.zh.ts';
import { makeModelWordsZh } from '../inspector/makeModelWords.zh.ts';
import { keysWordsZh } from '../keys/keysWords.zh.ts';
import { dialogWordsZh } from '../parts/dialogWords.zh.ts';
import { problemWordsZh } from '../problems/problemWords.zh.ts';
import { settingsWordsZh } from '../settings/settingsWords.zh.ts';
import type { LaterDictionaries } from './words.ts';

/** What is said in Chinese only once it is asked for: by dialogs, tabs and problems. It comes with the rest of the blocks. */
export const chineseLater: LaterDictionaries = {
  code: codeWordsZh,
  commandLabels: commandLabelsZh,
  commands: commandWordsZh,
  data: dataWordsZh,
  dialog: dialogWordsZh,
  engine: engineWordsZh,
  files: filesWordsZh,
  gallery: galleryWordsZh,
  inside: insideWordsZh,
  keys: keysWordsZh,
  makeModel: makeModelWordsZh,
  problems: problemWordsZh,
  settings: settingsWordsZh,
};
