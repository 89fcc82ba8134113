import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { BackendName } from '../engine/backend.ts';

export type Theme = 'system' | 'light' | 'dark';
export type Locale = 'en' | 'zh';

/** A person's taste and what suits the machine, kept in the browser across projects. */
interface Settings {
  readonly theme: Theme;
  readonly locale: Locale;
  /** Single-letter keys on the canvas. */
  readonly letterKeys: boolean;
  /** Where runs train; `auto` leaves it to trials. */
  readonly engine: BackendName | 'auto';
  /** The first-visit hint goes for good once it was closed or Train was pressed. */
  readonly hintSeen: boolean;
  /** Block types on top of the palette, in the order they were marked. */
  readonly favourites: readonly string[];
}

export const useSettings = create<Settings>()(
  persist(
    (): Settings => ({
      theme: 'system',
      locale: typeof navigator !== 'undefined' && navigator.language.startsWith('zh') ? 'zh' : 'en',
      letterKeys: true,
      engine: 'auto',
      hintSeen: false,
      favourites: [],
    }),
    { name: 'layerloom-settings' },
  ),
);

export function changeSettings(change: Partial<Settings>): void {
  useSettings.setState(change);
}

/** Marks a block type as a favourite, or takes the mark away. */
export function toggleFavourite(type: string): void {
  useSettings.setState(({ favourites }) => ({
    favourites: favourites.includes(type) ? favourites.filter((other) => other !== type) : [...favourites, type],
  }));
}
