import type { DiagnosticCode } from '../../diagnostics/catalogue.ts';
import type { Block, Graph, Model, Project, Wire } from '../../graph/project.ts';

/** What there is to learn from a problem: why it is one, and the smallest project that has it. */
export interface Lesson {
  /** Two or three sentences for somebody who meets it for the first time. */
  readonly why: string;
  readonly project: Project;
}

export type Lessons = Partial<Record<DiagnosticCode, Lesson>>;

/** A block as `[type, parameters, flags]`. */
type Written = readonly [type: string, params?: Block['params'], flags?: Partial<Block>];

/** A graph of blocks by id and wires such as `a.output > b.image`; blocks stand in a row. */
export function graph(blocks: Readonly<Record<string, Written>>, wires: readonly string[] = []): Graph {
  const made = Object.entries(blocks).map(([id, [type, params = {}, flags = {}]], index): [string, Block] => [
    id,
    { id, type, params, position: { x: 232 * index, y: 0 }, ...flags },
  ]);
  const ends = (text: string) => {
    const at = text.indexOf('.');
    return { block: text.slice(0, at), port: text.slice(at + 1) };
  };
  const wired = wires.map((text): [string, Wire] => {
    const [from = '', to = ''] = text.split(' > ');
    return [to, { id: to, from: ends(from), to: ends(to) }];
  });
  return { blocks: Object.fromEntries(made), wires: Object.fromEntries(wired) };
}

/** A lesson on a canvas, and on models where it needs them. */
export function lesson(why: string, main: Graph, models: Readonly<Record<string, Model>> = {}, batchSize = 32): Lesson {
  const run = { epochs: 1, batchSize, seed: 1 };
  return { why, project: { format: 'layerloom', version: 2, name: 'Lesson', main, models, run } };
}
