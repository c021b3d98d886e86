const MARGIN = 8;
/** Less than this is too little of an explanation to read. */
const LOWEST = 150;

/** A box of the window. */
export interface Box {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** Where an explanation stands, and how tall it may be. */
export interface Place {
  readonly top: number;
  readonly left: number;
  readonly room: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Below what is explained where there is room, else above or beside it, else on the side with the most of it, where it scrolls;
 * never outside the window, and never over the number.
 */
export function besidePlace(target: Box, popover: Size, view: Size): Place {
  const left = within(target.left, view.width - popover.width);
  const below = view.height - target.bottom - 2 * MARGIN;
  const above = target.top - 2 * MARGIN;
  const whole = view.height - 2 * MARGIN;
  const under: Place = { top: target.bottom + MARGIN, left, room: below };
  const over: Place = { top: target.top - MARGIN - Math.min(popover.height, above), left, room: above };
  if (popover.height <= below) return under;
  if (popover.height <= above) return over;
  const top = within(target.top, view.height - Math.min(popover.height, whole));
  if (view.width - target.right >= popover.width + 2 * MARGIN)
    return { top, left: target.right + MARGIN, room: whole };
  if (target.left >= popover.width + 2 * MARGIN)
    return { top, left: target.left - MARGIN - popover.width, room: whole };
  if (Math.max(below, above) < LOWEST) return { top, left, room: whole };
  return below >= above ? under : over;
}

function within(at: number, end: number): number {
  return Math.max(MARGIN, Math.min(at, end - MARGIN));
}

/** Places an explanation so that what it explains stays in sight. */
export function placeBeside(popover: HTMLElement, anchor: Element): void {
  popover.style.maxHeight = "";
  const size = { width: popover.offsetWidth, height: popover.offsetHeight };
  const view = { width: window.innerWidth, height: window.innerHeight };
  const { top, left, room } = besidePlace(explainedBox(anchor, view), size, view);
  if (room < size.height) popover.style.maxHeight = `${room}px`;
  popover.style.top = `${top}px`;
  popover.style.left = `${left}px`;
}

/** The name with its number: of a tile all of it, of a table the row or the column, of a list the name with what follows. */
function explainedBox(anchor: Element, view: Size): Box {
  const [first, ...others] = explained(anchor).map((part) => part.getBoundingClientRect());
  const start = first ?? anchor.getBoundingClientRect();
  return others.reduce<Box>(
    (box, part) => ({
      top: Math.min(box.top, part.top),
      right: Math.max(box.right, part.right),
      bottom: Math.max(box.bottom, Math.min(part.bottom, view.height - MARGIN)),
      left: Math.min(box.left, part.left),
    }),
    start,
  );
}

function explained(anchor: Element): readonly Element[] {
  const tile = anchor.closest(".tile");
  if (tile !== null) return [tile];
  const head = anchor.closest("th");
  if (head?.scope === "col") return columnOf(head);
  const row = anchor.closest("td, th")?.parentElement;
  if (row) return [row];
  const name = anchor.closest("dt");
  return name?.nextElementSibling ? [name, name.nextElementSibling] : [anchor];
}

/** The head of a column with its first cells, which are in sight with it. */
function columnOf(head: HTMLTableCellElement): readonly Element[] {
  const rows = head.closest("table")?.tBodies[0]?.rows ?? [];
  const cells = [...rows].slice(0, 3).flatMap((row) => row.cells[head.cellIndex] ?? []);
  return [head, ...cells];
}
