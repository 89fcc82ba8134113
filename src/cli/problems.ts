import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { message } from '../diagnostics/message.ts';
import { phraseText } from '../diagnostics/phrase.ts';
import { graphOf, type BlockId, type Project } from '../graph/project.ts';
import { formatShape } from '../tensor/shape.ts';
import { BadInput, log } from './command.ts';

/** A diagnostic with its words, as scripts read it. */
export function diagnosticReport(diagnostic: Diagnostic): Readonly<Record<string, unknown>> {
  const { fixes, ...rest } = diagnostic;
  return { ...rest, ...message(diagnostic), fixes: fixes.map(({ title }) => phraseText(title)) };
}

/** `error shape/window at “Conv 2D” (conv2d), fed by “Input” (input) with [5, 5, 16]: 7 × 7 kernel, 5 × 5 input. …` */
export function sentenceOf(diagnostic: Diagnostic, project: Project): string {
  const { title, hint } = message(diagnostic);
  const blocks = graphOf(project, diagnostic.graph)?.blocks ?? {};
  const named = (id: BlockId): string | null => {
    const block = blocks[id];
    return block ? `“${block.name ?? id}” (${block.type})` : null;
  };
  const place = named(diagnostic.block ?? '');
  const sources = diagnostic.from.flatMap(({ block, type }) => {
    const source = named(block);
    return source === null ? [] : [type?.kind === 'tensor' ? `${source} with ${formatShape(type.shape)}` : source];
  });
  const at = place === null ? '' : ` at ${place}`;
  const from = sources.length === 0 ? '' : `, fed by ${[...new Set(sources)].join(' and ')}`;
  return `${diagnostic.severity} ${diagnostic.code}${at}${from}: ${title}. ${hint}`;
}

/** Says every problem on stderr. Throws `BadInput` when there is an error among them. */
export function reportProblems(diagnostics: readonly Diagnostic[], project: Project): void {
  const isError = ({ severity }: Diagnostic) => severity === 'error';
  for (const diagnostic of diagnostics.filter((one) => !isError(one))) log(sentenceOf(diagnostic, project));
  const errors = diagnostics.filter(isError);
  if (errors.length > 0) throw new BadInput(errors.map((error) => sentenceOf(error, project)));
}
