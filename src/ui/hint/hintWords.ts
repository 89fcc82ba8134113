import { defineWords } from '../i18n/words.ts';

export const hintWords = defineWords('hint', {
  title: 'Press Train',
  text: 'This network learns to read handwritten digits, here in this page. Nothing leaves it.',
  close: 'Close the hint',
});
