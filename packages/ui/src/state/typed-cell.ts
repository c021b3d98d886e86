/** What is typed into a cell of the table and not entered yet. */
export interface TypedCell {
  readonly rowId: string;
  readonly column: string;
  readonly text: string;
}

const KEY = "treeline-typed";

/** Keeps it apart from the document, which half a value has no place in; null = it was entered or given up. */
export function keepTypedCell(cell: TypedCell | null): void {
  try {
    if (cell === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(cell));
  } catch {
    // Full or blocked: it is kept nowhere but on the screen.
  }
}

/** What was being typed when the page was lost; null = nothing. */
export function readTypedCell(): TypedCell | null {
  try {
    const cell: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    if (typeof cell !== "object" || cell === null) return null;
    const { rowId, column, text } = cell as Record<string, unknown>;
    const isCell = typeof rowId === "string" && typeof column === "string" && typeof text === "string";
    return isCell ? { rowId, column, text } : null;
  } catch {
    return null;
  }
}
