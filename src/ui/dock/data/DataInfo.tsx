import type { ReactElement } from 'react';
import type { Dataset } from '../../../data/dataset.ts';
import { useSettings } from '../../../stores/settingsStore.ts';
import { formatCount } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/words.ts';
import { Figures } from '../Figures.tsx';
import { dataWords } from './dataWords.ts';
import styles from './data.module.css';

/** Sizes, shape, where the data comes from and under which licence. */
export function DataInfo(props: { readonly dataset: Dataset }): ReactElement {
  const { fields, sizes, origin } = props.dataset;
  const words = useWords(dataWords);
  const locale = useSettings((settings) => settings.locale);
  const shapes = Object.entries(fields).map(([name, field]): [string, string] => [name, `[${field.shape.join(', ')}]`]);
  return (
    <>
      <Figures
        rows={[
          [words.trainSamples, formatCount(sizes.train, locale)],
          [words.validationSamples, formatCount(sizes.validation, locale)],
          [words.testSamples, formatCount(sizes.test, locale)],
          ...shapes,
        ]}
      />
      <dl className={styles.origin}>
        <dt>{words.source}</dt>
        <dd>{origin.source}</dd>
        <dt>{words.licence}</dt>
        <dd>{origin.licence}</dd>
      </dl>
    </>
  );
}
