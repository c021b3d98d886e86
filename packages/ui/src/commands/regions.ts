/** Where the parts of the page begin: header, conclusion, steps, page, options. */
const REGIONS = ["header.top", ".conclusion", "nav.steps", "main", "aside.side"].join();
const REACHABLE = ["a[href]", ":is(button,input,select):not(:disabled)", "[tabindex='0']"].join();

/**
 * Moves the keyboard to the next or the previous part of the page, round and round. A part is entered at its first control, so that
 * the focus is always seen; the page itself takes it where it has none.
 */
export function focusRegion(by: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>(REGIONS)].filter(isShown);
  if (regions.length === 0) return;
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const from = at === -1 && by === -1 ? 0 : at;
  const region = regions[(from + by + regions.length) % regions.length]!;
  const target = region.matches(REACHABLE)
    ? region
    : ([...region.querySelectorAll<HTMLElement>(REACHABLE)].find(isShown) ?? region);
  target.focus();
}

function isShown(element: HTMLElement): boolean {
  return element.getClientRects().length > 0;
}
