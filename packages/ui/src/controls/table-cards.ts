/** A wider page has room to scroll in; rows of a table across it would make long lines of cards. */
const WIDEST = 820;

/**
 * Shows a table that does not fit its region as cards: a row is its name, and its numbers follow with the name of their column
 * before each. Measured as a table, whatever it is shown as.
 */
export function showAsCards(region: HTMLElement): void {
  region.removeAttribute("data-cards");
  const { scrollWidth, clientWidth } = region;
  if (scrollWidth <= clientWidth + 1 || clientWidth > WIDEST) return;
  for (const table of region.querySelectorAll("table")) nameCells(table);
  region.setAttribute("data-cards", "");
}

/** Whether names of rows say nothing without the name of their column: "0.95", or "0" beside "free". */
export function namesAreBare(names: readonly string[]): boolean {
  return names.some((name) => /^[^\p{L}]+$/u.test(name));
}

function nameCells(table: HTMLTableElement): void {
  const names = [...(table.tHead?.rows[0]?.cells ?? [])].map((head) => head.textContent?.trim() ?? "");
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
  const owns = rows.map((row) => row.cells[0]?.textContent?.trim() ?? "");
  const areBare = namesAreBare(owns);
  for (const [at, row] of rows.entries()) {
    const own = owns[at];
    row.cells[0]?.toggleAttribute("data-bare", areBare);
    let column = 0;
    for (const cell of row.cells) {
      const name = cell.colSpan === 1 ? (names[column] ?? "") : "";
      column += cell.colSpan;
      cell.dataset.label = name;
      // A treatment against itself, on the diagonal of a league table.
      cell.toggleAttribute("data-own", name !== "" && name === own);
    }
  }
}
