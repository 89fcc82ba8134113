import type { StorageProblem } from '../../stores/autosave.ts';
import { defineWords } from '../i18n/words.ts';

const problemsEn: Readonly<Record<StorageProblem, string>> = {
  full: 'disk full',
  blocked: 'storage is blocked',
  silent: 'storage does not answer',
};

export const menuWords = defineWords('menus', {
  saved: 'Saved',
  saving: 'Saving',
  example: 'Example',
  notSaved: (problem: StorageProblem) => `Not saved: ${problemsEn[problem]}`,
  notSavedHelp: 'The work is only in this window. It is tried again every few seconds; download a copy to be safe.',
  download: 'Download',
  projectMenu: 'Project menu',
  newProject: 'New project',
  openFile: 'Open a file',
  saveFile: 'Save as a file',
  projects: 'Projects',
  untitled: 'Untitled',
  exportProject: 'Export',
  showCode: 'Show the code',
  zip: 'TypeScript project (.zip)',
  projectFile: 'Project file (.layerloom.json)',
});
