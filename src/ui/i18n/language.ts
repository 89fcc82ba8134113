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
  const [{ chinese, chineseNames }] = await Promise.all([import('./chinese.ts'), alongWithCatalogue(loadRest)]);
  setChineseWords(chinese);
  setChineseNames(chineseNames);
  loaded.add(locale);
}

async function loadRest(): Promise<void> {
  const [{ chineseLater }, { phrasesZh }, blocks] = await Promise.all([
    import('./chineseLater.ts'),
    import('../../diagnostics/phrases.zh.ts'),
    import('./blockWords.zh.ts'),
  ]);
  setChineseWords(chineseLater);
  setChineseBlocks(blocks);
  setChinesePhrases(phrasesZh, chineseName);
}

/** Makes a language that of the page, as soon as it is there. */
export function speak(locale: Locale): void {
  loadLanguage(locale).then(
    () => changeSettings({ locale }),
    () => showNotice({ kind: 'notLoaded' }),
  );
}
