import { Star } from 'lucide-react';
import type { CSSProperties, ReactElement } from 'react';
import { message } from '../../diagnostics/message.ts';
import { useSettings } from '../../stores/settingsStore.ts';
import { beginPaletteDrag } from '../canvas/paletteDrag.ts';
import { blockLabel, blockSummary } from '../i18n/blockWords.ts';
import { useWords } from '../i18n/words.ts';
import { BlockIcon } from '../parts/BlockIcon.tsx';
import { categoryColor } from '../parts/categoryColor.ts';
import { Tooltip } from '../parts/Tooltip.tsx';
import styles from './Palette.module.css';
import type { PaletteBlock } from './paletteTree.ts';
import { paletteWords, type PaletteWords } from './paletteWords.ts';

/**
 * A block of the palette: to drag, to add, to mark. Behind a selected block it says what shape it would give there, where
 * there is room; one that does not fit is grey, and its tooltip says why.
 */
export function BlockRow(props: {
  readonly id: string;
  readonly block: PaletteBlock;
  readonly tabIndex: number;
  readonly onFocus: () => void;
  readonly onClick: () => void;
  readonly onMark: () => void;
}): ReactElement {
  const { id, block, onMark, ...shared } = props;
  const { type, fit, favourite } = block;
  const words = useWords(paletteWords);
  const locale = useSettings((settings) => settings.locale);
  const label = blockLabel(type, locale);
  // In a narrow palette it is cut.
  const longLabel = label.length > 21 ? label : '';
  const note = block.alias ?? (fit && 'result' in fit ? fit.result : '');
  return (
    <Tooltip
      text={[longLabel, blockSummary(type, locale), fitSentence(block, words, locale)].filter(Boolean).join('\n')}
      side="right"
    >
      <div
        {...shared}
        role="treeitem"
        aria-level={2}
        aria-label={block.alias === null ? label : `${label} (${block.alias})`}
        aria-keyshortcuts="F"
        data-row={id}
        data-testid={`palette-${id}`}
        data-fits={fit ? 'result' in fit : undefined}
        className={styles.block}
        style={{ '--category': categoryColor(block.category) } as CSSProperties}
        onPointerDown={(event) => beginPaletteDrag(type, event)}
      >
        <BlockIcon name={block.icon} />
        {/* What has no room beside the label falls below it, out of sight. */}
        <span className={styles.names}>
          <span className={styles.label}>{label}</span>
          {note !== '' && <span className={styles.note}>{note}</span>}
        </span>
        <Tooltip text={favourite ? words.unmark : words.mark} keys="F" side="right" isName>
          <button
            type="button"
            tabIndex={-1}
            className={styles.star}
            aria-label={favourite ? words.unmark : words.mark}
            aria-pressed={favourite}
            onPointerDown={(event) => event.stopPropagation()}
            onClick={(event) => {
              event.stopPropagation();
              onMark();
            }}
          >
            <Star size={13} strokeWidth={1.75} fill={favourite ? 'currentColor' : 'none'} aria-hidden />
          </button>
        </Tooltip>
      </div>
    </Tooltip>
  );
}

/** What comes of adding the block behind the selected one. */
function fitSentence({ fit }: PaletteBlock, words: PaletteWords, locale: 'en' | 'zh'): string {
  if (!fit) return '';
  if ('problem' in fit) return words.doesNotFit(message(fit.problem, locale).title);
  return fit.result === '' ? '' : words.wouldGive(fit.result);
}
