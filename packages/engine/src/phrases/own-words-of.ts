import type { OwnWords } from "./own-words.ts";

/** A project as far as its user has named things in it. */
interface Named {
  readonly table: {
    readonly columns: readonly { readonly name: string; readonly values: readonly unknown[] }[];
  };
}

/** Cells of a column, kept as long as the column is. */
const cells = new WeakMap<object, ReadonlySet<unknown>>();

/** The words of the user of a project; nothing is gathered before it is asked for. */
export function ownWordsOf(project: Named): OwnWords {
  const { table, ...rest } = project;
  let texts: ReadonlySet<string> | null = null;
  const inCells = (text: string): boolean => table.columns.some(({ values }) => cellsOf(values).has(text));
  const isTold = (text: string): boolean => {
    texts ??= new Set(textsIn(rest));
    return texts.has(text);
  };
  const isName = (text: string): boolean => table.columns.some(({ name }) => name === text);
  return {
    key: table.columns.map(({ name }) => name).join("\n"),
    isNamed: (text) => isName(text) || (text.includes(" ") && (inCells(text) || isTold(text))),
    isWritten: (text) => isName(text) || inCells(text) || (text.includes(" ") && isTold(text)),
  };
}

function cellsOf(values: readonly unknown[]): ReadonlySet<unknown> {
  const known = cells.get(values);
  if (known !== undefined) return known;
  const made = new Set(values);
  cells.set(values, made);
  return made;
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
