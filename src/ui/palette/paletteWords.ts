import { defineWords } from '../i18n/words.ts';

export const paletteWords = defineWords('palette', {
  find: 'Find a block',
  tree: 'Blocks by kind',
  none: (query: string) => `No block is called “${query}”.`,
  tryElse: (keys: string) => `Try the category names, or ${keys} for commands.`,
  clear: 'Clear',
  adds: 'adds after the selection',
  added: (label: string) => `${label} added`,
  favourites: 'Favourites',
  mark: 'Add to favourites',
  unmark: 'Remove from favourites',
  marked: (label: string) => `${label} is a favourite`,
  unmarked: (label: string) => `${label} is no favourite any more`,
  wouldGive: (shape: string) => `After the selected block: ${shape}`,
  doesNotFit: (reason: string) => `Does not fit after the selected block: ${reason}`,
});

export type PaletteWords = (typeof paletteWords)['en'];
