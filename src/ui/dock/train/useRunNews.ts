import { useEffect } from 'react';
import { useRunStore, type Run } from '../../../stores/runStore.ts';
import { useSettings, type Locale } from '../../../stores/settingsStore.ts';
import { announce } from '../../../stores/uiStore.ts';
import type { EpochEvent } from '../../../training/protocol.ts';
import { formatScore, formatShare } from '../../i18n/numbers.ts';
import { scoreOf } from './scoreNames.ts';
import { trainWords } from './trainWords.ts';

/** Epochs that end sooner after each other are not all read out. */
const quietMs = 4000;

/** Reads out how a run goes: once an epoch, not each batch, and how it ended. */
export function useRunNews(): void {
  useEffect(() => {
    let saidAt = Number.NEGATIVE_INFINITY;
    return useRunStore.subscribe((state, before) => {
      const run = state.runs.at(-1);
      const was = before.runs.at(-1);
      if (!run || !was || run.number !== was.number) return;
      const { locale } = useSettings.getState();
      if (run.end && !was.end) announce(endText(run, locale));
      else if (run.epochs.length > was.epochs.length && performance.now() - saidAt >= quietMs) {
        saidAt = performance.now();
        announce(epochText(run, locale));
      }
    });
  }, []);
}

function endText({ number, end, epochs }: Run, locale: Locale): string {
  const words = trainWords[locale];
  const status = end ? words[end.reason] : '';
  return [words.announceEnd(number, status), end?.message, scoresText(epochs.at(-1), locale)].filter(Boolean).join(' ');
}

function epochText({ epochs, start }: Run, locale: Locale): string {
  return trainWords[locale].announceEpoch(
    epochs.length,
    start?.epochs ?? epochs.length,
    scoresText(epochs.at(-1), locale),
  );
}

function scoresText(epoch: EpochEvent | undefined, locale: Locale): string {
  const words = trainWords[locale];
  const loss = scoreOf(epoch?.train, 'loss');
  const validation = scoreOf(epoch?.validation, 'loss');
  const accuracy = scoreOf(epoch?.validation, 'accuracy');
  return [
    loss === undefined ? '' : words.lossValue(formatScore(loss, locale)),
    validation === undefined ? '' : words.validationValue(formatScore(validation, locale)),
    accuracy === undefined ? '' : words.accuracyValue(formatShare(accuracy, locale)),
  ]
    .filter(Boolean)
    .join(' ');
}
