import type { ImportFault } from '../compiler/import/kerasModel.ts';

/** Why a file was not opened. */
export type RefusalCode =
  | 'empty'
  | 'tooLarge'
  | 'tooManyBlocks'
  | 'cutShort'
  | 'damaged'
  | 'newer'
  | 'notText'
  | 'foreign'
  | 'notProject'
  | 'unreadable'
  | ImportFault;

/** A refused file: the sentence a person reads, and the same in parts for other languages. */
export interface Refusal {
  readonly ok: false;
  /** One plain sentence in English: what the file is or what is wrong with it. */
  readonly sentence: string;
  readonly code: RefusalCode;
  /** A number or the name of a kind of file, where the sentence has one. */
  readonly detail: string;
}

const sentences: Readonly<Record<RefusalCode, (detail: string) => string>> = {
  empty: () => 'The file is empty.',
  tooLarge: (limit) => `The file is larger than ${limit}, which no project is.`,
  tooManyBlocks: (limit) => `The project has more than ${limit} blocks, which is more than can be opened.`,
  cutShort: () => 'This Layerloom project is cut short: its end is missing.',
  damaged: (place) => `This Layerloom project is damaged: ${place}.`,
  newer: (version) => `This project was saved by a newer version of Layerloom (file version ${version}).`,
  notText: () => 'This is not a Layerloom project: the file is not text.',
  foreign: (kind) => `This is not a Layerloom project but ${kind}.`,
  notProject: () => 'This is not a Layerloom project.',
  unreadable: () => 'The file could not be read.',
  modelLoop: (path) => `The layers of this model feed each other in a loop: ${path}.`,
  modelMissingLayer: (name) => `A layer of this model takes its input from “${name}”, which does not give it.`,
  modelTooDeep: (limit) => `This model has models inside of models more than ${limit} deep.`,
  modelTooManyLayers: (limit) => `This model has more than ${limit} layers, which is more than can be opened.`,
  modelWithoutLayers: () => 'This model has no layers.',
  modelUnreadable: (place) => `This model is damaged: ${place} cannot be read.`,
  modelWithoutGraph: (name) =>
    name === ''
      ? 'This model file does not say which layers there are.'
      : `This model file does not say how the layers of “${name}” are joined.`,
};

/** A refusal with its sentence. */
export function refuse(code: RefusalCode, detail = ''): Refusal {
  return { ok: false, sentence: sentences[code](detail), code, detail };
}
