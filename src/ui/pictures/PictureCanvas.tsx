import { useLayoutEffect, useRef, type ReactElement } from 'react';
import type { Pictures } from '../../training/protocol.ts';
import { pictureRgba } from './paint.ts';
import { sizeCanvas, stamp } from './stamp.ts';
import styles from './pictures.module.css';

/** Smaller pictures are drawn with hard pixels: smoothing them would invent detail. */
const smoothFrom = 16;

/**
 * Small pictures in a grid on one canvas. Grey ones are ink on paper in the light theme, and light on dark in the dark.
 * `width` and `height` are of one picture on screen, in CSS pixels.
 */
export function PictureCanvas(props: {
  readonly pictures: Pictures;
  readonly width: number;
  readonly height: number;
  /** What it shows, for who cannot see it; empty where the words beside it say so. */
  readonly label: string;
  readonly columns?: number;
  readonly gap?: number;
  /** The first picture drawn, and how many. */
  readonly from?: number;
  readonly count?: number;
}): ReactElement {
  const { pictures, width, height, label, gap = 4, from = 0 } = props;
  const count = Math.max(0, Math.min(props.count ?? Number.POSITIVE_INFINITY, pictures.count - from));
  const columns = Math.max(1, Math.min(props.columns ?? count, count));
  const rows = Math.ceil(count / columns);
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (!canvas.current) return;
    const context = sizeCanvas(canvas.current, columns * (width + gap) - gap, rows * (height + gap) - gap);
    if (!context) return;
    context.imageSmoothingEnabled = Math.min(pictures.width, pictures.height) >= smoothFrom;
    context.imageSmoothingQuality = 'high';
    for (let index = 0; index < count; index++) {
      const x = (index % columns) * (width + gap);
      const y = Math.floor(index / columns) * (height + gap);
      const image = new ImageData(pictureRgba(pictures, from + index), pictures.width, pictures.height);
      stamp(context, image, x, y, width, height);
      context.strokeStyle = 'rgb(128 128 128 / 0.28)';
      context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
    }
  }, [pictures, width, height, gap, from, count, columns, rows]);
  return (
    <canvas
      ref={canvas}
      className={pictures.channels === 1 ? `${styles.canvas} ${styles.ink}` : styles.canvas}
      role="img"
      aria-label={label}
      aria-hidden={label === '' ? true : undefined}
    />
  );
}
