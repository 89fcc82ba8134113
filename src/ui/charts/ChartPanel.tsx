import { ChartLine as ChartIcon, Table2 } from 'lucide-react';
import { lazy, Suspense, useRef, useState, type ReactElement } from 'react';
import type { EpochEvent } from '../../training/protocol.ts';
import { useSettings } from '../../stores/settingsStore.ts';
import { formatScore, formatShare, formatTick } from '../i18n/numbers.ts';
import { useWords } from '../i18n/words.ts';
import { Segments } from '../parts/Segments.tsx';
import { ChartLegend } from './ChartLegend.tsx';
import { chartWords } from './chartWords.ts';
import { EmptyPlot } from './EmptyPlot.tsx';
import type { Chart } from './series.ts';
import type { Axis } from './ticks.ts';
import { useSize } from './useSize.ts';
import styles from './charts.module.css';

// Curves and their table come with the first run, or before it while the page is idle.
const loadBody = async () => ({ default: (await import('./ChartBody.tsx')).ChartBody });
const loadTable = async () => ({ default: (await import('./ChartTable.tsx')).ChartTable });
const ChartBody = lazy(loadBody);
const ChartTable = lazy(loadTable);

/** Brings in what a run shows in a chart before there is one. */
export async function warmCharts(): Promise<void> {
  await Promise.all([loadBody(), loadTable()]);
}

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
  const frame = width > 0 && (
    <EmptyPlot width={width} height={height} x={empty.x} y={empty.y} unit={words[empty.unit]} formatY={formatY} />
  );
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
        <Suspense fallback={frame}>
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
        </Suspense>
        {!drawn && frame}
      </div>
    </section>
  );
}

function measureName(measure: string, words: { loss: string; accuracy: string; meanAbsoluteError: string }): string {
  if (measure === 'loss' || measure === 'accuracy' || measure === 'meanAbsoluteError') return words[measure];
  return measure;
}
