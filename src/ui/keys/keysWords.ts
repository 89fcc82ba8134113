import { defineWords } from '../i18n/words.ts';

export const keysWords = defineWords('keys', {
  title: 'Keys',
  note: 'Single letters work while the canvas has the focus.',
  lettersOff: 'Single letters are switched off in Settings.',
  project: 'Project',
  run: 'Training',
  canvas: 'Canvas',
  view: 'View',
  app: 'Everywhere',
  trainOrStop: 'Train or stop',
  walk: 'Follow the wires',
  moveBlocks: 'Move the selection',
  open: 'Open the model, or the problem',
  leave: 'Leave what is open',
  copy: 'Copy, cut, paste',
  regions: 'Next or previous region',
  favourite: 'Mark a block of the palette as a favourite',
});
