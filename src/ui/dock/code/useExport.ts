import { useEffect, useState } from 'react';
import type { BlockLines, ExportFile } from '../../../compiler/targets/typescript/exportTypeScript.ts';
import type { Plan } from '../../../compiler/plan.ts';

/** A plan as TypeScript. */
export interface Printed {
  readonly files: readonly ExportFile[];
  /** Lines of `model.ts` by block. */
  readonly lines: readonly BlockLines[];
}

/** The files of the project as TypeScript; `null` while the printer is being loaded. */
export function useExport(plan: Plan): Printed | null {
  const [printed, setPrinted] = useState<Printed | null>(null);
  useEffect(() => {
    let gone = false;
    void import('../../../compiler/targets/typescript/exportTypeScript.ts').then(({ codeLines, exportTypeScript }) => {
      if (!gone) setPrinted({ files: exportTypeScript(plan), lines: codeLines(plan) });
    });
    return () => {
      gone = true;
    };
  }, [plan]);
  // While the next edit is printed, the last code stays on screen.
  return printed;
}
