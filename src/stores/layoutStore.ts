import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** What the dock shows decides how high it opens: code and samples want more room than charts. */
export type DockPurpose = 'charts' | 'code' | 'samples';

/** Sizes of the panels, in pixels, kept in the browser. */
interface Layout {
  readonly palette: number;
  readonly inspector: number;
  readonly dock: Readonly<Record<DockPurpose, number>>;
}

export const useLayout = create<Layout>()(
  persist((): Layout => ({ palette: 208, inspector: 288, dock: { charts: 240, code: 440, samples: 300 } }), {
    name: 'layerloom-layout',
  }),
);

/** Widths a person may give the side panels. */
export const paletteLimits = { min: 168, max: 360 } as const;
export const inspectorLimits = { min: 248, max: 480 } as const;

/** Makes a side panel this wide, within its limits. */
export function resizePanel(panel: 'palette' | 'inspector', width: number): void {
  const { min, max } = panel === 'palette' ? paletteLimits : inspectorLimits;
  useLayout.setState({ [panel]: Math.round(Math.min(max, Math.max(min, width))) });
}

/** The dock with its row of tabs alone, and as much of the page as it may take. */
export const dockClosed = 36;
export const dockMinimum = 120;
const dockShare = 0.7;

/** The highest the dock may be on a page of this height. */
export function dockMaximum(pageHeight: number): number {
  return Math.max(dockMinimum, Math.floor(pageHeight * dockShare));
}

/** Makes the dock this high for what it shows, within its limits. */
export function resizeDock(purpose: DockPurpose, height: number, pageHeight: number): void {
  const kept = Math.round(Math.min(dockMaximum(pageHeight), Math.max(dockMinimum, height)));
  useLayout.setState(({ dock }) => ({ dock: { ...dock, [purpose]: kept } }));
}
