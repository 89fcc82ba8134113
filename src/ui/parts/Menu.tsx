import type { LucideIcon } from 'lucide-react';
import {
  cloneElement,
  useCallback,
  useEffect,
  useState,
  type ComponentProps,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
} from 'react';
import { createPortal } from 'react-dom';
import { Keycap } from './Keycap.tsx';
import styles from './Menu.module.css';
import type { Align } from './place.ts';
import { usePlaced } from './usePlaced.ts';
import { usePressOutside } from './usePressOutside.ts';

/** One line of a menu; `null` between lines draws a rule. */
export interface MenuItem {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly keys?: string;
  readonly onSelect: () => void;
}

type Trigger = Pick<ComponentProps<'button'>, 'onClick' | 'onKeyDown' | 'aria-haspopup' | 'aria-expanded'>;

/** A menu that opens under its button: arrows walk, Enter takes, Esc leaves and gives the focus back. */
export function Menu(props: {
  readonly items: readonly (MenuItem | null)[];
  readonly align?: Align;
  /** The button: an element of the page, or one that passes on what it is given. */
  readonly children: ReactElement<Trigger>;
}): ReactElement {
  const { items, align = 'start', children } = props;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = useCallback(() => setAnchor(null), []);
  const trigger = cloneElement(children, {
    'aria-haspopup': 'menu',
    'aria-expanded': anchor !== null,
    onClick: (event: MouseEvent<HTMLButtonElement>) => setAnchor(anchor ? null : event.currentTarget),
    onKeyDown: (event: KeyboardEvent<HTMLButtonElement>) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      setAnchor(event.currentTarget);
    },
  });
  return (
    <>
      {trigger}
      {anchor && createPortal(<MenuList items={items} align={align} anchor={anchor} onClose={close} />, document.body)}
    </>
  );
}

function MenuList(props: {
  readonly items: readonly (MenuItem | null)[];
  readonly align: Align;
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}): ReactElement {
  const { items, align, anchor, onClose } = props;
  const list = usePlaced<HTMLDivElement>(anchor, { side: 'bottom', align, gap: 4 });
  usePressOutside(list, anchor, onClose);
  useEffect(() => list.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus(), [list]);
  const leave = (): void => {
    onClose();
    anchor.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') {
      leave();
      return;
    }
    event.stopPropagation();
    if (event.key === 'Escape') leave();
    else if (!walk(list.current, event.key)) return;
    event.preventDefault();
  };
  return (
    <div
      ref={list}
      role="menu"
      aria-label={anchor.getAttribute('aria-label') ?? anchor.textContent}
      className={styles.menu}
      onKeyDown={onKeyDown}
    >
      {items.map((item, index) =>
        item === null ? (
          <div key={`rule ${index}`} role="separator" className={styles.rule} />
        ) : (
          <button
            key={item.label}
            type="button"
            role="menuitem"
            tabIndex={-1}
            className={styles.item}
            onClick={() => {
              // The focus first: what the item opens may take it.
              leave();
              item.onSelect();
            }}
          >
            <item.icon size={14} strokeWidth={1.75} aria-hidden />
            <span>{item.label}</span>
            {item.keys !== undefined && <Keycap>{item.keys}</Keycap>}
          </button>
        ),
      )}
    </div>
  );
}

/** Moves the focus by an arrow, to an end, or to the next item that begins with the letter. */
function walk(list: HTMLElement | null, key: string): boolean {
  const all = [...(list?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
  const at = all.indexOf(document.activeElement as HTMLElement);
  const step = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 }[key];
  const byLetter = [...all.slice(at + 1), ...all.slice(0, at + 1)].find((item) =>
    item.textContent.toLowerCase().startsWith(key.toLowerCase()),
  );
  const next = step === undefined ? (key.length === 1 && key !== ' ' ? byLetter : undefined) : all[step % all.length];
  next?.focus();
  return next !== undefined;
}
