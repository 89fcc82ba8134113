import { defineWords } from '../i18n/words.ts';

export const dialogWords = defineWords('dialog', { close: 'Close' });
