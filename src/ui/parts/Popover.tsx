import {
  cloneElement,
  useCallback,
  useEffect,
  useState,
  type ComponentProps,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
} from 'react';
import { createPortal } from 'react-dom';
import { classes } from './classes.ts';
import type { Align, Side } from './place.ts';
import styles from './Popover.module.css';
import { usePlaced } from './usePlaced.ts';
import { usePressOutside } from './usePressOutside.ts';

type Trigger = Pick<ComponentProps<'button'>, 'onClick' | 'aria-haspopup' | 'aria-expanded'>;

/** A small panel beside its button. Not modal: Esc, a press outside and leaving it with Tab close it. */
export function Popover(props: {
  readonly label: string;
  /** The button: an element of the page, or one that passes on what it is given. */
  readonly trigger: ReactElement<Trigger>;
  readonly side?: Side;
  readonly align?: Align;
  readonly className?: string | undefined;
  readonly onClosed?: () => void;
  /** What is in it; a function where something in it closes the panel and takes the focus elsewhere. */
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}): ReactElement {
  const { label, trigger, side = 'bottom', align = 'start', className, onClosed, children } = props;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = useCallback(() => {
    setAnchor(null);
    onClosed?.();
  }, [onClosed]);
  const button = cloneElement(trigger, {
    'aria-haspopup': 'dialog',
    'aria-expanded': anchor !== null,
    onClick: (event: MouseEvent<HTMLButtonElement>) => (anchor ? close() : setAnchor(event.currentTarget)),
  });
  const panel = { label, side, align, className, onClose: close };
  return (
    <>
      {button}
      {anchor &&
        createPortal(
          <Panel anchor={anchor} {...panel}>
            {typeof children === 'function' ? children(close) : children}
          </Panel>,
          document.body,
        )}
    </>
  );
}

function Panel(props: {
  readonly label: string;
  readonly anchor: HTMLElement;
  readonly side: Side;
  readonly align: Align;
  readonly className: string | undefined;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const { label, anchor, side, align, className, onClose, children } = props;
  const panel = usePlaced<HTMLDivElement>(anchor, { side, align, gap: 6 });
  usePressOutside(panel, anchor, onClose);
  useEffect(() => panel.current?.querySelector<HTMLElement>(tabbable)?.focus(), [panel]);
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') event.preventDefault();
    if (event.key === 'Escape' || (event.key === 'Tab' && leaves(panel.current, event.shiftKey))) {
      onClose();
      anchor.focus();
    }
  };
  return (
    <div
      ref={panel}
      role="dialog"
      aria-label={label}
      className={classes(styles.popover, className)}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  );
}

/** Where Tab stops; of radio buttons, at the one that is chosen. */
const tabbable = ':is(input:not([type="radio"]), [type="radio"]:checked, select, button):not(:disabled), a[href]';

/** Whether Tab goes out of the panel: from its last control, or back from its first. */
function leaves(panel: HTMLElement | null, back: boolean): boolean {
  const all = [...(panel?.querySelectorAll(tabbable) ?? [])];
  return document.activeElement === (back ? all[0] : all.at(-1));
}
