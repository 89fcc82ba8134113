import type { Node, NodeProps } from '@xyflow/react';
import { Lock } from 'lucide-react';
import { memo, type CSSProperties, type ReactElement } from 'react';
import type { BlockFace, FaceMeta } from '../../compiler/blockFace.ts';
import { headerHeight, rowHeight } from '../../graph/blockSize.ts';
import type { Block, GraphId } from '../../graph/project.ts';
import { graphOf } from '../../graph/project.ts';
import type { Category } from '../../nodes/kit/categories.ts';
import { useConnectStore } from '../../stores/connectStore.ts';
import { useDocumentStore } from '../../stores/documentStore.ts';
import { useFace } from '../../stores/faces.ts';
import { useSettings, type Locale } from '../../stores/settingsStore.ts';
import { openModel } from '../../stores/actions/models.ts';
import { formatCount } from '../i18n/numbers.ts';
import { configLine, useShownName } from '../i18n/blockWords.ts';
import { useWords } from '../i18n/words.ts';
import { BlockIcon } from '../parts/BlockIcon.tsx';
import { categoryColor } from '../parts/categoryColor.ts';
import { BlockCosts } from './BlockCosts.tsx';
import { BlockPictures } from './BlockPictures.tsx';
import { HeaderPorts, PortRows } from './BlockPorts.tsx';
import { BlockToolbar } from './BlockToolbar.tsx';
import { ProblemBadge } from './ProblemBadge.tsx';
import { useBlockMarks } from './blockMarks.ts';
import { MarkNotes } from './looked.tsx';
import { canvasWords, type CanvasWords } from './words.ts';
import styles from './BlockNode.module.css';

/** What React Flow carries of a block: what it shows comes from the stores, so that a training redraws no nodes. */
export type BlockFlowNode = Node<{ readonly graph: GraphId; readonly category: Category | 'unknown' }, 'block'>;

/** One block on the canvas. */
export const BlockNode = memo(function BlockNode({
  id,
  data,
  selected,
}: NodeProps<BlockFlowNode>): ReactElement | null {
  const known = useFace(data.graph, id);
  const block = useDocumentStore((state) => graphOf(state.project, data.graph)?.blocks[id]);
  const refused = useConnectStore((state) => refusalOf(state.fits[id]));
  const marks = useBlockMarks(data.graph, id);
  const words = useWords(canvasWords);
  const name = useShownName(block, known?.name ?? '');
  if (!known || !block) return null;
  const face = { ...known, name };
  const classes = [
    styles.block,
    selected && styles.selected,
    face.model !== null && styles.frame,
    block.bypassed && styles.bypassed,
    refused !== null && styles.refused,
    face.costs.some((cost) => cost.kind === 'noOutput') && styles.broken,
    face.role === 'unknown' && styles.unknown,
    marks.problem !== 'none' && styles[marks.problem],
    marks.change !== 'none' && styles[marks.change],
  ];
  return (
    <>
      <div
        id={`block-${id}`}
        role="group"
        aria-label={face.name}
        data-testid="block"
        data-block={id}
        data-type={block.type}
        data-problem={marks.problem}
        data-change={marks.change}
        className={classes.filter(Boolean).join(' ')}
        style={{ '--category': categoryColor(face.category) } as CSSProperties}
        onDoubleClick={() => face.model !== null && openModel(face.model)}
      >
        <Header face={face} block={block} words={words} />
        <HeaderPorts id={id} face={face} collapsed={block.collapsed === true} />
        <div className={styles.body}>
          {!block.collapsed && <Body id={id} face={face} block={block} words={words} />}
        </div>
        <ProblemBadge id={id} graph={data.graph} name={face.name} />
      </div>
      <MarkNotes marks={marks} graph={data.graph} id={id} line={lineOf(face, block)} />
      {refused !== null && refused !== '' && <div className={styles.reason}>{refused}</div>}
      {selected && <BlockToolbar id={id} face={face} block={block} />}
    </>
  );
});

/** Where the line of settings is: under the header, and under the rows of ports. */
function lineOf({ inputs, outputs }: BlockFace, { collapsed }: Block): number {
  const rows = [inputs, outputs].reduce((sum, { length }) => sum + (length > 1 ? length : 0), 0);
  return headerHeight + (collapsed === true ? 0 : rows * rowHeight);
}

function refusalOf(
  fit: { readonly ports: readonly string[]; readonly reason: string | null } | undefined,
): string | null {
  return fit && fit.ports.length === 0 ? (fit.reason ?? '') : null;
}

function Header({
  face,
  block,
  words,
}: {
  readonly face: BlockFace;
  readonly block: Block;
  readonly words: CanvasWords;
}): ReactElement {
  const locale = useSettings((settings) => settings.locale);
  return (
    <div className={styles.header}>
      <span className={styles.icon}>
        <BlockIcon name={face.icon} />
      </span>
      <span className={styles.name} title={face.name}>
        {face.name}
      </span>
      {block.frozen && <Lock className={styles.lock} size={12} aria-label={words.frozen} />}
      {face.meta && !block.collapsed && <span className={styles.meta}>{metaText(face.meta, words, locale)}</span>}
      {block.collapsed && <CollapsedParams face={face} locale={locale} />}
    </div>
  );
}

function CollapsedParams({ face, locale }: { readonly face: BlockFace; readonly locale: Locale }): ReactElement | null {
  const params = face.costs.find((cost) => cost.kind === 'params');
  return params && 'value' in params ? <span className={styles.meta}>{formatCount(params.value, locale)}</span> : null;
}

function metaText(meta: FaceMeta, words: CanvasWords, locale: Locale): string {
  switch (meta.kind) {
    case 'samples':
      return formatCount(meta.value, locale);
    case 'blocks':
      return words.blocks(meta.value);
    case 'layers':
      return words.layers(meta.value);
    case 'use':
      return words.use(meta.value);
    case 'step':
      return words.step(meta.value);
    default:
      return meta.kind satisfies never;
  }
}

function Body({
  id,
  face,
  block,
  words,
}: {
  readonly id: string;
  readonly face: BlockFace;
  readonly block: Block;
  readonly words: CanvasWords;
}): ReactElement {
  const locale = useSettings((settings) => settings.locale);
  const config = block.bypassed ? words.passesThrough : configLine(face.config, locale);
  return (
    <>
      <PortRows id={id} face={face} />
      {config !== '' && (
        <div className={styles.config} title={face.role === 'unknown' ? words.unknown : config}>
          {config}
        </div>
      )}
      {face.inner.length > 0 && (
        <ul className={styles.inner}>
          {face.inner.map((layer) => (
            <li key={layer.id}>
              <span>{layer.name}</span>
              <span>{layer.shape}</span>
            </li>
          ))}
          {face.innerMore > 0 && (
            <li>
              <span>{words.more(face.innerMore)}</span>
            </li>
          )}
        </ul>
      )}
      <BlockPictures id={id} face={face} block={block} />
      <BlockCosts id={id} face={face} />
    </>
  );
}
