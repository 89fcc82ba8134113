import { CircleX, Info, X } from 'lucide-react';
import { useEffect, type ReactElement } from 'react';
import { useNotice, showNotice, type Notice } from '../../stores/noticeStore.ts';
import { dismissNotice, useSaveInfo, type SaveNotice } from '../../stores/persistence.ts';
import { useWords } from '../i18n/words.ts';
import { IconButton } from '../parts/IconButton.tsx';
import styles from './files.module.css';
import { filesWords } from './filesWords.ts';

/** What happened to a file or to saved work, over the canvas until it is read. */
export function Banner(): ReactElement {
  return (
    <div className={styles.banners}>
      <FileBanner />
      <SaveBanner />
    </div>
  );
}

function FileBanner(): ReactElement | null {
  const words = useWords(filesWords);
  const notice = useNotice((state) => state.notice);
  useEscape(notice !== null, () => showNotice(null));
  if (!notice) return null;
  const { title, text } = noticeWords(notice, words);
  return (
    <Strip
      title={title}
      text={text}
      error={!['repaired', 'imported'].includes(notice.kind)}
      onClose={() => showNotice(null)}
    />
  );
}

function SaveBanner(): ReactElement | null {
  const words = useWords(filesWords);
  const notice = useSaveInfo((info) => info.notice);
  if (!notice) return null;
  const texts: Readonly<Record<SaveNotice, string>> = {
    otherWindow: words.otherWindowText,
    forked: words.forkedText,
    older: words.olderText,
  };
  return <Strip title={words[notice]} text={texts[notice]} error={false} onClose={dismissNotice} />;
}

function Strip(props: {
  readonly title: string;
  readonly text: string;
  readonly error: boolean;
  readonly onClose: () => void;
}): ReactElement {
  const { title, text, error, onClose } = props;
  const words = useWords(filesWords);
  const Icon = error ? CircleX : Info;
  return (
    <div className={styles.banner} role={error ? 'alert' : 'status'} data-error={error} data-testid="banner">
      <Icon size={15} strokeWidth={1.75} aria-hidden />
      <p>
        <b>{title}</b>
        {text}
      </p>
      <IconButton label={words.dismiss} icon={X} small onClick={onClose} />
    </div>
  );
}

function noticeWords(notice: Notice, words: (typeof filesWords)['en']): { title: string; text: string } {
  switch (notice.kind) {
    case 'refused': {
      const { code, detail, sentence } = notice.refusal;
      return { title: words.refused(notice.file), text: words.stays(words.refusal(code, detail, sentence)) };
    }
    case 'repaired': {
      const parts = Object.entries(notice.repairs).map(([kind, count]) =>
        words.repairs(kind as keyof typeof notice.repairs, count),
      );
      return { title: words.repaired(notice.file), text: parts.join(' · ') };
    }
    case 'imported': {
      const { file, renamed, copied } = notice;
      const parts = [...(renamed > 0 ? [words.renamedLayers(renamed)] : []), ...(copied > 0 ? [words.copiedLayers(copied)] : [])]; // prettier-ignore
      return { title: words.imported(file), text: parts.join(' · ') };
    }
    case 'gone':
      return { title: words.gone, text: words.goneText };
    case 'storage':
      return { title: words.storage, text: words.storageText };
    case 'packFailed':
      return { title: words.packFailed, text: words.packFailedText };
    case 'notLoaded':
      return { title: words.notLoaded, text: words.notLoadedText };
    default:
      return notice satisfies never;
  }
}

/** Esc takes the banner away when nothing else took the key. */
function useEscape(active: boolean, close: () => void): void {
  useEffect(() => {
    if (!active) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) close();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [active, close]);
}
