import { useRef, type KeyboardEvent, type PointerEvent, type ReactElement } from 'react';
import { classes } from '../parts/classes.ts';
import styles from './Separator.module.css';

/** Pixels an arrow key moves it. */
const keyStep = 8;

/** The edge between a panel and the canvas: drag it, or move it with the arrow keys. Enter and a double click close the panel. */
export function Separator(props: {
  readonly label: string;
  /** The edge of the panel it stands on. */
  readonly edge: 'left' | 'right' | 'top';
  /** Size of the panel, in pixels. */
  readonly size: number;
  readonly min: number;
  readonly max: number;
  readonly onResize: (size: number) => void;
  readonly onClose: () => void;
}): ReactElement {
  const { label, edge, size, min, max, onResize, onClose } = props;
  const grip = useRef<{ readonly at: number; readonly size: number } | null>(null);
  // A panel grows when its edge moves away from it.
  const growth = edge === 'right' ? 1 : -1;
  const place = (event: PointerEvent): number => (edge === 'top' ? event.clientY : event.clientX);
  const onPointerMove = (event: PointerEvent): void => {
    if (!grip.current) return;
    const wanted = grip.current.size + growth * (place(event) - grip.current.at);
    if (wanted < min / 2) {
      grip.current = null;
      onClose();
    } else onResize(wanted);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = keyTarget(event.key, edge, { size, min, max });
    if (target === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (target === 'close') onClose();
    else onResize(target);
  };
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={edge === 'top' ? 'horizontal' : 'vertical'}
      aria-valuenow={size}
      aria-valuemin={min}
      aria-valuemax={max}
      className={classes(styles.separator, styles[edge])}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        grip.current = { at: place(event), size };
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => (grip.current = null)}
      onPointerCancel={() => (grip.current = null)}
      onDoubleClick={onClose}
      onKeyDown={onKeyDown}
    />
  );
}

function keyTarget(
  key: string,
  edge: 'left' | 'right' | 'top',
  { size, min, max }: { readonly size: number; readonly min: number; readonly max: number },
): number | 'close' | null {
  const [grow, shrink] = {
    left: ['ArrowLeft', 'ArrowRight'],
    right: ['ArrowRight', 'ArrowLeft'],
    top: ['ArrowUp', 'ArrowDown'],
  }[edge] as [string, string];
  switch (key) {
    case grow:
      return size + keyStep;
    case shrink:
      return size - keyStep;
    case 'Home':
      return min;
    case 'End':
      return max;
    case 'Enter':
      return 'close';
    default:
      return null;
  }
}
