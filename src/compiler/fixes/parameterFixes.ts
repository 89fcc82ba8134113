import { formatShape } from '../../tensor/shape.ts';
import type { Fix } from '../../diagnostics/diagnostic.ts';
import type { TensorType } from '../../graph/project.ts';
import type { ParamFix, Problem } from '../../nodes/kit/infer.ts';
import { readParams } from '../../nodes/kit/read.ts';
import { outcomeOf, type TensorBlock } from '../passes/outcome.ts';
import type { ResolvedBlock } from '../passes/resolve.ts';
import { changed } from './changed.ts';

/** What is known where a problem was found. */
interface Found {
  readonly resolved: ResolvedBlock;
  readonly inputs: readonly TensorType[];
  readonly definition: TensorBlock;
}

/** The changes of its own parameters that a block proposes: each is tried first, and offered only when it helps. */
export function parameterFixes(problem: Problem, found: Found): Fix[] {
  return (problem.fixes ?? []).flatMap((fix) => triedParameterFix(fix, found));
}

/** Runs the block's own inference with the changed parameters; a change that does not help is dropped. */
function triedParameterFix({ say, params }: ParamFix, { resolved, inputs, definition }: Found): Fix[] {
  const { values, problems } = readParams(definition.params, { ...resolved.block.params, ...params });
  const result = problems.length > 0 ? null : outcomeOf(definition, values, inputs);
  if (!result || 'problem' in result) return [];
  const [output] = result.outputTypes;
  const { graph, block } = resolved;
  return [
    {
      title: say === undefined ? changed(definition, params) : { say },
      ...(output ? { result: formatShape(output.shape) } : {}),
      edits: [{ kind: 'setParams', graph, block: block.id, params }],
    },
  ];
}
