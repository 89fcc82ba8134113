// The icon of a new block goes into blockIcons.ts, not here: this is what the page waits for.
import {
  Activity,
  AlignJustify,
  Box,
  ChartScatter,
  Dices,
  Expand,
  Grid3x3,
  Hash,
  Image,
  Images,
  Layers2,
  LogIn,
  LogOut,
  Merge,
  Minimize2,
  Package,
  RefreshCw,
  Repeat,
  Scan,
  ScanLine,
  ScanSearch,
  Settings2,
  Shield,
  Sigma,
  SlidersVertical,
  SquareFunction,
  Target,
  Text,
  TextSearch,
  type LucideIcon,
} from 'lucide-react';
import { useEffect, useSyncExternalStore, type ReactElement } from 'react';

/** What the page starts with: the kinds of blocks, and the groups of the palette that are open at first. */
export const firstIcons: Readonly<Record<string, LucideIcon>> = {
  activity: Activity,
  'align-justify': AlignJustify,
  box: Box,
  'chart-scatter': ChartScatter,
  dices: Dices,
  expand: Expand,
  'grid-3x3': Grid3x3,
  hash: Hash,
  image: Image,
  images: Images,
  'layers-2': Layers2,
  'log-in': LogIn,
  'log-out': LogOut,
  merge: Merge,
  'minimize-2': Minimize2,
  package: Package,
  'refresh-cw': RefreshCw,
  repeat: Repeat,
  scan: Scan,
  'scan-line': ScanLine,
  'scan-search': ScanSearch,
  'settings-2': Settings2,
  shield: Shield,
  sigma: Sigma,
  'sliders-vertical': SlidersVertical,
  'square-function': SquareFunction,
  target: Target,
  text: Text,
  'text-search': TextSearch,
};

let icons = firstIcons;
let loading: Promise<void> | null = null;
const waiting = new Set<() => void>();

/** Brings in the icons of all blocks, once; after a failure the next call tries again. Never rejects. */
export function loadBlockIcons(): Promise<void> {
  loading ??= import('./blockIcons.ts').then(
    ({ blockIcons }) => {
      icons = { ...firstIcons, ...blockIcons };
      for (const changed of waiting) changed();
    },
    () => {
      loading = null;
    },
  );
  return loading;
}

function subscribe(changed: () => void): () => void {
  waiting.add(changed);
  return () => waiting.delete(changed);
}

/** The icon of a block type, by the name its definition gives; a box for an unknown one. Decoration only. */
export function BlockIcon({ name, size = 14 }: { readonly name: string; readonly size?: number }): ReactElement {
  const known = useSyncExternalStore(subscribe, () => icons);
  const late = known[name] === undefined && known === firstIcons;
  useEffect(() => {
    if (late) void loadBlockIcons();
  }, [late]);
  // Its place is kept, so that nothing moves when it comes.
  if (late) return <svg width={size} height={size} aria-hidden />;
  const Icon = known[name] ?? Box;
  return <Icon size={size} strokeWidth={1.75} aria-hidden />;
}
