import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { message } from '../diagnostics/message.ts';
import { graphOf, type Project } from '../graph/project.ts';
import { BadInput, log } from './command.ts';

/** A diagnostic with its words, as scripts read it. */
export function diagnosticReport(diagnostic: Diagnostic): Readonly<Record<string, unknown>> {
  const { fixes, ...rest } = diagnostic;
  return { ...rest, ...message(diagnostic), fixes: fixes.map(({ title }) => title) };
}

/** `error shape/window at “Conv 2D” (conv2d): 7 × 7 kernel, 5 × 5 input. The window must fit …` */
export function sentenceOf(diagnostic: Diagnostic, project: Project): string {
  const { title, hint } = message(diagnostic);
  const block =
    diagnostic.block === undefined ? undefined : graphOf(project, diagnostic.graph)?.blocks[diagnostic.block];
  const place = block ? ` at “${block.name ?? block.id}” (${block.type})` : '';
  return `${diagnostic.severity} ${diagnostic.code}${place}: ${title}. ${hint}`;
}

/** Says every problem on stderr. Throws `BadInput` when there is an error among them. */
export function reportProblems(diagnostics: readonly Diagnostic[], project: Project): void {
  const isError = ({ severity }: Diagnostic) => severity === 'error';
  for (const diagnostic of diagnostics.filter((one) => !isError(one))) log(sentenceOf(diagnostic, project));
  const errors = diagnostics.filter(isError);
  if (errors.length > 0) throw new BadInput(errors.map((error) => sentenceOf(error, project)));
}
