import { type Issue, issue } from "../result.ts";
import { ofName } from "./of-name.ts";
import { type NumberFormat, parseNumber } from "./parse-number.ts";

/** Names that are dangerous as keys of a plain object, wherever they end up. */
const RESERVED: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

export function isReservedName(name: string): boolean {
  return RESERVED.has(name);
}

/** Whether the first row names the columns: none of its filled cells is a number. */
export function looksLikeHeader(rows: readonly (readonly string[])[], format: NumberFormat): boolean {
  const first = rows[0] ?? [];
  return first.every((cell) => typeof parseNumber(cell, format) !== "number");
}

/** One distinct name per column; every name that had to be changed is reported. */
export function nameColumns(headers: readonly string[]): { names: string[]; issues: Issue[] } {
  const issues: Issue[] = [];
  const taken = new Set(headers.map((header) => header.trim()));
  const used = new Set<string>();
  const names = headers.map((header, index) => {
    const wanted = header.trim().replace(/\s+/g, " ");
    const base = wanted === "" ? `Column ${index + 1}` : isReservedName(wanted) ? `Column ${wanted}` : wanted;
    let name = base;
    for (let copy = 2; used.has(name) || (name !== wanted && taken.has(name)); copy++)
      name = `${base} (${copy})`;
    used.add(name);
    if (name !== wanted) issues.push(renamed(wanted, name, index));
    return name;
  });
  return { names, issues };
}

function renamed(wanted: string, name: string, index: number): Issue {
  const why =
    wanted === ""
      ? "has no name"
      : isReservedName(wanted)
        ? `has the reserved name “${wanted}”`
        : `repeats the name “${wanted}”`;
  return issue(
    "header-renamed",
    "note",
    `Column ${index + 1} ${why}; it is called “${name}” here so that every column can be told apart.`,
    "Rename it if you like.",
    { column: name },
  );
}

/** Lower case, letters without accents and digits only: `N (Treatment)` and `n_treatment` are one name, as are `Étude` and `etude`. */
export const plainName: (name: string) => string = ofName((name) =>
  name
    .toLowerCase()
    .normalize("NFD")
    .replaceAll("ß", "ss")
    .replace(/[^a-z0-9]/g, ""),
);
