import { describe, expect, it } from 'vitest';
import { catalogue, type DiagnosticCode } from '../../diagnostics/catalogue.ts';
import { phraseText } from '../../diagnostics/phrase.ts';
import { apply } from '../../graph/edit.ts';
import { graphOf } from '../../graph/project.ts';
import { compile } from '../compile.ts';
import { lessons } from './index.ts';

const codes = Object.keys(catalogue) as DiagnosticCode[];
const taught = Object.entries(lessons) as [DiagnosticCode, NonNullable<(typeof lessons)[DiagnosticCode]>][];

describe('the lessons', () => {
  it('cover every code there is', () => {
    expect(codes.filter((code) => !lessons[code])).toEqual([]);
  });

  it('offer a fix for nearly all codes', () => {
    const fixed = taught.filter(([code, { project }]) => {
      const found = compile(project).diagnostics.find((diagnostic) => diagnostic.code === code);
      return (found?.fixes.length ?? 0) > 0;
    });
    expect(fixed.length).toBeGreaterThanOrEqual(codes.length - 10);
  });

  it('name the other block wherever shapes clash', () => {
    const alone = taught.flatMap(([code, { project }]) => {
      const found = compile(project).diagnostics.find((diagnostic) => diagnostic.code === code);
      return found?.from.length === 0 ? [code] : [];
    });
    const ofShapes = alone.filter((code) => /^(shape|attention|position|loss|mask)\//.test(code));
    // These are wrong whatever comes in.
    expect(ofShapes).toEqual(['shape/dilated-strides', 'shape/output-padding', 'shape/two-rests']);
  });
});

describe.each(taught)('%s', (code, { project }) => {
  const found = compile(project).diagnostics.find((diagnostic) => diagnostic.code === code);

  it('is found in its example, at a block or on the canvas', () => {
    expect(found).toBeDefined();
    expect(graphOf(project, found!.graph)?.blocks[found!.block ?? '']?.id).toBe(found!.block);
  });

  it('names what comes in over the wires it is about', () => {
    const { blocks = {}, wires = {} } = graphOf(project, found!.graph) ?? {};
    for (const { block, port, into, wires: way } of found!.from) {
      expect(blocks[block]?.bypassed).not.toBe(true);
      expect(wires[way[0]!]?.from).toEqual({ block, port });
      expect(wires[way.at(-1)!]?.to).toEqual({ block: found!.block, port: into });
    }
    const ofPort = Object.values(wires).filter(
      ({ id, to }) => id === found!.wire || (to.block === found!.block && to.port === found!.port),
    );
    const named = found!.from.map(({ wires: way }) => way.at(-1));
    expect(named).toEqual(expect.arrayContaining(ofPort.map(({ id }) => id)));
  });

  it('goes away with each of its fixes, which can be undone', () => {
    for (const { title, edits } of found!.fixes) {
      const before = JSON.stringify(project);
      const after = compile(apply(project, edits)).diagnostics;
      const left = after.filter(
        ({ code: other, graph, block }) => other === code && graph === found!.graph && block === found!.block,
      );
      expect(left, phraseText(title)).toEqual([]);
      expect(JSON.stringify(project)).toBe(before);
    }
  });
});
