import type { ReactElement } from 'react';
import { useSettings } from '../../stores/settingsStore.ts';
import { formatTick } from '../i18n/numbers.ts';
import styles from './charts.module.css';
import { plotOf } from './plot.ts';
import { PlotFrame } from './PlotFrame.tsx';
import type { Axis } from './ticks.ts';

/** How the values of a chart are written: at its axis, and exactly. */
export interface Formats {
  readonly formatY: (value: number) => string;
  readonly formatLast: (value: number) => string;
}

/** The frame without curves, before a run. */
export function EmptyPlot(
  props: {
    readonly width: number;
    readonly height: number;
    readonly x: Axis;
    readonly y: Axis;
    readonly unit: string;
  } & Pick<Formats, 'formatY'>,
): ReactElement {
  const locale = useSettings((settings) => settings.locale);
  const { width, height, x, y, unit, formatY } = props;
  return (
    <svg width={width} height={height} className={styles.svg} aria-hidden>
      <PlotFrame
        plot={plotOf(width, height)}
        x={x}
        y={y}
        unit={unit}
        formatX={(value) => formatTick(value, locale)}
        formatY={formatY}
      />
    </svg>
  );
}
