import { NodeToolbar, Position } from '@xyflow/react';
import { CircleSlash, Copy, Eye, Replace, Trash2, type LucideIcon } from 'lucide-react';
import { useRef, type KeyboardEvent, type ReactElement } from 'react';
import type { BlockFace } from '../../compiler/blockFace.ts';
import type { Block, BlockId } from '../../graph/project.ts';
import { setBypassed } from '../../stores/actions/blocks.ts';
import { duplicateSelection } from '../../stores/actions/clipboard.ts';
import { openModel } from '../../stores/actions/models.ts';
import { deleteSelection } from '../../stores/actions/remove.ts';
import { showCanvasMenu } from '../../stores/canvasMenuStore.ts';
import { showDock, useUiStore } from '../../stores/uiStore.ts';
import { useWords } from '../i18n/words.ts';
import { focusCanvas } from './focus.ts';

import { canvasWords, type CanvasWords } from './words.ts';
import styles from './BlockToolbar.module.css';

interface Action {
  readonly label: string;
  readonly keys: string;
  readonly icon: LucideIcon;
  readonly run: () => void;
  readonly pressed?: boolean;
}

/** What can be done with the selected block, above it. One stop of the tab order; arrows move inside. */
export function BlockToolbar({
  id,
  face,
  block,
}: {
  readonly id: BlockId;
  readonly face: BlockFace;
  readonly block: Block;
}): ReactElement | null {
  const alone = useUiStore((state) => state.selectedBlocks.length === 1);
  const words = useWords(canvasWords);
  const bar = useRef<HTMLDivElement>(null);
  if (!alone) return null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') focusCanvas();
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step !== 0) {
      const buttons = [...(bar.current?.querySelectorAll('button') ?? [])];
      const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
      buttons[(at + step + buttons.length) % buttons.length]?.focus();
    }
    if (event.key !== 'Tab') event.stopPropagation();
  };
  return (
    <NodeToolbar nodeId={id} isVisible position={Position.Top} offset={8}>
      <div
        ref={bar}
        role="toolbar"
        aria-label={words.toolbar(face.name)}
        className={`nodrag nopan ${styles.bar}`}
        onKeyDown={onKeyDown}
      >
        {actionsOf(id, face, block, words).map(({ label, keys, icon: Icon, run, pressed }, index) => (
          <button
            key={keys}
            type="button"
            tabIndex={index === 0 ? 0 : -1}
            aria-label={label}
            aria-pressed={pressed}
            title={keys === '' ? label : `${label} (${keys})`}
            className={styles.button}
            onClick={run}
          >
            <Icon size={15} strokeWidth={1.75} aria-hidden />
          </button>
        ))}
      </div>
    </NodeToolbar>
  );
}

function actionsOf(id: BlockId, face: BlockFace, block: Block, words: CanvasWords): Action[] {
  const { model } = face;
  const bypassed = block.bypassed === true;
  return [
    {
      label: bypassed ? words.unbypass : words.bypass,
      keys: 'B',
      icon: CircleSlash,
      pressed: bypassed,
      run: () => setBypassed([id], !bypassed),
    },
    { label: words.duplicate, keys: 'Ctrl D', icon: Copy, run: duplicateSelection },
    { label: words.swap, keys: 'S', icon: Replace, run: () => showCanvasMenu({ kind: 'swap', block: id }) },
    model === null
      ? { label: words.lookInside, keys: '', icon: Eye, run: () => showDock('inside') }
      : { label: words.openModel, keys: 'Enter', icon: Eye, run: () => openModel(model) },
    {
      label: words.remove,
      keys: 'Del',
      icon: Trash2,
      run: () => {
        deleteSelection();
        focusCanvas();
      },
    },
  ];
}
