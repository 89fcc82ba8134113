import type { LucideIcon } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactElement } from 'react';
import { Keycap } from './Keycap.tsx';
import styles from './Menu.module.css';

/** One line of a menu; `null` between lines draws a rule. */
export interface MenuItem {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly keys?: string;
  readonly onSelect: () => void;
}

/** A menu that opens under its trigger. */
export function Menu(props: {
  readonly items: readonly (MenuItem | null)[];
  readonly align?: 'start' | 'end';
  readonly children: ReactElement;
}): ReactElement {
  const { items, align = 'start', children } = props;
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={styles.menu} align={align} sideOffset={4} collisionPadding={8}>
          {items.map((item, index) =>
            item === null ? (
              <DropdownMenu.Separator key={`rule ${index}`} className={styles.rule} />
            ) : (
              <DropdownMenu.Item key={item.label} className={styles.item} onSelect={item.onSelect}>
                <item.icon size={14} strokeWidth={1.75} aria-hidden />
                <span>{item.label}</span>
                {item.keys !== undefined && <Keycap>{item.keys}</Keycap>}
              </DropdownMenu.Item>
            ),
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
