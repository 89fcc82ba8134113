import { expect, it } from 'vitest';
import { createLedger } from './ledger.ts';

it('gives back what was written down, by series, and is empty after that', () => {
  const ledger = createLedger();
  for (let batch = 0; batch < 200; batch++) ledger.add({ loss: batch, 'loss/accuracy': batch / 200 });
  expect(ledger.count).toBe(200);
  const taken = ledger.take();
  expect(Object.keys(taken)).toEqual(['loss', 'loss/accuracy']);
  expect(taken['loss']).toEqual(Float64Array.from({ length: 200 }, (_, batch) => batch));
  expect(ledger.count).toBe(0);

  ledger.add({ loss: 7, 'loss/accuracy': 1 });
  expect(ledger.take()).toEqual({ loss: Float64Array.of(7), 'loss/accuracy': Float64Array.of(1) });
  expect(taken['loss']![0]).toBe(0);
});
