import { Fragment, type ReactElement } from 'react';
import type { BlockFace, FaceCost } from '../../compiler/blockFace.ts';
import type { BlockId } from '../../graph/project.ts';
import { useCompiled } from '../../stores/compiled.ts';
import { useRunStore } from '../../stores/runStore.ts';
import { useSettings, type Locale } from '../../stores/settingsStore.ts';
import { formatCount, formatScore } from '../i18n/numbers.ts';
import { useWords } from '../i18n/words.ts';
import { formatMegaFlops } from './figures.ts';
import { canvasWords, type CanvasWords } from './words.ts';
import styles from './BlockCosts.module.css';

/** The rows at a block's foot: what it costs, what a loss stands at, what a step trains. */
export function BlockCosts({ id, face }: { readonly id: BlockId; readonly face: BlockFace }): ReactElement | null {
  const words = useWords(canvasWords);
  if (face.costs.length === 0) return null;
  return (
    <dl className={styles.costs}>
      {face.costs.map((cost) => (
        <Fragment key={cost.kind}>
          <dt>{labelOf(cost, words)}</dt>
          <dd className={cost.kind === 'noOutput' ? styles.bad : undefined}>
            <CostValue id={id} cost={cost} words={words} />
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

function CostValue({
  id,
  cost,
  words,
}: {
  readonly id: BlockId;
  readonly cost: FaceCost;
  readonly words: CanvasWords;
}): ReactElement {
  const locale = useSettings((settings) => settings.locale);
  if (cost.kind === 'train' || cost.kind === 'validation')
    return <LossValue id={id} kind={cost.kind} locale={locale} />;
  return <>{valueOf(cost, words, locale)}</>;
}

function LossValue({
  id,
  kind,
  locale,
}: {
  readonly id: BlockId;
  readonly kind: 'train' | 'validation';
  readonly locale: Locale;
}): ReactElement {
  const series = useCompiled((compiled) => compiled.plan?.losses.find((loss) => loss.block === id)?.name);
  const value = useRunStore((state) => {
    if (series === undefined) return undefined;
    return kind === 'train' ? state.latest?.scores[series] : state.runs.at(-1)?.epochs.at(-1)?.validation?.[series];
  });
  return <>{value === undefined ? '–' : formatScore(value, locale)}</>;
}

/** Costs that a run does not change. */
type StillCost = Exclude<FaceCost, { readonly kind: 'train' } | { readonly kind: 'validation' }>;

function labelOf(cost: FaceCost, words: CanvasWords): string {
  switch (cost.kind) {
    case 'params':
    case 'shared':
      return words.params;
    case 'trained':
      return words.trained;
    case 'flops':
      return words.flops;
    case 'noOutput':
      return words.outputShape;
    case 'train':
      return words.train;
    case 'validation':
      return words.validation;
    case 'trains':
      return words.trains;
    default:
      return cost satisfies never;
  }
}

function valueOf(cost: StillCost, words: CanvasWords, locale: Locale): string {
  switch (cost.kind) {
    case 'params':
    case 'trained':
      return formatCount(cost.value, locale);
    case 'flops':
      return formatMegaFlops(cost.value, locale);
    case 'trains':
      return cost.names.length === 1 ? (cost.names[0] ?? '') : words.blocks(cost.names.length);
    case 'shared':
      return words.shared;
    case 'noOutput':
      return words.none;
    default:
      return cost satisfies never;
  }
}
