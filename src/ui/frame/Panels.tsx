import { PanelRightOpen } from 'lucide-react';
import { useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import type { Category } from '../../nodes/kit/categories.ts';
import {
  dockMaximum,
  dockMinimum,
  inspectorLimits,
  paletteLimits,
  resizeDock,
  resizePanel,
  useLayout,
} from '../../stores/layoutStore.ts';
import { useUiStore } from '../../stores/uiStore.ts';
import { Dock } from '../dock/Dock.tsx';
import { useWords } from '../i18n/words.ts';
import { Inspector } from '../inspector/Inspector.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { focusPaletteSearch } from '../palette/focusPaletteSearch.ts';
import { Palette } from '../palette/Palette.tsx';
import { PaletteRail } from '../palette/PaletteRail.tsx';
import type { GroupId } from '../palette/paletteTree.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { frameWords } from './frameWords.ts';
import styles from './Panels.module.css';
import { Separator } from './Separator.tsx';
import { useDockPurpose } from './useDockPurpose.ts';
import { usePageHeight } from './useMedia.ts';

/** The kinds that are open at the start: what a first network needs. */
const firstOpen: ReadonlySet<GroupId> = new Set(['favourites', 'data', 'core', 'convolution']);

/** The blocks at the left: whole, as a rail of icons, or over the canvas. */
export function PalettePanel({ narrow }: { readonly narrow: boolean }): ReactElement {
  const words = useWords(frameWords);
  const [openGroups, setOpenGroups] = useState<ReadonlySet<GroupId>>(firstOpen);
  const open = useUiStore((state) => state.paletteOpen);
  const width = useLayout((layout) => layout.palette);
  const floating = useUiStore((state) => narrow && state.overlay === 'palette');
  const hide = (): void => useUiStore.setState(narrow ? { overlay: null } : { paletteOpen: false });
  const show = (category: Category | null): void => {
    if (category) setOpenGroups((groups) => new Set([...groups, category]));
    focusPaletteSearch(category);
  };
  const palette = (
    <Palette
      openGroups={openGroups}
      onToggle={(group, on) =>
        setOpenGroups((groups) => new Set(on ? [...groups, group] : [...groups].filter((other) => other !== group)))
      }
      onAdded={floating ? hide : undefined}
    />
  );
  return (
    <aside className={styles.palette} data-region="palette" aria-label={words.palette}>
      <ErrorBoundary region={words.thePalette}>
        {narrow || !open ? <PaletteRail onOpen={show} /> : palette}
        {floating && (
          <Floating side="left" onClose={hide}>
            {palette}
          </Floating>
        )}
      </ErrorBoundary>
      {!narrow && open && (
        <Separator
          label={words.paletteWidth}
          edge="right"
          size={width}
          {...paletteLimits}
          onResize={(size) => resizePanel('palette', size)}
          onClose={hide}
        />
      )}
    </aside>
  );
}

/** The inspector at the right: whole, as a rail, or over the canvas. */
export function InspectorPanel({ narrow }: { readonly narrow: boolean }): ReactElement {
  const words = useWords(frameWords);
  const open = useUiStore((state) => state.inspectorOpen);
  const width = useLayout((layout) => layout.inspector);
  const floating = useUiStore((state) => narrow && state.overlay === 'inspector');
  const hide = (): void => useUiStore.setState(narrow ? { overlay: null } : { inspectorOpen: false });
  const show = (): void => useUiStore.setState(narrow ? { overlay: 'inspector' } : { inspectorOpen: true });
  return (
    <aside className={styles.inspector} data-region="inspector" aria-label={words.inspector}>
      <ErrorBoundary region={words.theInspector}>
        {narrow || !open ? (
          <div className={styles.rail}>
            <IconButton label={words.showInspector} icon={PanelRightOpen} tooltipSide="left" onClick={show} />
          </div>
        ) : (
          <Inspector onHide={hide} />
        )}
        {floating && (
          <Floating side="right" onClose={hide}>
            <Inspector onHide={hide} />
          </Floating>
        )}
      </ErrorBoundary>
      {!narrow && open && (
        <Separator
          label={words.inspectorWidth}
          edge="left"
          size={width}
          {...inspectorLimits}
          onResize={(size) => resizePanel('inspector', size)}
          onClose={hide}
        />
      )}
    </aside>
  );
}

/** The dock with the edge that makes it higher. */
export function DockPanel(): ReactElement {
  const words = useWords(frameWords);
  const open = useUiStore((state) => state.dockOpen);
  const purpose = useDockPurpose();
  const pageHeight = usePageHeight();
  const max = dockMaximum(pageHeight);
  const height = useLayout((layout) => Math.min(layout.dock[purpose], max));
  return (
    <section className={styles.dock} data-region="dock" data-testid="dock" aria-label={words.dock}>
      <ErrorBoundary region={words.theDock}>
        <Dock />
      </ErrorBoundary>
      {open && (
        <Separator
          label={words.dockHeight}
          edge="top"
          size={height}
          min={dockMinimum}
          max={max}
          onResize={(size) => resizeDock(purpose, size, pageHeight)}
          onClose={() => useUiStore.setState({ dockOpen: false })}
        />
      )}
    </section>
  );
}

/** A panel over the canvas. Esc closes it, once nothing inside has a use for Esc. */
function Floating(props: {
  readonly side: 'left' | 'right';
  readonly onClose: () => void;
  readonly children: ReactElement;
}): ReactElement {
  const { side, onClose, children } = props;
  const panel = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    const rail = panel.current?.closest('aside')?.querySelector<HTMLElement>('button');
    onClose();
    rail?.focus();
  };
  return (
    <div ref={panel} className={`${styles.floating} ${styles[side]}`} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}
