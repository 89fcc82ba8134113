export type Side = 'top' | 'right' | 'bottom' | 'left';
export type Align = 'start' | 'center' | 'end';

interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Box extends Size {
  readonly left: number;
  readonly top: number;
}

/** Room left to the edges of the page. */
const margin = 8;
const opposite: Readonly<Record<Side, Side>> = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' };

/**
 * Where a box goes that belongs to an anchor: on the side that is wanted, on the opposite one where only that has room,
 * and always within the page. All in pixels of the page.
 */
export function placeBeside(
  anchor: Box,
  box: Size,
  page: Size,
  wanted: { readonly side: Side; readonly align: Align; readonly gap: number },
): { readonly left: number; readonly top: number } {
  const { align, gap } = wanted;
  const room: Readonly<Record<Side, number>> = {
    top: anchor.top,
    bottom: page.height - anchor.top - anchor.height,
    left: anchor.left,
    right: page.width - anchor.left - anchor.width,
  };
  const isVertical = wanted.side === 'top' || wanted.side === 'bottom';
  const needed = (isVertical ? box.height : box.width) + gap + margin;
  const other = opposite[wanted.side];
  const side = room[wanted.side] >= needed || room[other] <= room[wanted.side] ? wanted.side : other;
  const along = (start: number, length: number, own: number): number =>
    align === 'start' ? start : align === 'end' ? start + length - own : start + (length - own) / 2;
  const place = {
    top: { left: along(anchor.left, anchor.width, box.width), top: anchor.top - gap - box.height },
    bottom: { left: along(anchor.left, anchor.width, box.width), top: anchor.top + anchor.height + gap },
    left: { left: anchor.left - gap - box.width, top: along(anchor.top, anchor.height, box.height) },
    right: { left: anchor.left + anchor.width + gap, top: along(anchor.top, anchor.height, box.height) },
  }[side];
  const within = (value: number, own: number, length: number): number =>
    Math.max(margin, Math.min(value, length - own - margin));
  return {
    left: Math.round(within(place.left, box.width, page.width)),
    top: Math.round(within(place.top, box.height, page.height)),
  };
}
