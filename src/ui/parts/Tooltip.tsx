import { Tooltip as Radix } from 'radix-ui';
import type { ReactElement } from 'react';
import { Keycap } from './Keycap.tsx';
import styles from './Tooltip.module.css';

/** A sentence beside a control while it is hovered or focused, with the keys that do the same. */
export function Tooltip(props: {
  readonly text: string;
  readonly keys?: string | undefined;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  readonly children: ReactElement;
}): ReactElement {
  const { text, keys, side = 'bottom', children } = props;
  return (
    <Radix.Root>
      <Radix.Trigger
        asChild
        onFocus={(event) => {
          if (quiet) event.preventDefault();
        }}
      >
        {children}
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={styles.tooltip} side={side} sideOffset={6} collisionPadding={8}>
          {text}
          {keys !== undefined && <Keycap>{keys}</Keycap>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

let quiet = false;

/** Gives the focus to a control for a person who did not ask for it: its tooltip stays closed. */
export function focusQuietly(element: HTMLElement): void {
  quiet = true;
  element.focus({ preventScroll: true });
  quiet = false;
}

/** Stands once around the app: how long tooltips wait. */
export const TooltipProvider = Radix.Provider;
