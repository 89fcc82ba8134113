import { cloneElement, useEffect, useState, type ReactElement } from 'react';
import { Keycap } from './Keycap.tsx';
import type { Side } from './place.ts';
import styles from './Tooltip.module.css';
import { usePlaced } from './usePlaced.ts';

/** What a control carries for the layer that shows tooltips. */
interface TipAttributes {
  readonly 'data-tip'?: string;
  readonly 'data-tip-keys'?: string | undefined;
  readonly 'data-tip-side'?: Side;
  readonly 'aria-description'?: string | undefined;
}

/**
 * A sentence beside a control while it is hovered or focused, with the keys that do the same. The control itself must be
 * an element of the page, or pass on what it is given.
 */
export function Tooltip(props: {
  readonly text: string;
  readonly keys?: string | undefined;
  readonly side?: Side;
  /** The text is the control's name already: screen readers need not hear it twice. */
  readonly isName?: boolean;
  readonly children: ReactElement<TipAttributes>;
}): ReactElement {
  const { text, keys, side = 'bottom', isName = false, children } = props;
  return cloneElement(children, {
    'data-tip': text,
    'data-tip-keys': keys,
    'data-tip-side': side,
    ...(isName ? {} : { 'aria-description': text }),
  });
}

let quiet = false;

/** Gives the focus to a control for a person who did not ask for it: its tooltip stays closed. */
export function focusQuietly(element: HTMLElement): void {
  quiet = true;
  element.focus({ preventScroll: true });
  quiet = false;
}

/** How long a pointer rests before a tooltip shows, and how soon after one another shows at once. */
const delayMs = 500;
const againMs = 300;

/** Shows the tooltip of what is under the pointer or has the focus. Stands once in the page. */
export function TooltipLayer(): ReactElement | null {
  const anchor = useTipAnchor();
  const { tip, tipKeys, tipSide = 'bottom' } = anchor?.dataset ?? {};
  const box = usePlaced<HTMLDivElement>(anchor, { side: tipSide as Side, align: 'center', gap: 6 });
  if (!anchor || tip === undefined) return null;
  return (
    <div ref={box} key={tip} role="tooltip" className={styles.tooltip}>
      {tip}
      {tipKeys !== undefined && <Keycap>{tipKeys}</Keycap>}
    </div>
  );
}

function useTipAnchor(): HTMLElement | null {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let under: HTMLElement | null = null;
    let hiddenAt = -Infinity;
    let shown = false;
    const hide = (): void => {
      clearTimeout(timer);
      if (shown) hiddenAt = performance.now();
      shown = false;
      setAnchor(null);
    };
    const point = (target: EventTarget | null): void => {
      const next = target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;
      if (next === under) return;
      hide();
      under = next;
      if (!next) return;
      const wait = performance.now() - hiddenAt < againMs ? 0 : delayMs;
      timer = setTimeout(() => {
        shown = next.isConnected;
        setAnchor(next.isConnected ? next : null);
      }, wait);
    };
    const onOver = (event: PointerEvent): void => {
      if (event.pointerType !== 'touch') point(event.target);
    };
    const onFocus = ({ target }: FocusEvent): void => {
      if (!quiet && target instanceof Element && target.matches(':focus-visible')) point(target);
    };
    const onLeave = (): void => point(null);
    document.addEventListener('pointerover', onOver);
    document.addEventListener('focusin', onFocus);
    document.addEventListener('focusout', onLeave);
    document.documentElement.addEventListener('pointerleave', onLeave);
    // What is pressed needs no explaining.
    document.addEventListener('pointerdown', hide, true);
    document.addEventListener('keydown', hide, true);
    return () => {
      hide();
      document.removeEventListener('pointerover', onOver);
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('focusout', onLeave);
      document.documentElement.removeEventListener('pointerleave', onLeave);
      document.removeEventListener('pointerdown', hide, true);
      document.removeEventListener('keydown', hide, true);
    };
  }, []);
  return anchor;
}
