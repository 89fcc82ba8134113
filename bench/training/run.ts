import { writeFileSync } from 'node:fs';
import { backendNames, type BackendName } from '../../src/engine/backend.ts';
import { useInstalledWasm } from '../../src/engine/nodeWasmFiles.ts';
import { openTrainingPage } from '../browser.ts';
import { measure, smallestExamples, type Outcome } from './measure.ts';
import { readTrainability, trainabilityFile, type BlockTrainability } from './trainability.ts';

/**
 * Measures where every block computes, trains and has a second gradient: `static`, `wasm` and `cpu` here, the graphics
 * engines in a browser (a program imitates the card where there is none). Writes it down for the documentation, the
 * editor and the choice of the engine; `npm run generate` makes their files of it. With `wanted` only these blocks are
 * measured again.
 */
export async function measureTraining(wanted?: readonly string[]): Promise<void> {
  useInstalledWasm();
  const known = readTrainability();
  const { page, close } = await openTrainingPage();
  const measured: Record<string, BlockTrainability> = {};
  try {
    for (const type of smallestExamples().keys()) {
      const before = known[type];
      if (wanted && !wanted.includes(type) && before) {
        measured[type] = before;
        continue;
      }
      const outcomes: Partial<Record<BackendName, Outcome>> = {};
      for (const backend of backendNames) {
        const inPage = backend === 'webgl' || backend === 'webgpu';
        outcomes[backend] = inPage
          ? await page.evaluate(([name, engine]) => window.measure!(name, engine), [type, backend] as const)
          : await measure(type, backend);
      }
      measured[type] = summaryOf(outcomes as Record<BackendName, Outcome>);
      console.log(type.padEnd(28), JSON.stringify(measured[type]));
    }
  } finally {
    await close();
  }
  const lines = Object.entries(measured).map(([type, summary]) => `  "${type}": ${JSON.stringify(summary)}`);
  writeFileSync(trainabilityFile, `{\n${lines.join(',\n')}\n}\n`);
}

/** What worked, in letters, and why the rest of the first two did not. */
function summaryOf(outcomes: Readonly<Record<BackendName, Outcome>>): BlockTrainability {
  const mark = (result: Outcome['second'], letter: string): string =>
    result === true ? letter : result === null ? '.' : '-';
  const entries = backendNames.map((backend) => {
    const { forward, gradient, second } = outcomes[backend];
    return [backend, `${mark(forward, 'f')}${mark(gradient, 'g')}${mark(second, 's')}`] as const;
  });
  const reasons = backendNames.flatMap((backend) => {
    const failed = [outcomes[backend].forward, outcomes[backend].gradient].find((result) => result !== true);
    return failed === undefined ? [] : [[backend, String(failed)] as const];
  });
  const marks = Object.fromEntries(entries) as Record<BackendName, string>;
  return reasons.length === 0 ? marks : { ...marks, reasons: Object.fromEntries(reasons) };
}
