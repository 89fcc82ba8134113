import { useMemo, type ReactElement } from 'react';
import { Line, LineChart, ReferenceLine, XAxis, YAxis, type DotItemDotProps } from 'recharts';
import { PlotFrame } from './PlotFrame.tsx';
import { LineEnds } from './LineEnds.tsx';
import { margins, plotOf } from './plot.ts';
import { chartRows, type ChartRow } from './rows.ts';
import type { Chart } from './series.ts';

/** Closer than this, dots run into each other. */
const dotDistance = 8;

/** The curves of a run. This file alone brings recharts into the page, with the first run. */
export function RunChart(props: {
  readonly chart: Chart;
  readonly width: number;
  readonly height: number;
  readonly unit: string;
  readonly formatX: (value: number) => string;
  readonly formatY: (value: number) => string;
  readonly formatLast: (value: number) => string;
  /** Where the reader points, in the units of the x axis. */
  readonly at: number | null;
}): ReactElement {
  const { chart, width, height, unit, formatX, formatY, formatLast, at } = props;
  const rows = useMemo(() => chartRows(chart), [chart]);
  const plot = plotOf(width, height);
  const every = Math.ceil((dotDistance * (chart.x.domain[1] - chart.x.domain[0])) / (plot.right - plot.left));
  return (
    <LineChart width={width} height={height} margin={margins} data={rows} accessibilityLayer={false}>
      <PlotFrame plot={plot} x={chart.x} y={chart.y} unit={unit} formatX={formatX} formatY={formatY} />
      <XAxis dataKey="x" type="number" hide domain={[...chart.x.domain]} allowDataOverflow />
      <YAxis type="number" hide scale={chart.y.scale} domain={[...chart.y.domain]} allowDataOverflow />
      {chart.lines.map(
        (line) => line.raw.length > 0 && <Curve key={`${line.id} raw`} id={`${line.id} raw`} color={line.color} thin />,
      )}
      {chart.lines.map((line) => (
        <Curve key={line.id} id={line.id} color={line.color} dash={line.dash} dots={line.dots} every={every} />
      ))}
      <ReferenceLine x={chart.now} stroke="var(--line-block)" strokeDasharray="2 3" ifOverflow="visible" />
      {at !== null && <ReferenceLine x={at} stroke="var(--text-3)" strokeWidth={1} />}
      <LineEnds chart={chart} plot={plot} format={formatLast} />
    </LineChart>
  );
}

function Curve(props: {
  readonly id: string;
  readonly color: string;
  readonly thin?: boolean;
  readonly dash?: string | undefined;
  readonly dots?: boolean;
  /** Dots stand at every so manieth epoch. */
  readonly every?: number;
}): ReactElement {
  const { id, color, thin = false, dash, dots = false, every = 1 } = props;
  return (
    <Line
      dataKey={id}
      type="linear"
      stroke={color}
      strokeWidth={thin ? 1 : 1.75}
      strokeOpacity={thin ? 0.2 : 1}
      strokeDasharray={dash ?? ''}
      strokeLinejoin="round"
      connectNulls
      isAnimationActive={false}
      activeDot={false}
      dot={dots && ((dot) => <EpochDot key={dot.key} dot={dot} id={id} color={color} every={every} />)}
    />
  );
}

/** A hollow dot where an epoch ended; none where the line has no point, and not at each epoch of a long run. */
function EpochDot(props: {
  readonly dot: DotItemDotProps;
  readonly id: string;
  readonly color: string;
  readonly every: number;
}): ReactElement | null {
  const { dot, id, color, every } = props;
  const row = dot.payload as ChartRow;
  if (row[id] === undefined || row.x % every !== 0 || dot.cx === undefined || dot.cy === undefined) return null;
  return <circle cx={dot.cx} cy={dot.cy} r={2.5} fill="var(--panel)" stroke={color} strokeWidth={1.5} />;
}
