import type { ReactElement } from 'react';
import { useWords } from '../i18n/words.ts';
import { lineName } from './ChartLegend.tsx';
import { chartWords } from './chartWords.ts';
import { xPixel, type Plot } from './plot.ts';
import type { Chart } from './series.ts';
import styles from './charts.module.css';

const boxWidth = 150;

/** The values at one place of the run, in a box beside its line. */
export function ChartTooltip(props: {
  readonly chart: Chart;
  readonly plot: Plot;
  readonly at: number;
  readonly place: string;
  readonly format: (value: number) => string;
}): ReactElement {
  const { chart, plot, at, place, format } = props;
  const words = useWords(chartWords);
  const x = xPixel(plot, chart.x, at);
  const left = x + 10 + boxWidth > plot.width ? x - 10 - boxWidth : x + 10;
  return (
    <div className={styles.tooltip} style={{ left: Math.max(0, left), top: plot.top, width: boxWidth }} aria-hidden>
      <div className={styles.tooltipPlace}>{place}</div>
      {valuesAt(chart, at).map(({ line, value }) => (
        <div key={line.id} className={styles.tooltipRow}>
          <span>{lineName(line, words)}</span>
          <span>{format(value)}</span>
        </div>
      ))}
    </div>
  );
}

/** The lines that have come as far as `at`, with their values there. */
export function valuesAt(chart: Chart, at: number): { line: Chart['lines'][number]; value: number }[] {
  return chart.lines.flatMap((line) => {
    const value = line.at(at);
    return value === undefined || Number.isNaN(value) ? [] : [{ line, value }];
  });
}
