import { Check } from 'lucide-react';
import type { ReactElement } from 'react';
import type { EngineChoice, EngineTrial } from '../../../engine/choice.ts';
import { useSettings } from '../../../stores/settingsStore.ts';
import { formatRate } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/words.ts';
import dock from '../dock.module.css';
import styles from './engine.module.css';
import { nameWithThreads } from './engineNames.ts';
import { engineWords } from './engineWords.ts';

/** Who was tried on this model, and how many samples a second each trained, or why it did not. */
export function EngineTrials({ choice }: { readonly choice: EngineChoice }): ReactElement {
  const words = useWords(engineWords);
  const taken = ({ backend, threads }: EngineTrial): boolean =>
    backend === choice.backend && threads === choice.threads;
  return (
    <table className={`${dock.table} ${styles.trials}`} aria-label={words.trials}>
      <thead>
        <tr>
          <th scope="col">{words.tried}</th>
          <th scope="col" className={dock.number}>
            {words.rate}
          </th>
        </tr>
      </thead>
      <tbody>
        {choice.trials.map((trial) => (
          <Trial key={`${trial.backend} ${trial.threads}`} trial={trial} taken={taken(trial)} />
        ))}
      </tbody>
    </table>
  );
}

function Trial({ trial, taken }: { readonly trial: EngineTrial; readonly taken: boolean }): ReactElement {
  const words = useWords(engineWords);
  const locale = useSettings((settings) => settings.locale);
  const { samplesPerSecond, failure } = trial;
  return (
    <tr className={taken ? styles.taken : undefined}>
      <th scope="row">
        {nameWithThreads(trial, words.threads)}{' '}
        {taken && <Check size={13} strokeWidth={2} role="img" aria-label={words.taken} />}
      </th>
      {samplesPerSecond === undefined ? (
        <td className={styles.failure}>
          {words.failed} <span lang="en">{failure}</span>
        </td>
      ) : (
        <td className={dock.number}>{formatRate(samplesPerSecond, locale)}</td>
      )}
    </tr>
  );
}
