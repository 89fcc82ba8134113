import { defineWords } from '../i18n/words.ts';

export const galleryWords = defineWords('gallery', {
  templates: 'Templates',
  note: 'Your open project stays under Projects.',
  find: 'Find a template',
  groups: 'Groups',
  all: 'All',
  start: 'Start here',
  images: 'Images',
  sequences: 'Sequences',
  generative: 'Generative',
  openFile: 'Open a file',
  params: (count: string) => `${count} params`,
  blocks: (count: string) => `${count} blocks`,
  none: (query: string) => `No template is called “${query}”.`,
  clear: 'Clear',
  move: 'move',
  open: 'open',
  close: 'close',
  opened: (name: string) => `${name} is open.`,
});
