import { phraseText, type Phrase } from '../../diagnostics/phrase.ts';
import { redo, undo } from '../../stores/documentStore.ts';
import { useSettings } from '../../stores/settingsStore.ts';
import { announce } from '../../stores/uiStore.ts';
import { topbarWords } from './topbarWords.ts';

/** Takes the last step back, and says which. */
export function takeBack(): void {
  announceStep(undo(), 'undone');
}

/** Does the last undone step again, and says which. */
export function doAgain(): void {
  announceStep(redo(), 'redone');
}

function announceStep(title: Phrase | null, done: 'undone' | 'redone'): void {
  const { locale } = useSettings.getState();
  if (title) announce(topbarWords[locale][done](phraseText(title, locale)));
}
