import { ChartLine as ChartIcon, Table2 } from 'lucide-react';
import { useRef, useState, type ReactElement } from 'react';
import type { EpochEvent } from '../../training/protocol.ts';
import { useSettings } from '../../stores/settingsStore.ts';
import { formatScore, formatShare, formatTick } from '../i18n/numbers.ts';
import { useWords } from '../i18n/words.ts';
import { Segments } from '../parts/Segments.tsx';
import { ChartBody, EmptyPlot } from './ChartBody.tsx';
import { ChartLegend } from './ChartLegend.tsx';
import { ChartTable } from './ChartTable.tsx';
import { chartWords } from './chartWords.ts';
import type { Chart } from './series.ts';
import type { Axis } from './ticks.ts';
import { useSize } from './useSize.ts';
import styles from './charts.module.css';

/** One chart with its heading, legend and switches. Without a `chart` it is the empty frame of the run to come. */
export function ChartPanel(props: {
  readonly measure: string;
  /** Which loss, when there is one. */
  readonly subtitle?: string | undefined;
  readonly build: ((width: number) => Chart) | null;
  readonly empty: { readonly x: Axis; readonly y: Axis; readonly unit: 'epoch' | 'step' };
  readonly epochs: readonly EpochEvent[];
  readonly scale?: { readonly value: 'linear' | 'log'; readonly onChange: (value: 'linear' | 'log') => void };
}): ReactElement {
  const { measure, subtitle, build, empty, epochs, scale } = props;
  const words = useWords(chartWords);
  const locale = useSettings((settings) => settings.locale);
  const [{ asTable, byKey }, show] = useState({ asTable: false, byKey: false });
  const box = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(box);
  const title = measureName(measure, words);
  const share = measure === 'accuracy';
  const formatY = (value: number): string => (share ? formatShare(value, locale, 0) : formatTick(value, locale));
  const formatLast = (value: number): string => (share ? formatShare(value, locale) : formatScore(value, locale));
  const chart = build && width > 0 ? build(width) : null;
  const drawn = chart !== null && chart.lines.length > 0;
  const scales = (['linear', 'log'] as const).map((value) => ({ value, label: words[value] }));
  const TableIcon = asTable ? ChartIcon : Table2;
  return (
    <section className={styles.panel} aria-label={title}>
      <header className={styles.heading}>
        <h3 className={drawn ? styles.title : styles.titleQuiet}>{title}</h3>
        {drawn && subtitle && <span className={styles.subtitle}>{subtitle}</span>}
        <span className={styles.gap} />
        {drawn && <ChartLegend lines={chart.lines} />}
        {drawn && scale && !asTable && (
          <Segments compact label={words.scale} options={scales} value={scale.value} onChange={scale.onChange} />
        )}
        {drawn && (
          <button
            type="button"
            className={styles.iconButton}
            aria-label={asTable ? words.showChart : words.showTable}
            title={asTable ? words.showChart : words.showTable}
            onClick={() => show({ asTable: !asTable, byKey: false })}
          >
            <TableIcon size={13} strokeWidth={1.75} aria-hidden />
          </button>
        )}
      </header>
      <div className={styles.body} ref={box}>
        {drawn && asTable && (
          <ChartTable
            kind={chart.kind}
            epochs={epochs}
            format={formatLast}
            focused={byKey}
            onChart={() => show({ asTable: false, byKey: true })}
          />
        )}
        {drawn && !asTable && (
          <ChartBody
            chart={chart}
            title={title}
            width={width}
            height={height}
            focused={byKey}
            onTable={() => show({ asTable: true, byKey: true })}
            formatY={formatY}
            formatLast={formatLast}
          />
        )}
        {!drawn && width > 0 && (
          <EmptyPlot width={width} height={height} x={empty.x} y={empty.y} unit={words[empty.unit]} formatY={formatY} />
        )}
      </div>
    </section>
  );
}

function measureName(measure: string, words: { loss: string; accuracy: string; meanAbsoluteError: string }): string {
  if (measure === 'loss' || measure === 'accuracy' || measure === 'meanAbsoluteError') return words[measure];
  return measure;
}
