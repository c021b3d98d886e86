/**
 * Which columns of a wide table stand together on paper: each part holds the first column again, which says what a row is about.
 * @param widths the narrowest that each column may be, px
 * @param paper how much a line of paper holds, px
 * @returns the places of the columns of each part; a column wider than the paper has a part of its own
 */
export function columnParts(widths: readonly number[], paper: number): readonly (readonly number[])[] {
  const [head = 0, ...rest] = widths;
  const parts: number[][] = [];
  let free = 0;
  rest.forEach((width, at) => {
    const part = parts.at(-1);
    if (part === undefined || width > free) {
      parts.push([0, at + 1]);
      free = paper - head - width;
    } else {
      part.push(at + 1);
      free -= width;
    }
  });
  return parts.length === 0 ? [[0]] : parts;
}

/** Whether every row has one cell for each column, so that columns can be taken apart. */
function isPlain(table: HTMLTableElement): boolean {
  const columns = table.tHead?.rows[0]?.cells.length ?? 0;
  return [...table.rows].every(
    ({ cells }) =>
      cells.length === columns && [...cells].every(({ colSpan, rowSpan }) => colSpan === 1 && rowSpan === 1),
  );
}

/** What of its normal size the text of a table may be shrunk to, so that it stays readable on paper. */
const SMALLEST = 0.72;

/**
 * Makes a table fit a line of paper: as it is, else with its cells in several lines, else smaller, else in parts below one another.
 * @returns what takes the parts away again
 */
export function fitTable(table: HTMLTableElement, paper: number): () => void {
  const undo = (): void => {
    table.classList.remove("on-paper", "wrapped", "in-parts");
    table.style.removeProperty("zoom");
  };
  table.classList.add("on-paper");
  if (table.getBoundingClientRect().width <= paper) return undo;
  table.classList.add("wrapped");
  const widths = [...(table.tHead?.rows[0]?.cells ?? [])].map((cell) => cell.getBoundingClientRect().width);
  const whole = table.getBoundingClientRect().width;
  if (whole <= paper) return undo;
  const zoom = Math.max(paper / whole, SMALLEST);
  table.style.setProperty("zoom", String(isPlain(table) ? zoom : paper / whole));
  if (paper / whole >= SMALLEST || !isPlain(table)) return undo;
  const parts = columnParts(widths, paper / zoom).map((columns) => partOf(table, new Set(columns)));
  (table.closest(".table-scroll") ?? table).after(...parts);
  table.classList.add("in-parts");
  return () => {
    for (const part of parts) part.remove();
    undo();
  };
}

function partOf(table: HTMLTableElement, columns: ReadonlySet<number>): HTMLTableElement {
  const part = table.cloneNode(true);
  if (!(part instanceof HTMLTableElement)) throw new TypeError("the copy of a table is no table");
  for (const { cells } of part.rows) {
    for (const [at, cell] of [...cells].entries()) if (!columns.has(at)) cell.remove();
  }
  part.classList.add("table-part");
  return part;
}
