import { beforeAll, expect, it } from 'vitest';

import { diskAssets } from '../data/nodeAssets.ts';
import { useInstalledWasm } from '../engine/nodeWasmFiles.ts';
import type { Program } from '../engine/program.ts';
import { createControl, type RunControl } from './control.ts';
import { trainRun } from './loop.ts';
import { prepare } from './prepare.ts';
import type { RunEvent } from './protocol.ts';
import { batchesOf, only, pointsPlan } from './testRuns.ts';

beforeAll(useInstalledWasm);

/** A real program that answers late, as one on a graphics card does; counts how many answers are on their way. */
function late(program: Program, tell: (flying: number) => void): Program {
  let flying = 0;
  return {
    ...program,
    async train(batchFor) {
      tell(++flying);
      const scores = await program.train(batchFor);
      await new Promise((resolve) => setTimeout(resolve, 1));
      flying -= 1;
      return scores;
    },
  };
}

async function trained(slowReader: boolean, during: (control: RunControl, event: RunEvent) => void = () => undefined) {
  const prepared = await prepare(pointsPlan({ epochs: 4 }), 'cpu', diskAssets());
  let most = 0;
  if (slowReader) {
    prepared.program = late(prepared.program, (flying) => {
      most = Math.max(most, flying);
    });
  }
  const control = createControl();
  const events: RunEvent[] = [];
  for await (const event of trainRun(prepared, control)) {
    events.push(event);
    during(control, event);
  }
  const weights = await prepared.program.weights();
  prepared.program.dispose();
  return { events, weights, most };
}

it('works ahead of answers that come late, with the same numbers', async () => {
  const waiting = await trained(true);
  const direct = await trained(false);
  expect(waiting.most).toBeGreaterThan(1);
  expect(waiting.most).toBeLessThanOrEqual(10);
  expect(batchesOf(waiting.events)).toEqual(batchesOf(direct.events));
  expect(waiting.weights).toEqual(direct.weights);
});

it('counts every batch it has begun when it is stopped', async () => {
  const { events } = await trained(true, (control, event) => {
    if (event.kind === 'batches' && event.epoch === 2) control.ask('stop');
  });
  const [end] = only(events, 'end');
  expect(end?.reason).toBe('stopped');
  expect(end?.batch).toBe(batchesOf(events).length);
});
