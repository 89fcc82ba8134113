import { writeFile } from 'node:fs/promises';
import { openEnginePage } from '../browser.ts';
import type { Row } from '../row.ts';
import { performancePage } from './document.ts';
import { thisMachine } from './machine.ts';
import { measureNet, measureScaling, type NetReport } from './measure.ts';
import { hasNative, installNative, nativeVersion } from './native.ts';
import { netNames, type NetName } from './nets.ts';
import { netRows, scalingRows } from './rows.ts';
import { verdicts } from './verdicts.ts';

export interface EngineBenchOptions {
  /** Installs native TensorFlow where it is not there yet. */
  readonly native: boolean;
  /** Writes `docs/performance.md`. */
  readonly write: boolean;
  /** Only these nets, and no growth; for whoever works on one of them. */
  readonly nets: readonly NetName[] | undefined;
  readonly rounds: number;
}

const page = 'docs/performance.md';

/** Training on every engine, in one run. */
export async function measureEngines({ native, write, nets, rounds }: EngineBenchOptions): Promise<Row[]> {
  if (write && nets) throw new Error(`${page} is written from a run of all nets.`);
  if (native && !hasNative()) installNative();
  const withNative = hasNative();
  if (!withNative) console.error('Native TensorFlow is left out: `npm run bench -- --engine --native` installs it.');
  const opened = await openEnginePage();
  try {
    const reports: NetReport[] = [];
    for (const net of nets ?? netNames) {
      const report = await measureNet(opened.page, net, rounds, withNative);
      reports.push(report);
      // So that whoever waits sees it grow.
      for (const { what, value } of verdicts(report, 'chromium')) console.error(`${net}: ${value.toFixed(2)} ${what}`);
    }
    const scaling = nets ? [] : await measureScaling(opened.page);
    if (write) {
      const machine = thisMachine(opened.page.context().browser()!.version(), withNative ? nativeVersion() : undefined);
      await writeFile(page, await performancePage({ machine, reports, scaling, rounds }));
      console.error(`wrote ${page}`);
    }
    for (const { net, refusals } of reports)
      for (const { place, engine, reason } of refusals) console.error(`${net} in ${place}: no ${engine}: ${reason}`);
    return [...reports.flatMap(netRows), ...scalingRows(scaling)];
  } finally {
    await opened.close();
  }
}
