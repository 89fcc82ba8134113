import type { ReactElement } from 'react';
import type { Run } from '../../../stores/runStore.ts';
import { useSettings, type Locale } from '../../../stores/settingsStore.ts';
import { formatClock, formatScore, formatShare } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/words.ts';
import dock from '../dock.module.css';
import { describeChange } from './describeChange.ts';
import { scoreOf } from './scoreNames.ts';
import styles from './train.module.css';
import { trainWords } from './trainWords.ts';
import { verdict } from './verdict.ts';

/** All runs since the page was opened, newest first, side by side; and what the newest says of generalisation. */
export function RunsTable(props: { readonly runs: readonly Run[] }): ReactElement {
  const { runs } = props;
  const words = useWords(trainWords);
  const locale = useSettings((settings) => settings.locale);
  const validated = runs.some((run) => run.epochs.some((epoch) => epoch.validation !== undefined));
  const lossColumn = validated ? words.valLoss : words.loss;
  return (
    <>
      <table className={dock.table} aria-label={words.runs}>
        <thead>
          <tr>
            <th scope="col">{words.runColumn}</th>
            <th scope="col">{words.change}</th>
            <th scope="col" className={dock.number}>
              {lossColumn}
            </th>
            {validated && (
              <th scope="col" className={dock.number}>
                {words.valAccuracy}
              </th>
            )}
            <th scope="col" className={dock.number}>
              {words.time}
            </th>
          </tr>
        </thead>
        <tbody>
          {runs.toReversed().map((run, index) => (
            <RunRow
              key={run.number}
              run={run}
              change={describeChange(run, runs[runs.length - 2 - index], words, locale)}
              newest={index === 0}
              validated={validated}
              locale={locale}
            />
          ))}
        </tbody>
      </table>
      <VerdictLine run={runs.at(-1)} />
    </>
  );
}

function RunRow(props: {
  readonly run: Run;
  readonly change: string;
  readonly newest: boolean;
  readonly validated: boolean;
  readonly locale: Locale;
}): ReactElement {
  const { run, change, newest, validated, locale } = props;
  const last = run.epochs.at(-1);
  const loss = scoreOf(validated ? last?.validation : last?.train, 'loss');
  const accuracy = scoreOf(last?.validation, 'accuracy');
  const ms = run.end?.ms ?? run.epochs.reduce((sum, epoch) => sum + epoch.ms, 0);
  return (
    <tr>
      <th scope="row" className={newest ? styles.newest : undefined}>
        {run.number}
      </th>
      <td className={styles.change} title={change}>
        {change}
      </td>
      <td className={dock.number}>{loss === undefined ? '–' : formatScore(loss, locale)}</td>
      {validated && <td className={dock.number}>{accuracy === undefined ? '–' : formatShare(accuracy, locale)}</td>}
      <td className={`${dock.number} ${run.end ? '' : styles.going}`}>
        {formatClock(ms)}
        {run.end ? '' : '…'}
      </td>
    </tr>
  );
}

function VerdictLine(props: { readonly run: Run | undefined }): ReactElement | null {
  const words = useWords(trainWords);
  const epochs = props.run?.epochs ?? [];
  const loss = Object.keys(epochs.at(-1)?.validation ?? {}).find((name) => !name.includes('/'));
  const said = loss === undefined ? null : verdict(epochs, loss);
  if (!said) return null;
  return <p className={dock.quiet}>{said.kind === 'stillFalls' ? words.stillFalls : words.overfits(said.since)}</p>;
}
