import {
  CircleHelp,
  CircleSlash,
  Copy,
  Ellipsis,
  FoldVertical,
  Lock,
  LockOpen,
  Package,
  PanelRightClose,
  Star,
  StarOff,
  Trash2,
  UnfoldVertical,
} from 'lucide-react';
import type { ReactElement } from 'react';
import type { BlockFace } from '../../compiler/blockFace.ts';
import type { Block, GraphId } from '../../graph/project.ts';
import { blockDefinition } from '../../nodes/catalogue.ts';
import { renameBlock, setBypassed, setCollapsed, setFrozen } from '../../stores/actions/blocks.ts';
import { duplicateSelection } from '../../stores/actions/clipboard.ts';
import { openModel } from '../../stores/actions/models.ts';
import { deleteSelection } from '../../stores/actions/remove.ts';
import { useCompiled } from '../../stores/compiled.ts';
import { endGesture } from '../../stores/documentStore.ts';
import { toggleFavourite, useSettings } from '../../stores/settingsStore.ts';
import { frameWords } from '../frame/frameWords.ts';
import { blockSummary, useShownName } from '../i18n/blockWords.ts';
import { useWords } from '../i18n/words.ts';
import { paletteWords } from '../palette/paletteWords.ts';
import { BlockIcon } from '../parts/BlockIcon.tsx';
import button from '../parts/Button.module.css';
import { categoryColor } from '../parts/categoryColor.ts';
import { classes } from '../parts/classes.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { commandKeys } from '../parts/Keycap.tsx';
import { Menu, type MenuItem } from '../parts/Menu.tsx';
import { Tooltip } from '../parts/Tooltip.tsx';
import { EditableName } from './EditableName.tsx';
import styles from './Inspector.module.css';
import { inspectorWords } from './inspectorWords.ts';

/** What the block is: its icon, its name to change, its type, one sentence on it, and what can be done with it. */
export function BlockHead(props: {
  readonly graph: GraphId;
  readonly block: Block;
  readonly face: BlockFace;
  readonly onHide: () => void;
}): ReactElement {
  const { graph, block, face, onHide } = props;
  const words = useWords(inspectorWords);
  const locale = useSettings((settings) => settings.locale);
  const name = useShownName(block, face.name);
  const reference = blockDefinition(block.type)?.reference;
  const items = useItems(graph, block, face, onHide);
  const known = face.role !== 'unknown';
  return (
    <header className={styles.head}>
      <div className={styles.headLine}>
        <span style={{ color: categoryColor(face.category) }}>
          <BlockIcon name={face.icon} size={16} />
        </span>
        <EditableName
          key={block.id}
          name={name}
          label={words.rename}
          onRename={(changed) => {
            renameBlock(block.id, changed);
            endGesture();
          }}
        />
        <span className={styles.type}>{block.type}</span>
        <span className={styles.gap} />
        {reference !== undefined && (
          <Tooltip text={words.help}>
            <a
              className={classes(button.button, button.icon)}
              href={reference}
              target="_blank"
              rel="noreferrer"
              aria-label={words.help}
            >
              <CircleHelp size={15} strokeWidth={1.75} aria-hidden />
            </a>
          </Tooltip>
        )}
        <Menu align="end" items={items}>
          <IconButton label={words.more} icon={Ellipsis} />
        </Menu>
      </div>
      <p className={styles.summary}>{known ? blockSummary(block.type, locale) : words.unknownBlock}</p>
    </header>
  );
}

function useItems(graph: GraphId, block: Block, face: BlockFace, onHide: () => void): readonly (MenuItem | null)[] {
  const words = useWords(inspectorWords);
  const frame = useWords(frameWords);
  const palette = useWords(paletteWords);
  const favourite = useSettings((settings) => settings.favourites.includes(block.type));
  const weighty = useCompiled((compiled) => (compiled.blocks[graph]?.[block.id]?.weights.length ?? 0) > 0);
  const { bypassed = false, frozen = false, collapsed = false } = block;
  const { model } = face;
  return [
    ...(model === null
      ? []
      : [{ label: words.openModel, icon: Package, keys: 'Enter', onSelect: () => openModel(model) }]),
    { label: words.duplicate, icon: Copy, keys: commandKeys('D'), onSelect: duplicateSelection },
    {
      label: bypassed ? words.unbypass : words.bypass,
      icon: CircleSlash,
      keys: 'B',
      onSelect: () => setBypassed([block.id], !bypassed),
    },
    ...(weighty || frozen
      ? [
          {
            label: frozen ? words.unfreeze : words.freeze,
            icon: frozen ? LockOpen : Lock,
            onSelect: () => setFrozen([block.id], !frozen),
          },
        ]
      : []),
    {
      label: collapsed ? words.expand : words.collapse,
      icon: collapsed ? UnfoldVertical : FoldVertical,
      onSelect: () => setCollapsed([block.id], !collapsed),
    },
    { label: words.remove, icon: Trash2, keys: 'Del', onSelect: deleteSelection },
    null,
    ...(face.role === 'unknown'
      ? []
      : [
          {
            label: favourite ? palette.unmark : palette.mark,
            icon: favourite ? StarOff : Star,
            onSelect: () => toggleFavourite(block.type),
          },
        ]),
    { label: frame.hideInspector, icon: PanelRightClose, onSelect: onHide },
  ];
}
