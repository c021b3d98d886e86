/**
 * The cells of a block as spreadsheets put it on the clipboard: tabs between cells, line ends between rows, and quotes round
 * a cell that holds either.
 */
export function parseBlock(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const cell = text[at] === '"' ? quotedCell(text, at) : null;
    const end = cell?.end ?? plainEnd(text, at);
    row.push(cell?.text ?? text.slice(at, end));
    if (text[end] === "\t") {
      at = end + 1;
      continue;
    }
    rows.push(row);
    row = [];
    if (end >= text.length) break;
    at = text.startsWith("\r\n", end) ? end + 2 : end + 1;
    // The line end after the last row does not begin another.
    if (at === text.length) break;
  }
  return rows;
}

function plainEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === "\t" || character === "\n" || character === "\r") return at;
  }
  return text.length;
}

/** null where the quote is not closed before the cell ends: then it is a character like any other. */
function quotedCell(text: string, from: number): { text: string; end: number } | null {
  let at = from + 1;
  let content = "";
  while (at < text.length) {
    if (text[at] !== '"') content += text[at];
    else if (text[at + 1] === '"') {
      content += '"';
      at += 1;
    } else {
      const end = at + 1;
      const next = text[end];
      return next === undefined || next === "\t" || next === "\n" || next === "\r"
        ? { text: content, end }
        : null;
    }
    at += 1;
  }
  return null;
}

/** A block as spreadsheets read it. */
export function formatBlock(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(quoteCell).join("\t")).join("\r\n");
}

function quoteCell(cell: string): string {
  return /[\t\r\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
