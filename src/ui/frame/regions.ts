/** The parts of the page that F6 goes through, in their order. */
const regions = ['topbar', 'palette', 'canvas', 'inspector', 'dock'] as const;
export type Region = (typeof regions)[number];

const tabbable =
  'a[href], button:not([disabled]):not([tabindex="-1"]), input:not([disabled]):not([tabindex="-1"]), select:not([disabled]), [tabindex="0"]';

/** Where the focus was in each region when it left: F6 brings it back there. */
const left = new Map<Region, HTMLElement>();

/** Moves the focus to the next region that is on the page, or to the one before. */
export function focusNextRegion(direction: 1 | -1): void {
  const here = document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset['region'];
  const present = regions.filter((region) => elementOf(region) !== null);
  const at = present.findIndex((region) => region === here);
  if (at >= 0 && document.activeElement instanceof HTMLElement) left.set(present[at]!, document.activeElement);
  const next = present[(at + direction + present.length) % present.length];
  if (next) focusRegion(next);
}

/** Puts the focus into a region: where it last was, or on what comes first. */
export function focusRegion(region: Region): void {
  const element = elementOf(region);
  const before = left.get(region);
  if (before?.isConnected && element?.contains(before)) {
    before.focus({ preventScroll: true });
    return;
  }
  const first = element?.querySelector<HTMLElement>('[data-first]') ?? element?.querySelector<HTMLElement>(tabbable);
  first?.focus({ preventScroll: true });
}

function elementOf(region: Region): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-region="${region}"]`);
}
