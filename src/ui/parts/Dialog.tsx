import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../i18n/words.ts';
import { classes } from './classes.ts';
import styles from './Dialog.module.css';
import { dialogWords } from './dialogWords.ts';
import { IconButton } from './IconButton.tsx';
import { useReturnFocus } from './useReturnFocus.ts';

/**
 * A dialog over the page: keeps the focus inside, closes with Esc, and gives the focus back. What is marked
 * `data-autofocus` has it first.
 */
export function Dialog(props: {
  readonly title: string;
  /** A quiet line beside the title. */
  readonly note?: string;
  readonly onClose: () => void;
  /** Once it is gone and the focus is back. */
  readonly onClosed?: () => void;
  readonly className?: string | undefined;
  /** What stands in the head beside the close button. */
  readonly head?: ReactNode;
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  const { title, note, onClose, onClosed, className, head, foot, children } = props;
  const { close } = useWords(dialogWords);
  const { onCloseAutoFocus } = useReturnFocus(onClosed);
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={styles.scrim} />
        <Radix.Content
          className={classes(styles.dialog, className)}
          aria-describedby={undefined}
          onCloseAutoFocus={onCloseAutoFocus}
          onOpenAutoFocus={(event) => {
            // Not the close button, which comes first: nothing is pressed by chance, and no tooltip opens.
            event.preventDefault();
            const dialog = event.currentTarget;
            if (dialog instanceof HTMLElement)
              (dialog.querySelector<HTMLElement>('[data-autofocus]') ?? dialog).focus();
          }}
        >
          <header className={styles.head}>
            <Radix.Title className={styles.title}>{title}</Radix.Title>
            {note !== undefined && <span className={styles.note}>{note}</span>}
            <span className={styles.gap} />
            {head}
            <IconButton label={close} icon={X} keys="Esc" onClick={onClose} />
          </header>
          <div className={styles.body}>{children}</div>
          {foot !== undefined && <footer className={styles.foot}>{foot}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
