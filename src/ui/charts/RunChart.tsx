import { memo, useCallback, useMemo, type ReactElement } from 'react';
import { Line, LineChart, XAxis, YAxis, type DotItemDotProps, type LineDrawShapeProps } from 'recharts';
import { PlotFrame } from './PlotFrame.tsx';
import { LineEnds } from './LineEnds.tsx';
import { PlaceLines } from './PlaceLines.tsx';
import { margins, plotOf } from './plot.ts';
import { RawLines } from './RawLines.tsx';
import { chartRows, type ChartRow } from './rows.ts';
import type { Chart } from './series.ts';
import type { Axis } from './ticks.ts';

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
  const xDomain = useDomain(chart.x);
  const yDomain = useDomain(chart.y);
  const every = Math.ceil((dotDistance * (chart.x.domain[1] - chart.x.domain[0])) / (plot.right - plot.left));
  return (
    <LineChart width={width} height={height} margin={margins} data={rows} accessibilityLayer={false}>
      <PlotFrame plot={plot} x={chart.x} y={chart.y} unit={unit} formatX={formatX} formatY={formatY} />
      <XAxis dataKey="x" type="number" hide domain={xDomain} allowDataOverflow />
      <YAxis type="number" hide scale={chart.y.scale} domain={yDomain} allowDataOverflow />
      <RawLines chart={chart} plot={plot} />
      {chart.lines.map((line) => (
        <Curve key={line.id} id={line.id} color={line.color} dash={line.dash} dots={line.dots} every={every} />
      ))}
      <PlaceLines chart={chart} plot={plot} at={at} />
      <LineEnds chart={chart} plot={plot} format={formatLast} />
    </LineChart>
  );
}

/** The same array while its ends are the same: a new one makes the library set up its axis again. */
function useDomain({ domain: [from, to] }: Axis): [number, number] {
  return useMemo(() => [from, to], [from, to]);
}

// Set up once and not with each redraw: its props are the same from frame to frame.
const Curve = memo(function Curve(props: {
  readonly id: string;
  readonly color: string;
  readonly dash?: string | undefined;
  readonly dots?: boolean;
  /** Dots stand at every so manieth epoch. */
  readonly every?: number;
}): ReactElement {
  const { id, color, dash, dots = false, every = 1 } = props;
  const dot = useCallback(
    (item: DotItemDotProps) => <EpochDot key={item.key} dot={item} id={id} color={color} every={every} />,
    [id, color, every],
  );
  return (
    <Line
      dataKey={id}
      type="linear"
      stroke={color}
      strokeWidth={1.75}
      strokeDasharray={dash ?? ''}
      strokeLinejoin="round"
      connectNulls
      isAnimationActive={false}
      activeDot={false}
      shape={CurvePath}
      dot={dots && dot}
    />
  );
});

/** The curve through the points a line has. The library's own measures the length of its path with every redraw. */
function CurvePath(props: LineDrawShapeProps): ReactElement {
  const { points = [], stroke, strokeWidth, strokeDasharray, strokeLinejoin, clipPath, className } = props;
  const drawn = points.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  const d = drawn.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x?.toFixed(1)} ${y?.toFixed(1)}`).join('');
  const path = { d, stroke, strokeWidth, strokeDasharray, strokeLinejoin, clipPath, className };
  return <path {...path} fill="none" />;
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
