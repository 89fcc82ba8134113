import { setChinesePhrases } from '../../diagnostics/phrase.ts';
import { alongWithCatalogue } from '../../stores/catalogue.ts';
import { showNotice } from '../../stores/noticeStore.ts';
import { changeSettings, type Locale } from '../../stores/settingsStore.ts';
import { chineseName, setChineseBlocks, setChineseNames } from './blockWords.ts';
import { setChineseWords } from './words.ts';

const loaded = new Set<Locale>(['en']);

/**
 * Brings in a language, once: all that the page shows first, and the rest together with the rest of the blocks. Rejects
 * when it cannot be fetched; until it is there, the page speaks English.
 */
export async function loadLanguage(locale: Locale): Promise<void> {
  if (loaded.has(locale)) return;
  const [{ chinese }, names, { phrasesZh }] = await Promise.all([
    import('./chinese.ts'),
    import('./blockNames.zh.ts'),
    import('../../diagnostics/phrases.zh.ts'),
    alongWithCatalogue(loadBlockWords),
  ]);
  setChineseWords(chinese);
  setChineseNames(names);
  setChinesePhrases(phrasesZh, chineseName);
  loaded.add(locale);
}

async function loadBlockWords(): Promise<void> {
  setChineseBlocks(await import('./blockWords.zh.ts'));
}

/** Makes a language that of the page, as soon as it is there. */
export function speak(locale: Locale): void {
  loadLanguage(locale).then(
    () => changeSettings({ locale }),
    () => showNotice({ kind: 'notLoaded' }),
  );
}
