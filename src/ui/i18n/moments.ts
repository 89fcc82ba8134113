import type { Locale } from '../../stores/settingsStore.ts';

const tags: Readonly<Record<Locale, string>> = { en: 'en-GB', zh: 'zh-CN' };

/** A day and a time as a person reads them, `23 Nov 2026, 13:05`; empty for a moment no calendar has. */
export function formatMoment(ms: number, locale: Locale): string {
  if (!Number.isFinite(ms) || Math.abs(ms) > 8.64e15 || ms === 0) return '';
  return new Intl.DateTimeFormat(tags[locale], { dateStyle: 'medium', timeStyle: 'short' }).format(ms);
}
