import { describe, expect, it } from 'vitest';
import { catalogue, type DiagnosticCode } from '../../diagnostics/catalogue.ts';
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
});

describe.each(taught)('%s', (code, { project }) => {
  const found = compile(project).diagnostics.find((diagnostic) => diagnostic.code === code);

  it('is found in its example, at a block or on the canvas', () => {
    expect(found).toBeDefined();
    expect(graphOf(project, found!.graph)?.blocks[found!.block ?? '']?.id).toBe(found!.block);
  });

  it('goes away with each of its fixes, which can be undone', () => {
    for (const { title, edits } of found!.fixes) {
      const before = JSON.stringify(project);
      const after = compile(apply(project, edits)).diagnostics;
      const left = after.filter(
        ({ code: other, graph, block }) => other === code && graph === found!.graph && block === found!.block,
      );
      expect(left, title).toEqual([]);
      expect(JSON.stringify(project)).toBe(before);
    }
  });
});
