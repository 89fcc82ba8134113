import type { Phrase, Term } from '../../diagnostics/phrase.ts';
import type { ParamValue } from '../../graph/project.ts';
import type { BlockDefinition } from '../../nodes/kit/define.ts';
import { formatShape } from '../../tensor/shape.ts';

/** What a change of a block's parameters is called: by the first of them, `Set kernel to 3 × 3`, or of another `block`. */
export function changed(
  definition: BlockDefinition | undefined,
  params: Readonly<Record<string, ParamValue>>,
  block?: Term,
): Phrase {
  const [name = '', value = ''] = Object.entries(params)[0] ?? [];
  const param = { type: definition?.type ?? '', param: name };
  if (value === true) return { say: 'switchOn', param };
  if (value === false) return block === undefined ? { say: 'switchOff', param } : { say: 'switchOffOf', param, block };
  const shown = valueText(definition?.params[name]?.kind, value);
  return block === undefined ? { say: 'set', param, value: shown } : { say: 'setOf', param, block, value: shown };
}

/** A value as the form of the inspector shows it. */
function valueText(kind: string | undefined, value: ParamValue): string | number {
  if (typeof value === 'number') return value;
  if (!Array.isArray(value)) return String(value);
  const text = kind === 'shape' ? formatShape(value.map(Number)) : value.join(kind === 'dims' ? ' × ' : ', ');
  return text.replaceAll('-', '−');
}
