import { readUnread } from "../table/unread-cell.ts";
import type { Finding, Guard, GuardInput } from "./types.ts";
import { unreadRepairs } from "./unread-repairs.ts";

/** The role whose number papers print behind another in brackets. */
const BESIDE: readonly (readonly [string, readonly string[]])[] = [
  ["m1i", ["sd1i", "se1"]],
  ["m2i", ["sd2i", "se2"]],
  ["m", ["sdi", "se_mean"]],
  ["yi", ["sei"]],
  ["d", ["d_se"]],
  ["md", ["md_se"]],
  ["ai", ["n1i"]],
  ["ci", ["n2i"]],
  ["xi", ["ni"]],
];

/** Cells that no number was read from, such as "10.2 (4.4)" in a column of means: why, and the numbers they may mean. */
export const unreadCells: Guard = {
  id: "unread-cells",
  label: "Cells that are no numbers",
  summary:
    "Says why a cell of a column of numbers could not be read, and offers the numbers that it may mean.",
  reference: "Broman and Woo (2018), The American Statistician 72, 2-10, doi:10.1080/00031305.2017.1375989",
  params: [],
  check: (input) =>
    Object.entries(input.unread ?? {}).flatMap(([key, cells]) =>
      cells.flatMap((text, row) => (text === null ? [] : [finding(input, key, row, text)])),
    ),
};

function finding(input: GuardInput, key: string, row: number, text: string): Finding {
  const { cause } = readUnread(text);
  const column = input.columns[key]!;
  const beside = emptyBeside(input, key, row);
  return {
    rows: [row],
    key,
    message: `“${text.slice(0, 40)}” could not be read as a number. ${cause}`,
    hint: "Type the number, or empty the cell.",
    use: "The cell counts as missing.",
    repairs: unreadRepairs({ rowId: input.rowIds[row]!, column, text, beside }),
  };
}

/** The column of the number in brackets, where this row has none yet. */
function emptyBeside(input: GuardInput, key: string, row: number): string | null {
  const roles = BESIDE.find(([own]) => own === key)?.[1] ?? [];
  const free = roles.find((role) => {
    const values = input.numbers[role];
    return values !== undefined && values[row] === null && (input.unread?.[role]?.[row] ?? null) === null;
  });
  return free === undefined ? null : input.columns[free]!;
}
