import { MiniMap, Panel, useStore } from '@xyflow/react';
import { ChevronRight, LayoutGrid, Map as MapIcon, Maximize, Minus, Plus } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useCompiled } from '../../stores/compiled.ts';
import { useDocumentStore } from '../../stores/documentStore.ts';
import { useSettings } from '../../stores/settingsStore.ts';
import { announce, showGraph, useUiStore } from '../../stores/uiStore.ts';
import { useMedia } from '../frame/useMedia.ts';
import { formatCount } from '../i18n/numbers.ts';
import { useWords } from '../i18n/words.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { categoryColor } from '../parts/categoryColor.ts';
import type { BlockFlowNode } from './BlockNode.tsx';
import { formatMegaFlops } from './figures.ts';
import { PreviewLine } from './looked.tsx';
import type { ViewActions } from './useView.ts';
import { canvasWords } from './words.ts';
import styles from './CanvasOverlay.module.css';

/** An overview of a small graph says nothing new, and one of a large graph costs more than it shows. */
const overviewFrom = 8;
const overviewUpTo = 500;

/** What floats over the canvas: totals, where one is, zoom, and the overview. */
export function CanvasOverlay({ blocks, view }: { readonly blocks: number; readonly view: ViewActions }): ReactElement {
  return (
    <>
      <Panel position="top-left" className={styles.top}>
        <Breadcrumb />
        {blocks > 0 && <Totals />}
        <PreviewLine />
      </Panel>
      <Panel position="bottom-right" className={styles.bottom}>
        <ViewControls blocks={blocks} view={view} />
      </Panel>
    </>
  );
}

function Totals(): ReactElement {
  const words = useWords(canvasWords);
  const locale = useSettings((settings) => settings.locale);
  const { params, flops } = useCompiled((compiled) => compiled.totals);
  return (
    <div className={styles.chip} data-testid="totals">
      <span>
        <b>{formatCount(params, locale)}</b> {words.params}
      </span>
      <i className={styles.rule} />
      <span>
        <b>{formatMegaFlops(flops, locale)}</b> {words.flops}
      </span>
    </div>
  );
}

/** Inside a model: the way back. */
function Breadcrumb(): ReactElement | null {
  const words = useWords(canvasWords);
  const graph = useUiStore((state) => state.graph);
  const name = useDocumentStore((state) => (graph === 'main' ? null : (state.project.models[graph]?.name ?? graph)));
  if (name === null) return null;
  return (
    <nav className={styles.chip} aria-label={words.breadcrumb}>
      <button type="button" className={styles.crumb} onClick={() => showGraph('main')}>
        {words.wholeProject}
      </button>
      <ChevronRight size={13} aria-hidden />
      <b aria-current="page">{name}</b>
    </nav>
  );
}

function ViewControls({ blocks, view }: { readonly blocks: number; readonly view: ViewActions }): ReactElement {
  const words = useWords(canvasWords);
  const wide = useMedia('(min-width: 1200px)');
  const [wanted, setWanted] = useState<boolean | null>(null);
  const possible = blocks > 0 && blocks <= overviewUpTo;
  const shown = possible && (wanted ?? (wide && blocks >= overviewFrom));
  return (
    <>
      <div className={styles.controls} role="group" aria-label={words.canvas}>
        <IconButton label={words.zoomOut} keys="-" icon={Minus} tooltipSide="top" onClick={() => view.zoomBy(0.8)} />
        <ZoomValue label={words.zoomReset} onClick={view.zoomReset} />
        <IconButton label={words.zoomIn} keys="+" icon={Plus} tooltipSide="top" onClick={() => view.zoomBy(1.25)} />
        <i className={styles.rule} />
        <IconButton label={words.fit} keys="F" icon={Maximize} tooltipSide="top" onClick={view.fit} />
        <IconButton
          label={words.tidy}
          keys="Shift A"
          icon={LayoutGrid}
          tooltipSide="top"
          onClick={() => void view.tidy().then(() => announce(words.tidied))}
        />
        <IconButton
          label={words.minimap}
          icon={MapIcon}
          tooltipSide="top"
          aria-pressed={shown}
          onClick={() => setWanted(!shown)}
        />
      </div>
      {shown && <Overview label={words.minimap} />}
    </>
  );
}

function ZoomValue({ label, onClick }: { readonly label: string; readonly onClick: () => void }): ReactElement {
  const percent = useStore((state) => Math.round(state.transform[2] * 100));
  return (
    <button
      type="button"
      className={styles.zoom}
      aria-label={`${label} (${percent} %)`}
      title={label}
      onClick={onClick}
    >
      {percent}%
    </button>
  );
}

function Overview({ label }: { readonly label: string }): ReactElement {
  return (
    <MiniMap<BlockFlowNode>
      className={styles.overview ?? ''}
      style={{ width: 156, height: 68 }}
      ariaLabel={label}
      nodeColor={(node) => categoryColor(node.data.category)}
      nodeStrokeWidth={0}
      nodeBorderRadius={4}
      maskColor="transparent"
      maskStrokeColor="var(--accent)"
      maskStrokeWidth={1.5}
      offsetScale={2}
      pannable
      zoomable
    />
  );
}
