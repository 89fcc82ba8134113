import type { ReactElement } from 'react';
import type { Diagnostic, Source } from '../../diagnostics/diagnostic.ts';
import { graphOf } from '../../graph/project.ts';
import { useCompiled } from '../../stores/compiled.ts';
import { useDocumentStore } from '../../stores/documentStore.ts';
import { useSettings } from '../../stores/settingsStore.ts';
import { portLabel } from '../i18n/blockWords.ts';
import { useWords } from '../i18n/words.ts';
import { nameOf, typeText } from './describePreview.ts';
import { goTo } from './goTo.ts';
import { problemWords } from './problemWords.ts';
import styles from './Sources.module.css';

/** `Conv 2D gives [5, 5, 16] → Conv 2D`: what feeds the block that has a problem. A name shows its block. */
export function Sources({ problem }: { readonly problem: Diagnostic }): ReactElement | null {
  const { graph, block: id, from } = problem;
  const words = useWords(problemWords);
  const locale = useSettings((settings) => settings.locale);
  const project = useDocumentStore((state) => state.project);
  const several = useCompiled((compiled) => (compiled.blocks[graph]?.[id ?? '']?.inputs.length ?? 0) > 1);
  const blocks = graphOf(project, graph)?.blocks ?? {};
  if (from.length === 0) return null;
  const receiver = nameOf(blocks[id ?? ''], project, locale);
  return (
    <ul className={styles.sources}>
      {outputsOf(from).map((sources) => {
        const { block, port, type } = sources[0]!;
        const name = nameOf(blocks[block], project, locale);
        const ports = sources.map(({ into, label }) => portLabel({ name: into, label }, locale)).join(', ');
        return (
          <li key={`${block} ${port}`} data-testid="problem-source">
            <button type="button" aria-label={words.showBlock(name)} onClick={() => goTo(graph, block)}>
              {name}
            </button>{' '}
            {type ? words.gives(typeText(type, words)) : words.feeds}{' '}
            <span>→ {several ? words.port(receiver, ports) : receiver}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** One value may come in over several inputs: sources by the output that gives it. */
function outputsOf(from: readonly Source[]): readonly (readonly Source[])[] {
  const outputs = new Map<string, Source[]>();
  for (const source of from) {
    const key = JSON.stringify([source.block, source.port]);
    outputs.set(key, [...(outputs.get(key) ?? []), source]);
  }
  return [...outputs.values()];
}
