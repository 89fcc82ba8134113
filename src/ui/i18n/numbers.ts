import type { Locale } from '../../stores/settingsStore.ts';

const tags: Readonly<Record<Locale, string>> = { en: 'en-US', zh: 'zh-CN' };
const formats = new Map<string, Intl.NumberFormat>();

function format(value: number, locale: Locale, options: Intl.NumberFormatOptions): string {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.NumberFormat(tags[locale], options);
  formats.set(key, known);
  // A hyphen is not a minus: it is shorter, and lines break after it.
  return known.format(value).replaceAll('-', '−');
}

/** A count: `2,500`. */
export function formatCount(value: number, locale: Locale): string {
  return format(value, locale, { maximumFractionDigits: 0 });
}

/** A loss or another score a person compares: three digits after the point under 1, two above; `1.2e−5` when tiny. */
export function formatScore(value: number, locale: Locale): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '−∞';
  if (size >= 1e5 || (size > 0 && size < 5e-4)) return value.toExponential(1).replaceAll('-', '−').replace('e+', 'e');
  const digits = size < 1 ? 3 : size < 100 ? 2 : 1;
  return format(value, locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** A share of 1 in percent: `96.2 %`. */
export function formatShare(value: number, locale: Locale, digits = 1): string {
  if (!Number.isFinite(value)) return formatScore(value, locale);
  return `${format(value * 100, locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })} %`;
}

/** A number beside a tick: as short as it can be. */
export function formatTick(value: number, locale: Locale): string {
  const size = Math.abs(value);
  if (size >= 1e6 || (size > 0 && size < 1e-4)) return value.toExponential(0).replaceAll('-', '−').replace('e+', 'e');
  return format(value, locale, { maximumSignificantDigits: 6 });
}

/** How long something takes or took, to the second: `17 s`, `1 min 52 s`, `2 h 5 min`. */
export function formatDuration(ms: number, locale: Locale): string {
  const [h, min, s] = locale === 'zh' ? ['小时', '分', '秒'] : ['h', 'min', 's'];
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} ${s}`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} ${min} ${seconds % 60} ${s}`;
  return `${Math.floor(minutes / 60)} ${h} ${minutes % 60} ${min}`;
}

/** A duration as a clock shows it, for columns: `0:27`. */
export function formatClock(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const tail = `${String(seconds % 60).padStart(2, '0')}`;
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}

/** Things per second: whole from 100 on, else three digits. */
export function formatRate(value: number, locale: Locale): string {
  if (!Number.isFinite(value)) return '–';
  return value >= 100 ? formatCount(value, locale) : format(value, locale, { maximumSignificantDigits: 3 });
}
