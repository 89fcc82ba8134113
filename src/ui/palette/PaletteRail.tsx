import { Search } from 'lucide-react';
import type { CSSProperties, ReactElement } from 'react';
import { categories, type Category } from '../../nodes/kit/categories.ts';
import { useSettings } from '../../stores/settingsStore.ts';
import { categoryLabel } from '../i18n/blockWords.ts';
import { useWords } from '../i18n/words.ts';
import { BlockIcon } from '../parts/BlockIcon.tsx';
import button from '../parts/Button.module.css';
import { categoryColor } from '../parts/categoryColor.ts';
import { classes } from '../parts/classes.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { Tooltip } from '../parts/Tooltip.tsx';
import styles from './Palette.module.css';
import { paletteWords } from './paletteWords.ts';

const icons: Readonly<Record<Category, string>> = {
  data: 'image',
  preprocessing: 'settings-2',
  core: 'grid-3x3',
  activation: 'activity',
  convolution: 'scan',
  pooling: 'minimize-2',
  normalization: 'sliders-vertical',
  regularization: 'shield',
  reshaping: 'align-justify',
  merging: 'merge',
  recurrent: 'repeat',
  attention: 'text-search',
  tensor: 'box',
  composite: 'layers-2',
  loss: 'target',
  training: 'refresh-cw',
};

/** The palette where there is no room for it: an icon for each kind opens it there. */
export function PaletteRail(props: {
  /** Opens the palette at a kind, or at its search with `null`. */
  readonly onOpen: (category: Category | null) => void;
}): ReactElement {
  const { onOpen } = props;
  const words = useWords(paletteWords);
  const locale = useSettings((settings) => settings.locale);
  return (
    <div className={styles.rail}>
      <IconButton
        data-first=""
        label={words.find}
        keys="/"
        icon={Search}
        tooltipSide="right"
        onClick={() => onOpen(null)}
      />
      {categories.map((category) => {
        const label = categoryLabel(category, locale);
        return (
          <Tooltip key={category} text={label} side="right">
            <button
              type="button"
              className={classes(button.button, button.icon)}
              style={{ '--category': categoryColor(category) } as CSSProperties}
              aria-label={label}
              onClick={() => onOpen(category)}
            >
              <BlockIcon name={icons[category]} size={16} />
            </button>
          </Tooltip>
        );
      })}
    </div>
  );
}
