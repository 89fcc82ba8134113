import { NodeToolbar, Position, useStore } from '@xyflow/react';
import { Lightbulb, TriangleAlert, Wrench, X } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent, type ReactElement } from 'react';
import type { Diagnostic, Fix } from '../../diagnostics/diagnostic.ts';
import { message } from '../../diagnostics/message.ts';
import { phraseText } from '../../diagnostics/phrase.ts';
import type { BlockId } from '../../graph/project.ts';
import type { ArithmeticLine } from '../../nodes/kit/infer.ts';
import { applyFix } from '../../stores/actions/blocks.ts';
import { useCompiled } from '../../stores/compiled.ts';
import { lookAtProblem } from '../../stores/lookStore.ts';
import { useSettings } from '../../stores/settingsStore.ts';
import { useUiStore } from '../../stores/uiStore.ts';
import { arithmeticWord } from '../i18n/blockWords.ts';
import { useWords } from '../i18n/words.ts';
import { Sources } from '../problems/Sources.tsx';
import { useLookAtFix } from '../problems/useLook.ts';
import { focusCanvas } from './focus.ts';
import { canvasWords } from './words.ts';
import styles from './Problem.module.css';

const cardWidth = 280;

/** A problem with its arithmetic and what a click can do about it. Focus moves into it and comes back. */
export function ProblemCard({ id, problem }: { readonly id: BlockId; readonly problem: Diagnostic }): ReactElement {
  const card = useRef<HTMLDivElement>(null);
  const words = useWords(canvasWords);
  const locale = useSettings((settings) => settings.locale);
  const arithmetic = useCompiled((compiled) => compiled.blocks[problem.graph]?.[id]?.arithmetic);
  const unused = useCompiled((compiled) => compiled.plan !== null);
  const lines = arithmetic?.length ?? 0;
  const position = useSide(id, 150 + 20 * problem.from.length + 18 * lines + 28 * problem.fixes.length);
  useEffect(() => {
    const first = (selector: string) => card.current?.querySelector<HTMLElement>(selector);
    (first('[data-fix]') ?? first('button'))?.focus();
  }, []);
  useEffect(() => lookAtProblem(problem), [problem]);
  const close = () => {
    useUiStore.setState({ problemOf: null });
    focusCanvas();
  };
  const { title, hint } = message(problem, locale);
  const Icon = problem.severity === 'tip' ? Lightbulb : TriangleAlert;
  return (
    <NodeToolbar
      nodeId={id}
      isVisible
      position={position}
      align={position === Position.Bottom ? 'end' : 'start'}
      offset={20}
    >
      <div
        ref={card}
        role="dialog"
        aria-label={title}
        data-testid="problem-card"
        className={`nodrag nopan nowheel ${styles.card}`}
        onKeyDown={(event) => onCardKey(event, close)}
        onDoubleClick={(event) => event.stopPropagation()}
      >
        <h4 className={styles.title}>
          <Icon className={styles[problem.severity]} size={14} strokeWidth={1.75} aria-hidden />
          {title}
        </h4>
        <div className={styles.sources}>
          <Sources problem={problem} />
        </div>
        {arithmetic && arithmetic.length > 0 && <Arithmetic lines={arithmetic} />}
        {problem.fixes.map((fix) => (
          <FixButton key={phraseText(fix.title)} fix={fix} />
        ))}
        <p className={styles.hint}>{hint}</p>
        {problem.severity === 'error' && <p className={styles.hint}>{unused ? words.noLoss : words.blocksTraining}</p>}
        <button type="button" className={styles.close} aria-label={words.close} onClick={close}>
          <X size={14} aria-hidden />
        </button>
      </div>
    </NodeToolbar>
  );
}

/** Does what a fix says; until then, while it is looked at, the canvas shows what that would be. */
function FixButton({ fix }: { readonly fix: Fix }): ReactElement {
  const locale = useSettings((settings) => settings.locale);
  const look = useLookAtFix(fix);
  return (
    <button
      type="button"
      className={styles.fix}
      data-fix
      {...look}
      onClick={() => {
        applyFix(fix.title, fix.edits);
        focusCanvas();
      }}
    >
      <Wrench size={14} strokeWidth={1.75} aria-hidden />
      <span>{phraseText(fix.title, locale)}</span>
      <span className={styles.result}>{fix.result}</span>
    </button>
  );
}

function Arithmetic({ lines }: { readonly lines: readonly ArithmeticLine[] }): ReactElement {
  const locale = useSettings((settings) => settings.locale);
  return (
    <div className={styles.arithmetic}>
      {lines.map((line) => (
        <div key={line.label}>
          <span>{arithmeticWord(line.label, locale)}</span>
          <span>
            {arithmeticWord(line.formula, locale)} ={' '}
            <b className={line.bad ? styles.error : undefined}>{line.result}</b>
          </span>
        </div>
      ))}
    </div>
  );
}

/** The side of the block with room for a card of about this height: not that of what feeds it, while there is another. */
function useSide(id: BlockId, cardHeight: number): Position {
  return useStore((state) => {
    const node = state.nodeLookup.get(id);
    if (!node) return Position.Right;
    const [x, y, zoom] = state.transform;
    const right = (node.position.x + (node.measured.width ?? 160)) * zoom + x;
    const bottom = (node.position.y + (node.measured.height ?? 64)) * zoom + y;
    if (right + cardWidth + 32 < state.width) return Position.Right;
    if (bottom + 20 + cardHeight < state.height && right > cardWidth) return Position.Bottom;
    return Position.Left;
  });
}

function onCardKey(event: KeyboardEvent<HTMLDivElement>, close: () => void): void {
  event.stopPropagation();
  if (event.key === 'Escape') {
    event.preventDefault();
    close();
    return;
  }
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
}
