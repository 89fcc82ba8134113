/** One axis: where it starts and ends, and where its ticks stand. */
export interface Axis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  readonly scale: 'linear' | 'log';
}

/** Mantissas of the ticks within a decade, finest first. */
const ladders = [[1, 2, 3, 5, 7], [1, 2, 5], [1, 3], [1]] as const;
/** Where an axis may end: fine enough to waste no room, coarse enough not to move with every batch. */
const ends = [1, 1.5, 2, 3, 5, 7] as const;

/** Ticks of a logarithmic axis never number more. */
const mostTicks = 5;

/**
 * A logarithmic axis around positive values. It spans one decade at least, so that the first batches do not make it
 * jump, and has two to five ticks.
 */
export function logAxis(lowest: number, highest: number): Axis {
  const top = Number.isFinite(highest) && highest > 0 ? highest : 1;
  const bottom = Math.min(Number.isFinite(lowest) && lowest > 0 ? lowest : top, top / 10);
  const steps = stepsOf(ends, bottom, top);
  const low = steps.findLast((step) => step <= bottom * (1 + 1e-9)) ?? bottom;
  const high = steps.find((step) => step >= top * (1 - 1e-9)) ?? top;
  for (const ladder of ladders) {
    const ticks = stepsOf(ladder, low, high).filter((step) => step >= low && step <= high);
    if (ticks.length <= mostTicks) return { domain: [low, high], ticks, scale: 'log' };
  }
  return sparseDecades(low, high);
}

/** All values with these mantissas from well under `bottom` to well over `top`. */
function stepsOf(mantissas: readonly number[], bottom: number, top: number): number[] {
  const first = Math.floor(Math.log10(bottom)) - 1;
  const last = Math.ceil(Math.log10(top)) + 1;
  const decades = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return decades.flatMap((decade) => mantissas.map((mantissa) => power(mantissa, decade)));
}

function sparseDecades(bottom: number, top: number): Axis {
  const low = Math.floor(Math.log10(bottom));
  const stride = Math.ceil((Math.ceil(Math.log10(top)) - low) / (mostTicks - 1));
  const ticks = Array.from({ length: mostTicks }, (_, index) => power(1, low + index * stride));
  return { domain: [power(1, low), ticks.at(-1) ?? top], ticks, scale: 'log' };
}

/** `3e-2`, read back, is exactly 0.03; 3 times 0.01 is not. */
function power(mantissa: number, decade: number): number {
  return Number(`${mantissa}e${decade}`);
}

/** A linear axis from 0 (or from below the lowest negative value) to a round number over the highest, in 3 to 5 steps. */
export function linearAxis(lowest: number, highest: number): Axis {
  const top = Number.isFinite(highest) ? Math.max(highest, 0) : 1;
  const bottom = Number.isFinite(lowest) ? Math.min(lowest, 0) : 0;
  const span = top - bottom;
  const step = roundStep((span > 1e-12 ? span : 1) / 4);
  const first = Math.floor(bottom / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(top / step - 1e-9));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => fixed((first + index) * step));
  return { domain: [fixed(first * step), fixed(last * step)], ticks, scale: 'linear' };
}

/** A share of 1: from 70 % once `best` is past it, else from 0. */
export function shareAxis(best: number): Axis {
  return best >= 0.7
    ? { domain: [0.7, 1], ticks: [0.7, 0.8, 0.9, 1], scale: 'linear' }
    : { domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1], scale: 'linear' };
}

/** The planned run: ends exactly at its end; whole ticks, at most seven, the last one at the end where it is round. */
export function runAxis(end: number): Axis {
  const step = Math.max(1, roundStep(end / 6));
  const ticks = Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step);
  return { domain: [0, Math.max(1, end)], ticks, scale: 'linear' };
}

/** The smallest of 1, 2, 2.5, 5 times a power of ten that is not under `step`; 2.5 only where it stays whole. */
function roundStep(step: number): number {
  const decade = Math.floor(Math.log10(step));
  const mantissa = step / 10 ** decade;
  const round = [1, 2, ...(decade > 0 ? [2.5] : []), 5, 10].find((value) => value >= mantissa - 1e-9) ?? 10;
  return fixed(round * 10 ** decade);
}

/** Takes the binary dust off sums of decimal steps. */
function fixed(value: number): number {
  return Number(value.toPrecision(12));
}
