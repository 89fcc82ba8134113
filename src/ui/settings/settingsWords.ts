import { defineWords } from '../i18n/words.ts';

export const settingsWords = defineWords('settings', {
  title: 'Settings',
  note: 'Kept in this browser.',
  theme: 'Theme',
  system: 'As the system',
  light: 'Light',
  dark: 'Dark',
  language: 'Language',
  letterKeys: 'Single-letter keys',
  letterKeysHelp: 'C connects, T trains, and so on, while the canvas has the focus.',
});
