// A small pretty-printer (Wadler 1998, "A prettier printer"), because generated code must leave formatted
// and a formatter would be the largest thing on the page.

/** A piece of text that may stand on one line or on several. */
export type Doc = string | readonly Doc[] | Group | Indent | Line | Comment | Marked;

interface Group {
  readonly kind: 'group';
  readonly contents: Doc;
}
interface Indent {
  readonly kind: 'indent';
  readonly contents: Doc;
}
/** A line break, or `flat` where its group fits on one line. */
interface Line {
  readonly kind: 'line';
  readonly flat: string | null;
  /** Printed before the break, and not where there is none: a trailing comma. */
  readonly before?: string;
}
/** Stands at the end of the line it falls on, and does not count as part of its width. */
interface Comment {
  readonly kind: 'comment';
  readonly text: string;
}
/** Lines of the contents are told to the caller under this key. */
interface Marked {
  readonly kind: 'marked';
  readonly key: string;
  readonly contents: Doc;
}

/** Contents that go on one line if they fit, and break at every line of theirs if they do not. */
export const group = (...contents: Doc[]): Doc => ({ kind: 'group', contents });
/** Contents two columns further right. */
export const indent = (...contents: Doc[]): Doc => ({ kind: 'indent', contents });
export const marked = (key: string, ...contents: Doc[]): Doc => ({ kind: 'marked', key, contents });
/** `// text` at the end of the line. */
export const comment = (text: string): Doc => ({ kind: 'comment', text });
/** A space, or a new line. */
export const line: Doc = { kind: 'line', flat: ' ' };
/** Nothing, or a new line. */
export const softline: Doc = { kind: 'line', flat: '' };
/** A new line in any case; the groups around it break. */
export const hardline: Doc = { kind: 'line', flat: null };

/** Docs with a separator between them. */
export function join(separator: Doc, docs: readonly Doc[]): Doc {
  return docs.flatMap((doc, index) => (index === 0 ? [doc] : [separator, doc]));
}

/** `open a, b close`, or one a line with a comma after the last. `pad` is the space inside an object's braces. */
export function list(open: string, items: readonly Doc[], close: string, pad: '' | ' ' = ''): Doc {
  return group(openList(open, items, close, pad));
}

/** The same, but it breaks where the group around it does. */
export function openList(open: string, items: readonly Doc[], close: string, pad: '' | ' ' = ''): Doc {
  if (items.length === 0) return open + close;
  const first: Doc = { kind: 'line', flat: pad };
  const last: Doc = { kind: 'line', flat: pad, before: ',' };
  return [open, indent(first, join([',', line], items)), last, close];
}

/** The members of a type, `{ name: string; seed: number }`: they break where the group around them does. */
export function openMembers(items: readonly Doc[]): Doc {
  const last: Doc = { kind: 'line', flat: ' ', before: ';' };
  return ['{', indent(line, join([';', line], items)), last, '}'];
}

/** The same, one a line in any case: as prettier writes a list of lists. */
export function listOfLists(open: string, items: readonly Doc[], close: string): Doc {
  const last: Doc = { kind: 'line', flat: null, before: ',' };
  return group(open, indent(hardline, join([',', hardline], items)), last, close);
}

/** Lines from 1, both ends included. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

export interface Printed {
  readonly text: string;
  /** By key of {@link marked}. */
  readonly lines: ReadonlyMap<string, LineRange>;
}

interface Command {
  readonly column: number;
  readonly flat: boolean;
  readonly doc: Doc | { readonly kind: 'end'; readonly key: string; readonly start: number };
}

/** Lays a doc out in lines of at most `width` columns where that is possible. */
export function print(doc: Doc, width = 120): Printed {
  const rows: string[] = [''];
  const lines = new Map<string, LineRange>();
  let trailing = '';
  const write = (text: string): void => {
    rows[rows.length - 1] += text;
  };
  const finishRow = (): void => {
    rows[rows.length - 1] = rows.at(-1)!.trimEnd() + trailing;
    trailing = '';
  };

  const stack: Command[] = [{ column: 0, flat: false, doc }];
  for (let command = stack.pop(); command; command = stack.pop()) {
    const { column, flat, doc: next } = command;
    if (typeof next === 'string') {
      write(next);
      continue;
    }
    if (isMany(next)) {
      for (const part of [...next].reverse()) stack.push({ column, flat, doc: part });
      continue;
    }
    switch (next.kind) {
      case 'group':
        stack.push({
          column,
          flat: flat || fits({ column, flat: true, doc: next.contents }, stack, width - rows.at(-1)!.length),
          doc: next.contents,
        });
        break;
      case 'indent':
        stack.push({ column: column + 2, flat, doc: next.contents });
        break;
      case 'line':
        if (flat && next.flat !== null) write(next.flat);
        else {
          write(next.before ?? '');
          finishRow();
          rows.push(' '.repeat(column));
        }
        break;
      case 'comment':
        trailing += ` // ${next.text}`;
        break;
      case 'marked':
        stack.push({ column, flat, doc: { kind: 'end', key: next.key, start: rows.length } });
        stack.push({ column, flat, doc: next.contents });
        break;
      case 'end':
        lines.set(next.key, { start: lines.get(next.key)?.start ?? next.start, end: rows.length });
        break;
      default:
        next satisfies never;
    }
  }
  finishRow();
  return { text: rows.join('\n'), lines };
}

/** Whether what comes up to the next line break fits into `space` columns. */
function fits(first: Command, rest: readonly Command[], space: number): boolean {
  const commands = [first];
  let left = space;
  let after = rest.length;
  while (left >= 0) {
    const command = commands.pop() ?? rest[--after];
    if (!command) return true;
    const { flat, doc, column } = command;
    if (typeof doc === 'string') left -= doc.length;
    else if (isMany(doc)) for (const part of [...doc].reverse()) commands.push({ column, flat, doc: part });
    else if (doc.kind === 'line') {
      if (doc.flat === null) return !flat;
      if (!flat) return left >= (doc.before?.length ?? 0);
      left -= doc.flat.length;
    } else if (doc.kind !== 'comment' && doc.kind !== 'end') commands.push({ column, flat, doc: doc.contents });
  }
  return false;
}

function isMany(doc: Command['doc']): doc is readonly Doc[] {
  return Array.isArray(doc);
}
