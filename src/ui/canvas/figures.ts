import type { Locale } from '../../stores/settingsStore.ts';
import { formatCount } from '../i18n/numbers.ts';

/** Multiply-adds counted as two, in millions: `63.3`, `0.39`, `0.003`. */
export function formatMegaFlops(flops: number, locale: Locale): string {
  const millions = flops / 1e6;
  if (millions >= 100) return formatCount(millions, locale);
  const digits = millions >= 10 ? 1 : millions >= 0.01 ? 2 : 3;
  return millions > 0 && millions < 0.0005 ? '< 0.001' : millions.toFixed(digits);
}
