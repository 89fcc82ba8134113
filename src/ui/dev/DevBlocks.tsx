import { Check, CircleX, Lightbulb, TriangleAlert } from 'lucide-react';
import type { CSSProperties, ReactElement } from 'react';
import { catalogue, type DiagnosticCode } from '../../diagnostics/catalogue.ts';
import { chinese } from '../../diagnostics/catalogue.zh.ts';
import { blockDefinitions } from '../../nodes/index.ts';
import { categories } from '../../nodes/kit/categories.ts';
import {
  inputPorts,
  outputPorts,
  type BlockDefinition,
  type LayerDefinition,
  type LayerExample,
  type PortSpec,
} from '../../nodes/kit/define.ts';
import { readParams } from '../../nodes/kit/read.ts';
import { categoryLabel } from '../i18n/blockWords.ts';
import { formatCount } from '../i18n/numbers.ts';
import { BlockIcon } from '../parts/BlockIcon.tsx';
import { categoryColor } from '../parts/categoryColor.ts';
import { useTheme } from '../theme/useTheme.ts';
import styles from './dev.module.css';
import { workedExample } from './exampleOf.ts';

/** For those who work on Layerloom: every block with its examples worked out, and every problem as it is said. */
export function DevBlocks(): ReactElement {
  useTheme();
  return (
    <main className={styles.page}>
      <h1>Blocks</h1>
      <p className={styles.lead}>
        {blockDefinitions.length} blocks, {Object.keys(catalogue).length} problems. Shapes, weights and arithmetic are
        worked out by each block from its own examples.
      </p>
      {categories.map((category) => (
        <section key={category} aria-label={category}>
          <h2>{categoryLabel(category, 'en')}</h2>
          <div className={styles.blocks}>
            {blockDefinitions
              .filter((definition) => definition.category === category)
              .map((definition) => (
                <BlockEntry key={definition.type} definition={definition} />
              ))}
          </div>
        </section>
      ))}
      <section aria-label="Problems">
        <h2>Problems</h2>
        <div className={styles.blocks}>
          {(Object.keys(catalogue) as DiagnosticCode[]).map((code) => (
            <ProblemEntry key={code} code={code} />
          ))}
        </div>
      </section>
    </main>
  );
}

function BlockEntry({ definition }: { readonly definition: BlockDefinition }): ReactElement {
  const { type, category, label, summary, icon, params } = definition;
  const { values } = readParams(params, {});
  return (
    <article
      id={type}
      className={styles.block}
      style={{ '--category': categoryColor(category) } as CSSProperties}
      data-testid={`dev-${type}`}
    >
      <header>
        <BlockIcon name={icon} size={16} />
        <h3>{label}</h3>
        <code>{type}</code>
      </header>
      <p>{summary}</p>
      <dl className={styles.facts}>
        <dt>in</dt>
        <dd>{portNames(inputPorts(definition, values))}</dd>
        <dt>out</dt>
        <dd>{portNames(outputPorts(definition, values))}</dd>
        {Object.entries(params).map(([name, param]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd title={param.help}>
              {param.kind} · {JSON.stringify(param.default)}
              {param.kind === 'choice' && ` of ${param.options.join(', ')}`}
            </dd>
          </div>
        ))}
      </dl>
      {definition.role === 'layer' &&
        definition.examples.map((example) => <Example key={example.title} definition={definition} example={example} />)}
    </article>
  );
}

function Example(props: { readonly definition: LayerDefinition; readonly example: LayerExample }): ReactElement {
  const { definition, example } = props;
  const worked = workedExample(definition, example);
  const given = Object.entries(example.params).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  return (
    <div className={styles.example} data-holds={worked.holds}>
      <h4>
        {worked.holds ? <Check size={13} aria-label="holds" /> : <CircleX size={13} aria-label="does not hold" />}
        {example.title}
      </h4>
      <dl className={styles.facts}>
        <dt>params</dt>
        <dd>{given.length > 0 ? given.join(' · ') : 'defaults'}</dd>
        <dt>shapes</dt>
        <dd>
          {worked.inputs.join(' ')} → {worked.outputs.join(' ') || 'none'}
          {worked.outputs.join() !== worked.stated.join() && ` (stated: ${worked.stated.join(' ')})`}
        </dd>
        <dt>weights</dt>
        <dd>
          {formatCount(worked.weightCount, 'en')}
          {worked.weights.length > 0 && `: ${worked.weights.join(' · ')}`}
          {worked.weightCount !== example.weights && ` (stated: ${formatCount(example.weights, 'en')})`}
        </dd>
        <dt>FLOPs</dt>
        <dd>{formatCount(worked.flops, 'en')}</dd>
        {worked.config !== '' && (
          <>
            <dt>config</dt>
            <dd>{worked.config}</dd>
          </>
        )}
      </dl>
      {worked.arithmetic.length > 0 && (
        <pre>
          {worked.arithmetic.map(({ label, formula, result }) => `${label}  ${formula} = ${result}`).join('\n')}
        </pre>
      )}
    </div>
  );
}

const severityIcons = { error: CircleX, warning: TriangleAlert, tip: Lightbulb } as const;

function ProblemEntry({ code }: { readonly code: DiagnosticCode }): ReactElement {
  const { severity, title, hint } = catalogue[code];
  const Icon = severityIcons[severity];
  return (
    <article id={code} className={styles.problem} data-severity={severity} data-testid={`dev-${code}`}>
      <header>
        <Icon size={14} strokeWidth={1.75} aria-label={severity} />
        <h3>{title}</h3>
        <code>{code}</code>
      </header>
      <p>{hint}</p>
      <p lang="zh-CN">
        <b>{chinese[code].title}</b> {chinese[code].hint}
      </p>
    </article>
  );
}

function portNames(ports: readonly PortSpec[]): string {
  if (ports.length === 0) return 'none';
  return ports
    .map(({ name, rank, kind, optional }) => {
      const axes = typeof rank === 'number' ? `${rank} axes` : rank ? `${rank[0]} to ${rank[1]} axes` : '';
      return [name, kind === 'loss' ? 'loss' : axes, optional ? 'optional' : '']
        .filter((part) => part !== '')
        .join(' ');
    })
    .join(' · ');
}
