import type { Diagnostic, Fix, Severity } from '../diagnostics/diagnostic.ts';
import { severityOf } from '../diagnostics/words.ts';
import type { Problem } from '../nodes/kit/infer.ts';

type Place = Pick<Diagnostic, 'graph' | 'block' | 'wire'>;
type Found = Pick<Problem, 'code' | 'data' | 'param' | 'port'>;

/** Where the passes put what they find. */
export interface Report {
  readonly add: (problem: Found, place: Place, fixes?: readonly Fix[]) => void;
  /** Turns the warnings of a code on these blocks into errors: they stand in the way of training. */
  readonly raise: (code: Diagnostic['code'], blocks: ReadonlySet<string>) => void;
  /** Adds what another report found. */
  readonly take: (other: Report) => void;
  readonly all: () => readonly Diagnostic[];
  /** How many problems there are so far. */
  readonly count: () => number;
}

/** An empty report. Problems are kept in the order found; `all` gives errors first. */
export function createReport(): Report {
  let found: Diagnostic[] = [];
  return {
    add({ code, data, param, port }, place, fixes = []) {
      found.push({
        code,
        severity: severityOf(code),
        data,
        ...(param === undefined ? {} : { param }),
        ...(port === undefined ? {} : { port }),
        ...place,
        from: [],
        fixes,
      });
    },
    raise(code, blocks) {
      found = found.map((diagnostic) =>
        diagnostic.code === code && diagnostic.block !== undefined && blocks.has(diagnostic.block)
          ? { ...diagnostic, severity: 'error' }
          : diagnostic,
      );
    },
    take(other) {
      found = [...found, ...other.all()];
    },
    count: () => found.length,
    all: () => [...found].sort((a, b) => weight[a.severity] - weight[b.severity]),
  };
}

const weight: Readonly<Record<Severity, number>> = { error: 0, warning: 1, tip: 2 };
