import { useLayoutEffect, useRef, type ReactElement } from 'react';
import { signedRgba } from './paint.ts';
import { sizeCanvas, stamp } from './stamp.ts';
import { useColors } from './useColors.ts';
import styles from './pictures.module.css';

const tokens = ['--viz-train', '--viz-val'] as const;

/** Signed values (weights) as cells: blue below 0, orange above, the stronger the larger. */
export function SignedStrip(props: {
  readonly values: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
  readonly rows?: number;
  readonly label: string;
}): ReactElement {
  const { values, width, height, rows = 1, label } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [below, above] = useColors(tokens);
  useLayoutEffect(() => {
    if (!canvas.current || !below || !above || values.length === 0) return;
    const context = sizeCanvas(canvas.current, width, height);
    if (!context) return;
    const columns = Math.ceil(values.length / rows);
    let limit = 0;
    for (let index = 0; index < values.length; index++) limit = Math.max(limit, Math.abs(values[index] ?? 0));
    // The last row may be short: what is missing stays clear.
    const rgba = new Uint8ClampedArray(columns * rows * 4);
    rgba.set(signedRgba(values, limit, below, above));
    context.imageSmoothingEnabled = false;
    stamp(context, new ImageData(rgba, columns, rows), 0, 0, width, height);
  }, [values, width, height, rows, below, above]);
  return <canvas ref={canvas} className={styles.strip} role="img" aria-label={label} />;
}
