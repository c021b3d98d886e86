/** A cell on its way to another spreadsheet: a number goes as one, a text is never made into a date or a formula. */
export interface CopiedCell {
  readonly text: string;
  readonly isNumber: boolean;
}

/** A block as a table that Excel and Google Sheets read with its types, whatever their decimal mark. */
export function blockHtml(rows: readonly (readonly CopiedCell[])[]): string {
  const body = rows.map((row) => tag("tr", {}, row.map(cellHtml).join(""))).join("");
  const page = tag("body", {}, tag("table", {}, body));
  return tag("html", { "xmlns:x": "urn:schemas-microsoft-com:office:excel" }, page);
}

function cellHtml({ text, isNumber }: CopiedCell): string {
  const shown = escapeText(text).replaceAll(/\r\n|\r|\n/g, "<br>");
  if (text === "") return tag("td", {}, "");
  const typed = isNumber ? { 1: 3, 3: Number(text) } : { 1: 2, 2: text };
  const own = isNumber ? { "x:num": text } : { "x:str": "" };
  return tag("td", { ...own, "data-sheets-value": JSON.stringify(typed) }, shown);
}

/** @param content is markup already */
function tag(name: string, attributes: Readonly<Record<string, string>>, content: string): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeText(value)}"`);
  return `<${name}${given.join("")}>${content}</${name}>`;
}

function escapeText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/**
 * The cells of the first table of a copied page, with numbers as the program that copied them holds them, where it says so.
 * @returns null where there is no table
 */
export function parseHtmlBlock(html: string): string[][] | null {
  // Their styles would be refused, with a complaint for each, by the policy of the page.
  const plain = html.replaceAll(/<style\b.*?<\/style>/gis, "");
  const table = new DOMParser().parseFromString(plain, "text/html").querySelector("table");
  if (table === null) return null;
  const grid: string[][] = [];
  for (const [at, row] of [...table.rows].slice(0, MAX_ROWS).entries()) placeRow(grid, at, row);
  const width = Math.max(0, ...grid.map((row) => row.length));
  return grid.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ""));
}

const MAX_ROWS = 200_000;
const MAX_SPAN = 200;

/** A cell over several rows or columns stands in the first, as in the spreadsheet; the others are empty. */
function placeRow(grid: string[][], at: number, row: HTMLTableRowElement): void {
  grid[at] ??= [];
  const own = grid[at];
  let column = 0;
  for (const cell of row.cells) {
    while (own[column] !== undefined) column += 1;
    const [down, right] = [Math.min(cell.rowSpan || 1, MAX_SPAN), Math.min(cell.colSpan || 1, MAX_SPAN)];
    for (let y = 0; y < down; y += 1) {
      if (at + y >= grid.length && y > 0) grid[at + y] = [];
      for (let x = 0; x < right; x += 1)
        grid[at + y]![column + x] = x === 0 && y === 0 ? cellContent(cell) : "";
    }
    column += right;
  }
}

/** Whether the program that copied the table says what its cells hold, beyond how they look. */
export function saysTypes(html: string): boolean {
  return /\bdata-sheets-value=|\bx:num\b|\bsdval=/.test(html);
}

function cellContent(cell: HTMLTableCellElement): string {
  const typed = cell.getAttribute("data-sheets-value");
  const seen = (sheetsText(typed) ?? textWithBreaks(cell)).replaceAll("\u00a0", " ").trim();
  const number =
    sheetsNumber(typed) ??
    cell.getAttribute("x:num") ??
    // LibreOffice.
    cell.getAttribute("sdval");
  const isNumber = number !== null && number !== "" && Number.isFinite(Number(number));
  return isNumber && !DATE.test(seen) ? number : seen;
}

/** Behind a date or a time stands the number of days since 1900, which nobody means. */
const DATE = /^\d{1,4}([./-])\s?\d{1,2}\1\s?\d{1,4}\b|\d:\d\d|\d[\s./-]*\p{L}{3,}|\p{L}{3,}[\s./-]*\d/u;

/** Google Sheets writes a number as {"1":3,"3":0.5}; the number behind a percentage is not what is seen. */
function sheetsNumber(typed: string | null): string | null {
  const number = /^\{"1":3,"3":(-?[\d.eE+-]+)\}$/.exec(typed ?? "")?.[1];
  return number ?? null;
}

/** It writes a text as {"1":2,"2":"..."}, with the tabs and spaces that markup runs together. */
function sheetsText(typed: string | null): string | null {
  const written = /^\{"1":2,"2":("(?:[^"\\]|\\.)*")\}$/s.exec(typed ?? "")?.[1];
  try {
    return written === undefined ? null : (JSON.parse(written) as string);
  } catch {
    return null;
  }
}

function textWithBreaks(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return (node.textContent ?? "").replaceAll(/[ \t\r\n]+/g, " ");
  if (node instanceof HTMLElement && node.tagName === "BR") return "\n";
  return [...node.childNodes].map(textWithBreaks).join("");
}
