import { setChinesePhrases } from '../../diagnostics/phrase.ts';
import { showNotice } from '../../stores/noticeStore.ts';
import { changeSettings, type Locale } from '../../stores/settingsStore.ts';
import { chineseName, setChineseBlocks } from './blockWords.ts';
import { setChineseWords } from './words.ts';

const loaded = new Set<Locale>(['en']);

/** Brings in a language, once. Rejects when it cannot be fetched; until it is there, the page speaks English. */
export async function loadLanguage(locale: Locale): Promise<void> {
  if (loaded.has(locale)) return;
  const [{ chinese }, { phrasesZh }, blocks] = await Promise.all([
    import('./chinese.ts'),
    import('../../diagnostics/phrases.zh.ts'),
    import('./blockWords.zh.ts'),
  ]);
  setChineseWords(chinese);
  setChinesePhrases(phrasesZh, chineseName);
  setChineseBlocks(blocks);
  loaded.add(locale);
}

/** Makes a language that of the page, as soon as it is there. */
export function speak(locale: Locale): void {
  loadLanguage(locale).then(
    () => changeSettings({ locale }),
    () => showNotice({ kind: 'notLoaded' }),
  );
}
