import type { Block, ParamValue } from '../../../graph/project.ts';
import { blockDefinition } from '../../../nodes/catalogue.ts';
import type { Run } from '../../../stores/runStore.ts';
import type { Locale } from '../../../stores/settingsStore.ts';
import { blockLabel } from '../../i18n/blockWords.ts';
import { formatTick } from '../../i18n/numbers.ts';
import { changesBetween, type Change } from './change.ts';
import type { trainWords } from './trainWords.ts';

type Words = (typeof trainWords)['en'];

/** What sets a run apart from the one before it, `Dense 128`; the project's name for the first. */
export function describeChange(run: Run, before: Run | undefined, words: Words, locale: Locale): string {
  if (!before || before.project.name !== run.project.name) return run.project.name;
  const changes = changesBetween(before.project, run.project);
  const [first] = changes;
  if (!first) return words.sameAgain;
  const text = describe(first, words, locale);
  return changes.length > 1 ? `${text} +${changes.length - 1}` : text;
}

function describe(change: Change, words: Words, locale: Locale): string {
  switch (change.kind) {
    case 'added':
      return `+ ${nameOf(change.block, locale)}`;
    case 'removed':
      return `− ${nameOf(change.block, locale)}`;
    case 'swapped':
      return nameOf(change.block, locale);
    case 'frozen':
      return change.block.frozen
        ? words.isFrozen(nameOf(change.block, locale))
        : words.isTrained(nameOf(change.block, locale));
    case 'bypassed':
      return change.block.bypassed
        ? words.isBypassed(nameOf(change.block, locale))
        : words.isUsed(nameOf(change.block, locale));
    case 'param': {
      const preset = blockDefinition(change.block.type)?.params[change.param]?.default;
      return `${nameOf(change.block, locale)} ${valueText(change.value ?? preset ?? null, locale)}`;
    }
    case 'run':
      return `${words[change.setting]} ${formatTick(change.value, locale)}`;
    case 'wires':
      return words.wiring;
    default:
      return change satisfies never;
  }
}

function nameOf(block: Block, locale: Locale): string {
  return block.name ?? blockLabel(block.type, locale);
}

function valueText(value: ParamValue, locale: Locale): string {
  if (typeof value === 'number') return formatTick(value, locale);
  if (Array.isArray(value)) return value.join(' × ');
  return String(value ?? '–');
}
