import { Image, LayoutGrid, Upload, type LucideIcon } from 'lucide-react';
import type { CSSProperties, ReactElement } from 'react';
import { addBlock } from '../../stores/actions/add.ts';
import { showDialog } from '../../stores/uiStore.ts';
import { chooseFile } from '../files/fileActions.ts';
import { useWords } from '../i18n/words.ts';
import { categoryColor } from '../parts/categoryColor.ts';
import { focusCanvas } from './focus.ts';
import { canvasWords } from './words.ts';
import styles from './EmptyCanvas.module.css';

const steps = ['data', 'core', 'loss'] as const;

/** What to do first on a canvas without blocks. */
export function EmptyCanvas({ inModel }: { readonly inModel: boolean }): ReactElement {
  const words = useWords(canvasWords);
  if (inModel) {
    return (
      <div className={styles.empty}>
        <p className={styles.text}>{words.emptyModel}</p>
      </div>
    );
  }
  const addDigits = () => {
    addBlock('digits');
    focusCanvas();
  };
  return (
    <div className={styles.empty} data-testid="empty-canvas">
      <div className={styles.steps} aria-hidden>
        {steps.map((category, index) => (
          <span key={category} style={{ '--category': categoryColor(category) } as CSSProperties}>
            {words.emptySteps[index]}
          </span>
        ))}
      </div>
      <h2 className={styles.title}>{words.emptyTitle}</h2>
      <p className={styles.text}>{words.emptyText}</p>
      <Action icon={Image} label={words.addDigits} note={words.digitsNote} onClick={addDigits} />
      <Action
        icon={LayoutGrid}
        label={words.openTemplate}
        note={words.templateNote}
        onClick={() => showDialog('templates')}
      />
      <Action icon={Upload} label={words.openFile} note={words.fileNote} onClick={chooseFile} />
    </div>
  );
}

function Action(props: {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly note: string;
  readonly onClick: () => void;
}): ReactElement {
  const { icon: Icon, label, note, onClick } = props;
  return (
    <button type="button" className={`nopan ${styles.action}`} onClick={onClick}>
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      {label}
      <span>{note}</span>
    </button>
  );
}
