import {
  Activity,
  AlignJustify,
  ArrowDownWideNarrow,
  Asterisk,
  BetweenVerticalStart,
  Box,
  Calculator,
  ChartScatter,
  Dices,
  Expand,
  FlipHorizontal2,
  FoldHorizontal,
  FoldVertical,
  GitBranch,
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
  RotateCw,
  Scale,
  Scan,
  ScanSearch,
  Scissors,
  Settings2,
  Shield,
  Sigma,
  SlidersVertical,
  Split,
  SquareFunction,
  Target,
  Text,
  TextSearch,
  TrendingUp,
  Waves,
  type LucideIcon,
} from 'lucide-react';
import { useEffect, useSyncExternalStore, type ReactElement } from 'react';

/** What the page starts with: the kinds of blocks, and the groups of the palette that are open at first. */
export const firstIcons: Readonly<Record<string, LucideIcon>> = {
  activity: Activity,
  'align-justify': AlignJustify,
  'arrow-down-wide-narrow': ArrowDownWideNarrow,
  asterisk: Asterisk,
  'between-vertical-start': BetweenVerticalStart,
  box: Box,
  calculator: Calculator,
  'chart-scatter': ChartScatter,
  dices: Dices,
  expand: Expand,
  'flip-horizontal-2': FlipHorizontal2,
  'fold-horizontal': FoldHorizontal,
  'fold-vertical': FoldVertical,
  'git-branch': GitBranch,
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
  'rotate-cw': RotateCw,
  scale: Scale,
  'scan-search': ScanSearch,
  scan: Scan,
  scissors: Scissors,
  'settings-2': Settings2,
  shield: Shield,
  sigma: Sigma,
  'sliders-vertical': SlidersVertical,
  split: Split,
  'square-function': SquareFunction,
  target: Target,
  'text-search': TextSearch,
  text: Text,
  'trending-up': TrendingUp,
  waves: Waves,
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
