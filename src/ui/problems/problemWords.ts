import { defineWords } from '../i18n/words.ts';

export const problemWords = defineWords('problems', {
  gives: (shape: string) => `gives ${shape}`,
  feeds: 'leads',
  aLoss: 'a loss',
  port: (block: string, ports: string) => `${ports} of ${block}`,
  showBlock: (block: string) => `Show ${block}`,
  preview: 'Preview',
  told: (changes: readonly string[]) => `Preview: ${changes.join(', ')}`,
  inserts: (block: string, from: string, to: string) => `inserts ${block} between ${from} and ${to}`,
  adds: (block: string) => `adds ${block}`,
  removes: (block: string) => `removes ${block}`,
  changes: (block: string, change: string) => `${block}: ${change}`,
  draws: (from: string, to: string) => `draws a wire from ${from} to ${to}`,
  cuts: (from: string, to: string) => `removes the wire from ${from} to ${to}`,
  inModel: (model: string, change: string) => `in ${model}, ${change}`,
  wouldGive: (block: string, shape: string) => `${block} would give ${shape}`,
  nothing: 'nothing',
  moreShapes: (count: number) => (count === 1 ? '1 more shape changes' : `${count} more shapes change`),
  problems: (before: number, after: number) => `${before} ${before === 1 ? 'problem' : 'problems'} → ${after}`,
  bypassed: 'passes its input through',
  used: 'works again',
  frozen: 'keeps its weights',
  trained: 'learns again',
  on: 'on',
  off: 'off',
  epochs: 'epochs',
  batchSize: 'batch size',
  seed: 'seed',
});

export type ProblemWords = (typeof problemWords)['en'];
