import { useLayoutEffect, useRef, type ReactElement } from 'react';
import type { View } from '../../training/protocol.ts';
import { classTokens, markOf, traceMark } from './marks.ts';
import { boundaryRgba, type Rgb } from './paint.ts';
import { sizeCanvas, stamp } from './stamp.ts';
import { useColors } from './useColors.ts';
import styles from './pictures.module.css';

/** Two-dimensional points with their classes. */
export interface PlanePoint {
  readonly x: number;
  readonly y: number;
  readonly label: number;
}

export type BoundaryView = Extract<View, { readonly probe: 'boundary' }>;

const tokens = [...classTokens, '--panel'] as const;

/**
 * A square of the plane from `-extent` to `extent` with points in it, and behind them what a model says of each place
 * when there is a `boundary`. Classes differ in colour and in shape.
 */
export function PlaneCanvas(props: {
  readonly points: readonly PlanePoint[];
  readonly extent: number;
  readonly boundary?: BoundaryView | undefined;
  /** Side on screen, in CSS pixels. */
  readonly size: number;
  readonly label: string;
}): ReactElement {
  const { points, extent, boundary, size, label } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const colors = useColors(tokens);
  useLayoutEffect(() => {
    const context = canvas.current ? sizeCanvas(canvas.current, size, size) : null;
    if (!context) return;
    if (boundary) drawBoundary(context, boundary, size, colors.slice(0, classTokens.length));
    drawPoints(context, points, extent, size, colors);
  }, [points, extent, boundary, size, colors]);
  return <canvas ref={canvas} className={styles.plane} role="img" aria-label={label} />;
}

function drawBoundary(
  context: CanvasRenderingContext2D,
  view: BoundaryView,
  size: number,
  colors: readonly Rgb[],
): void {
  const rgba = boundaryRgba(view.winner, view.probability, view.classes, colors);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  stamp(context, new ImageData(rgba, view.size, view.size), 0, 0, size, size);
}

function drawPoints(
  context: CanvasRenderingContext2D,
  points: readonly PlanePoint[],
  extent: number,
  size: number,
  colors: readonly Rgb[],
): void {
  const radius = size < 240 ? 2 : 3;
  const paper = colors.at(-1) ?? [255, 255, 255];
  context.lineWidth = 1;
  context.strokeStyle = `rgb(${paper.join(' ')})`;
  for (const { x, y, label } of points) {
    traceMark(context, markOf(label), ((x / extent + 1) / 2) * size, ((1 - y / extent) / 2) * size, radius);
    context.fillStyle = `rgb(${(colors[label % classTokens.length] ?? paper).join(' ')})`;
    context.fill();
    context.stroke();
  }
}
