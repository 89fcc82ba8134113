import { useEffect, useSyncExternalStore } from 'react';
import { useSettings } from '../../stores/settingsStore.ts';

const dark = '(prefers-color-scheme: dark)';

/** Keeps `data-theme` and `lang` of the document as the settings say; `system` follows the browser. */
export function useTheme(): void {
  const theme = useSettings((settings) => settings.theme);
  const locale = useSettings((settings) => settings.locale);
  const systemIsDark = useSyncExternalStore(watchSystem, () => matchMedia(dark).matches);
  const shown = theme === 'system' ? (systemIsDark ? 'dark' : 'light') : theme;
  useEffect(() => {
    document.documentElement.dataset['theme'] = shown;
  }, [shown]);
  useEffect(() => {
    document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
  }, [locale]);
}

function watchSystem(changed: () => void): () => void {
  const system = matchMedia(dark);
  system.addEventListener('change', changed);
  return () => system.removeEventListener('change', changed);
}
