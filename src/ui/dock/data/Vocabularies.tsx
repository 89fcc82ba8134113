import type { ReactElement } from 'react';
import type { Dataset } from '../../../data/dataset.ts';
import { useSettings } from '../../../stores/settingsStore.ts';
import { formatCount } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/words.ts';
import { ColumnHead } from '../Column.tsx';
import dock from '../dock.module.css';
import { dataWords } from './dataWords.ts';
import styles from './data.module.css';

/** Nobody reads more of them, and each is a row to draw. */
const shown = 500;

/** The tokens that the numbers of each prepared column stand for. */
export function Vocabularies({ dataset }: { readonly dataset: Dataset }): ReactElement {
  const words = useWords(dataWords);
  const locale = useSettings((settings) => settings.locale);
  return (
    <>
      {Object.entries(dataset.vocabularies ?? {}).map(([name, tokens]) => (
        <div key={name} className={styles.vocabulary}>
          <ColumnHead title={`${words.vocabulary}: ${name}`} note={formatCount(tokens.length, locale)} />
          <table className={`${dock.table} ${styles.counts}`} aria-label={`${words.vocabulary}: ${name}`}>
            <thead>
              <tr>
                <th scope="col" className={styles.index}>
                  {words.number}
                </th>
                <th scope="col">{words.token}</th>
              </tr>
            </thead>
            <tbody>
              {tokens.slice(0, shown).map((token, number) => (
                <tr key={token}>
                  <td className={styles.index}>{formatCount(number, locale)}</td>
                  <th scope="row">{token === '' ? <i>{words.padding}</i> : token}</th>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </>
  );
}
