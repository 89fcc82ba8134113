import { CircleX, Lightbulb, TriangleAlert, Wrench } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Diagnostic, Fix, Severity } from '../../diagnostics/diagnostic.ts';
import { message } from '../../diagnostics/message.ts';
import { phraseText } from '../../diagnostics/phrase.ts';
import { graphOf, type Project } from '../../graph/project.ts';
import { applyFix } from '../../stores/actions/blocks.ts';
import { useCompiled } from '../../stores/compiled.ts';
import { useDocumentStore } from '../../stores/documentStore.ts';
import { getFace } from '../../stores/faces.ts';
import { useSettings } from '../../stores/settingsStore.ts';
import { shownName } from '../i18n/blockWords.ts';
import { useWords } from '../i18n/words.ts';
import { BlockIcon } from '../parts/BlockIcon.tsx';
import { categoryColor } from '../parts/categoryColor.ts';
import { classes } from '../parts/classes.ts';
import { goTo } from '../problems/goTo.ts';
import { Sources } from '../problems/Sources.tsx';
import { useLookAtFix, useLookAtProblem } from '../problems/useLook.ts';
import dock from './dock.module.css';
import { dockWords } from './dockWords.ts';
import styles from './ProblemsTab.module.css';
import { problemGroups, type ProblemGroup } from './problemGroups.ts';

const icons = { error: CircleX, warning: TriangleAlert, tip: Lightbulb } as const satisfies Record<Severity, unknown>;

/** Every problem, by block, with what a click can do about it. */
export function ProblemsTab(): ReactElement {
  const words = useWords(dockWords);
  const diagnostics = useCompiled((compiled) => compiled.diagnostics);
  const ready = useCompiled((compiled) => compiled.plan !== null);
  const project = useDocumentStore((state) => state.project);
  if (diagnostics.length === 0) {
    const empty = Object.keys(project.main.blocks).length === 0;
    return (
      <div className={dock.empty}>
        <h3 className={dock.emptyTitle}>{words.noProblems}</h3>
        <p className={dock.text}>{empty ? words.emptyProject : ready ? words.noProblemsText : words.noProgramText}</p>
      </div>
    );
  }
  return (
    <div className={styles.problems} data-testid="problems">
      {problemGroups(diagnostics).map((group) => (
        <Group key={`${group.graph} ${group.block ?? ''}`} group={group} project={project} />
      ))}
    </div>
  );
}

function Group({ group, project }: { readonly group: ProblemGroup; readonly project: Project }): ReactElement {
  const words = useWords(dockWords);
  const locale = useSettings((settings) => settings.locale);
  const { graph, block: id, problems } = group;
  const block = id === undefined ? undefined : graphOf(project, graph)?.blocks[id];
  const face = id === undefined ? null : getFace(graph, id);
  const name = block && face ? shownName(block, face.name, locale) : (project.models[graph]?.name ?? words.project);
  return (
    <section className={styles.group} aria-label={name}>
      {face && id !== undefined ? (
        <button
          type="button"
          className={styles.block}
          style={{ color: categoryColor(face.category) }}
          aria-label={words.showBlock(name)}
          onClick={() => goTo(graph, id)}
        >
          <BlockIcon name={face.icon} />
          <span className={styles.name}>{name}</span>
          {graph !== 'main' && (
            <span className={styles.where}>{words.inModel(project.models[graph]?.name ?? graph)}</span>
          )}
        </button>
      ) : (
        <div className={styles.block}>
          <span className={styles.name}>{name}</span>
        </div>
      )}
      <ul className={styles.list}>
        {problems.map((problem, index) => (
          <Problem key={`${problem.code} ${problem.port ?? ''} ${problem.param ?? ''} ${index}`} problem={problem} />
        ))}
      </ul>
    </section>
  );
}

function Problem({ problem }: { readonly problem: Diagnostic }): ReactElement {
  const words = useWords(dockWords);
  const locale = useSettings((settings) => settings.locale);
  const { title, hint } = message(problem, locale);
  const look = useLookAtProblem(problem);
  const Icon = icons[problem.severity];
  const { block, graph } = problem;
  const text = (
    <>
      <span className={styles.title}>{title}</span>
      <span className={styles.hint}>{hint}</span>
    </>
  );
  return (
    <li className={styles.problem} data-testid="problem" data-code={problem.code} {...look}>
      <Icon
        size={14}
        strokeWidth={1.75}
        className={classes(styles.icon, styles[problem.severity])}
        role="img"
        aria-label={words[problem.severity]}
      />
      <div className={styles.told}>
        {block === undefined ? (
          <div className={styles.text}>{text}</div>
        ) : (
          <button type="button" className={styles.text} onClick={() => goTo(graph, block)}>
            {text}
          </button>
        )}
        <div className={styles.sources}>
          <Sources problem={problem} />
        </div>
      </div>
      <div className={styles.fixes}>
        {problem.fixes.map((fix) => (
          <FixButton key={phraseText(fix.title)} fix={fix} />
        ))}
      </div>
    </li>
  );
}

/** Does what a fix says; until then, while it is looked at, the canvas shows what that would be. */
function FixButton({ fix }: { readonly fix: Fix }): ReactElement {
  const locale = useSettings((settings) => settings.locale);
  const look = useLookAtFix(fix);
  return (
    <button type="button" className={styles.fix} {...look} onClick={() => applyFix(fix.title, fix.edits)}>
      <Wrench size={13} strokeWidth={1.75} aria-hidden />
      {phraseText(fix.title, locale)}
      {fix.result !== undefined && <span className={styles.result}>{fix.result}</span>}
    </button>
  );
}
