const rowsOf = (count: number): string => `${count} ${count === 1 ? "row" : "rows"}`;

export const data = {
  heading: "Data",
  lead: "Paste a block from a spreadsheet, drop a file anywhere, or type. Every change is computed at once and can be undone.",
  import: "Import a table",
  addRow: "Add row",
  addColumn: "Add column",
  removeRow: "Remove row",
  moveUp: "Move up",
  moveDown: "Move down",
  gridLabel: "Study table",
  gridHelp:
    "Arrow keys move, typing or Enter edits, Escape gives up, Delete empties, Ctrl C and Ctrl V copy and paste, Alt with the up and down arrows moves the row.",
  rowNumber: "Row",
  use: "Use",
  useRow: (label: string) => `Use ${label}`,
  reason: "Reason for leaving out",
  noReason: "type a reason",
  newColumn: (number: number) => `column ${number}`,
  cellAboutEditor: (content: string) =>
    content === "" ? "Content of the cell" : `Content of the cell, was ${content}`,
  removeColumn: "Remove column",
  issuesHeading: (count: number) => `${count} ${count === 1 ? "cell needs" : "cells need"} a look`,
  issuePlace: (row: string, column: string) => (column === "" ? row : `${row}, ${column}`),
  goToCell: "Show the cell",
  rowName: (number: number) => `Row ${number}`,
  notANumber: (text: string) =>
    `"${text}" is not a number. It counts as missing; the row is left out where the number is needed. Correct the cell or leave it empty.`,
  moreIssues: (count: number) => `and ${count} more`,
  emptyHeading: "No rows yet",
  emptyText: "Paste a block from a spreadsheet here (Ctrl V), import a file, add a row, or open a sample.",
  readOnly: "Read only: another tab edits this project.",
  pasted: (rows: number, columns: number) =>
    `Pasted ${rowsOf(rows)}, ${columns} ${columns === 1 ? "column" : "columns"}`,
  copied: (rows: number, columns: number) =>
    `Copied ${rowsOf(rows)}, ${columns} ${columns === 1 ? "column" : "columns"}`,
  excludedCount: (count: number) => `${rowsOf(count)} left out by hand`,
} as const;

export const importing = {
  heading: "Import a table",
  choose: "Choose a file",
  pasteLabel: "Or paste a block from a spreadsheet",
  pastePlaceholder:
    "Study, effect and standard error, one row per study, the first row with the names of the columns",
  reading: "Reading the table",
  from: (name: string) => `As understood: ${name}`,
  pasted: "pasted text",
  recognised: "Recognised; change what is not right",
  delimiter: "Separator",
  decimal: "Decimal mark",
  thousands: "Thousands mark",
  encoding: "Encoding",
  encodings: {
    "utf-8": "UTF-8",
    "utf-16le": "UTF-16 (Excel Unicode text)",
    "utf-16be": "UTF-16, big-endian",
    "windows-1252": "Windows-1252 (Western European)",
  } as Readonly<Record<string, string>>,
  header: "First row",
  headerYes: "names of the columns",
  headerNo: "a study",
  delimiters: { ",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar", " ": "space" } as Readonly<
    Record<string, string>
  >,
  decimals: { ".": "point (0.5)", ",": "comma (0,5)" } as Readonly<Record<string, string>>,
  thousandsMarks: {
    "": "none",
    ",": "comma (1,234)",
    ".": "point (1.234)",
    " ": "space (1 234)",
    "'": "apostrophe (1'234)",
  } as Readonly<Record<string, string>>,
  preview: (shown: number, total: number, columns: number) =>
    `The first ${shown} of ${rowsOf(total)}, ${columns} ${columns === 1 ? "column" : "columns"}, as they will be imported`,
  previewLabel: "The first rows as understood",
  read: "Read it",
  number: "number",
  text: "text",
  unparsed: (count: number) => `${count} not understood`,
  import: "Import",
  replace: "Put the table in place of the present one",
  fresh: "Start a new analysis with it",
  how: "What to do with it",
  cancel: "Cancel",
  nothingYet: "Nothing is imported until you press Import.",
  noTable: "No table could be read, so nothing can be imported.",
  issues: (count: number) => `${count} ${count === 1 ? "thing" : "things"} to know`,
  showAll: (count: number) => `and ${count} more`,
} as const;
