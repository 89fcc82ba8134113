import { BaseEdge, type Edge, type EdgeProps } from '@xyflow/react';
import { VenetianMask } from 'lucide-react';
import { memo, useContext, type ReactElement } from 'react';
import type { GraphId, Wire } from '../../graph/project.ts';
import { useCompiled } from '../../stores/compiled.ts';
import { useRunStore } from '../../stores/runStore.ts';
import { useSettings, type Locale } from '../../stores/settingsStore.ts';
import { portLabel } from '../i18n/blockWords.ts';
import { formatScore } from '../i18n/numbers.ts';
import { useWords } from '../i18n/words.ts';
import { SettledZoom } from './settledZoom.ts';
import { detailAt } from './view.ts';
import type { Route } from './wireRoute.ts';
import { canvasWords } from './words.ts';
import styles from './WireEdge.module.css';

/** A wire as it is drawn; the live value of a loss is looked up where it is shown. */
export type WireFlowEdge = Edge<
  {
    readonly graph: GraphId;
    readonly wire: Wire;
    readonly route: Route;
    readonly text: string;
    readonly tone: 'tensor' | 'loss' | 'error';
    /** A mask travels along. */
    readonly masked: boolean;
    /** One of its blocks is selected. */
    readonly near: boolean;
    /** The problem that is looked at is about what it carries. */
    readonly traced: boolean;
    /** What the fix that is looked at would do: take it away, or make it carry something else. */
    readonly change: 'none' | 'gone' | 'other';
  },
  'wire'
>;

/** One wire with the shape it carries. */
export const WireEdge = memo(function WireEdge({
  id,
  data,
  selected,
  interactionWidth,
}: EdgeProps<WireFlowEdge>): ReactElement | null {
  if (!data) return null;
  const { route, tone, near, traced, change } = data;
  const lit = near || selected;
  const classes = [styles.wire, styles[tone], lit && styles.lit, traced && styles.traced, styles[change]]
    .filter(Boolean)
    .join(' ');
  return (
    <>
      {route.bridges.map((bridge) => (
        <path key={bridge} d={bridge} className={styles.bridge} />
      ))}
      <BaseEdge id={id} path={route.path} className={classes} interactionWidth={interactionWidth ?? 16} />
      <Label data={data} lit={lit === true} />
    </>
  );
});

function Label({
  data,
  lit,
}: {
  readonly data: NonNullable<WireFlowEdge['data']>;
  readonly lit: boolean;
}): ReactElement | null {
  const { route, tone, wire, masked, change } = data;
  const value = useLossValue(wire, tone === 'loss');
  const locale = useSettings((settings) => settings.locale);
  const text = tone === 'loss' ? value : inLanguage(data.text, locale);
  const { maskedNote } = useWords(canvasWords);
  const zoom = useContext(SettledZoom);
  const enlarged = detailAt(zoom) === 'full' ? 1 : 1 / zoom;
  if (text === '') return null;
  const tooltip = masked ? `${text} · ${maskedNote}` : text;
  const [width, mark] = [textWidth(text) * enlarged, masked ? maskSize * enlarged : 0];
  if (width + mark > route.label.room) return <title>{tooltip}</title>;
  const { x, y, anchor } = route.label;
  const markLeft = { start: x, middle: x - (width + mark) / 2, end: x - mark }[anchor];
  return (
    <>
      {masked && <title>{tooltip}</title>}
      {masked && (
        <VenetianMask
          x={markLeft}
          y={y - 10 * enlarged}
          size={12 * enlarged}
          className={[styles.mask, lit && styles.litMask].filter(Boolean).join(' ')}
          aria-hidden
        />
      )}
      <text
        x={x + { start: mark, middle: mark / 2, end: -mark }[anchor]}
        y={y}
        textAnchor={anchor}
        className={[styles.label, styles[`${tone}Label`], lit && styles.litLabel, styles[`${change}Label`]]
          .filter(Boolean)
          .join(' ')}
      >
        {text}
      </text>
    </>
  );
}
/** Room for the sign of a mask before a label, in pixels. */
const maskSize = 15;

/** `[10] labels` with the port's name in the language of the page. */
function inLanguage(text: string, locale: Locale): string {
  return text.replace(/(?<=\] ).+$/, (name) => portLabel({ name }, locale));
}

/** About what 11 px text takes, in pixels: digits are wide, brackets, commas and spaces narrow. */
function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += /[\s[\],.]/.test(letter) ? 3.2 : /[\u3000-\uffff]/.test(letter) ? 11 : 6.3;
  return width;
}

function useLossValue(wire: Wire, wanted: boolean): string {
  const words = useWords(canvasWords);
  const locale = useSettings((settings) => settings.locale);
  const series = useCompiled((compiled) =>
    wanted
      ? compiled.plan?.losses.find((loss) => loss.block === wire.from.block && loss.port === wire.from.port)?.name
      : undefined,
  );
  const value = useRunStore((state) => (series === undefined ? undefined : state.latest?.scores[series]));
  if (!wanted) return '';
  return value === undefined ? words.loss : `${words.loss} ${formatScore(value, locale)}`;
}
