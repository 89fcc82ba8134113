import {
  lazy,
  Suspense,
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
} from 'react';
import { useSettings } from '../../stores/settingsStore.ts';
import { formatCount, formatTick } from '../i18n/numbers.ts';
import { useWords } from '../i18n/words.ts';
import { lineName } from './ChartLegend.tsx';
import { ChartTooltip, valuesAt } from './ChartTooltip.tsx';
import { chartWords } from './chartWords.ts';
import { EmptyPlot, type Formats } from './EmptyPlot.tsx';
import { plotOf, xValue } from './plot.ts';
import type { Chart } from './series.ts';
import styles from './charts.module.css';

// Brings recharts along: asked for with the first point of the first run, not with the page.
const RunChart = lazy(async () => ({ default: (await import('./RunChart.tsx')).RunChart }));

/** A chart with its curves: the pointer or the arrow keys read values off it. */
export function ChartBody(
  props: {
    readonly chart: Chart;
    readonly title: string;
    readonly width: number;
    readonly height: number;
    /** Takes the focus at once: it was come back to by a key. */
    readonly focused: boolean;
    readonly onTable: () => void;
  } & Formats,
): ReactElement {
  const { chart, title, width, height, focused, onTable, formatY, formatLast } = props;
  const words = useWords(chartWords);
  const locale = useSettings((settings) => settings.locale);
  const [at, setAt] = useState<number | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focused) box.current?.focus();
  }, [focused]);
  const plot = plotOf(width, height);
  const unit = words[chart.unit];
  const formatX = (value: number): string => formatTick(value, locale);
  const place = (value: number): string =>
    chart.unit === 'step'
      ? `${unit} ${formatCount(value, locale)}`
      : `${unit} ${formatTick(Math.round(value * 10) / 10, locale)}`;
  const shown = at === null ? chart.now : Math.min(at, chart.now);
  const text = valuesAt(chart, shown).map(({ line, value }) => `${lineName(line, words)} ${formatLast(value)}`);

  const point = (event: PointerEvent<HTMLDivElement>): void => {
    const left = box.current?.getBoundingClientRect().left ?? 0;
    setAt(Math.min(chart.now, xValue(plot, chart.x, event.clientX - left)));
  };
  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    const next = moved(event.key, shown, chart);
    if (next !== undefined) setAt(next);
    else if (event.key === 'Escape' && at !== null) setAt(null);
    else if (event.key === 'Enter') onTable();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={box}
      className={styles.plot}
      role="slider"
      tabIndex={0}
      aria-label={`${title}. ${words.keys}`}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={chart.now}
      aria-valuenow={shown}
      aria-valuetext={[place(shown), ...text].join(', ')}
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={() => setAt(null)}
      onBlur={() => setAt(null)}
      onKeyDown={press}
    >
      <Suspense
        fallback={<EmptyPlot width={width} height={height} x={chart.x} y={chart.y} unit={unit} formatY={formatY} />}
      >
        <RunChart
          chart={chart}
          width={width}
          height={height}
          unit={unit}
          formatX={formatX}
          formatY={formatY}
          formatLast={formatLast}
          at={at}
        />
      </Suspense>
      {at !== null && <ChartTooltip chart={chart} plot={plot} at={at} place={place(at)} format={formatLast} />}
    </div>
  );
}

/** Where a key leads: to the next epoch, or a fiftieth of the run where it is read by the step. */
function moved(key: string, from: number, chart: Chart): number | undefined {
  const step = chart.unit === 'epoch' ? 1 : Math.max(1, Math.round(chart.x.domain[1] / 50));
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, (Math.ceil(from / step - 1e-9) - 1) * step);
    case 'ArrowRight':
      return Math.min(chart.now, (Math.floor(from / step + 1e-9) + 1) * step);
    case 'Home':
      return 0;
    case 'End':
      return chart.now;
    default:
      return undefined;
  }
}
