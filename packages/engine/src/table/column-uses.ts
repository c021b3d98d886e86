import { quantities } from "../conversions/quantities.ts";
import type { Roles } from "../document/types.ts";
import { measures } from "../measures/registry.ts";
import type { Measure } from "../measures/types.ts";
import { readInContext } from "./arms-in-context.ts";
import { columnQuantities } from "./column-quantities.ts";
import { quantitiesOf, wayTo } from "./guess-quantities.ts";
import { namedQuantity } from "./named-quantity.ts";
import { parseNumber } from "./parse-number.ts";
import type { Column, StudyTable } from "./study-table.ts";

/** What is made of one column of a table. */
export interface ColumnUse {
  readonly name: string;
  readonly kind: Column["kind"];
  /** `label`, `weights`, or a key of the measure's inputs or of quantities; null = the column has no role. */
  readonly key: string | null;
  /** The role in words; empty where there is none. */
  readonly role: string;
  /** Why it has no role and what becomes of it, or which of its cells cannot be used; empty where nothing is to be said. */
  readonly why: string;
}

/** What a role is called: an input of the measure by its own name, any other number by that of the quantity. */
export function roleWords(measure: Pick<Measure, "inputs">, key: string): string {
  if (key === "label") return "Name of the study";
  if (key === "weights") return "Weights of one’s own";
  const input = measure.inputs.find((known) => known.key === key);
  return input?.label ?? quantities.get(key)?.label ?? key;
}

/**
 * Every column of a table with its role, or why it has none: no column is left out without a word.
 * @param measure the measure the roles belong to
 */
export function columnUses(
  table: StudyTable,
  measure: Pick<Measure, "id" | "inputs">,
  roles: Roles,
): readonly ColumnUse[] {
  const keys = new Map<string, string>();
  for (const [key, name] of Object.entries(roles.inputs)) keys.set(name, key);
  if (roles.weights !== null) keys.set(roles.weights, "weights");
  if (roles.label !== null) keys.set(roles.label, "label");
  const holders = new Map([...keys].map(([name, key]) => [key, name]));
  const names: Names = { holders, inContext: quantitiesInContext(table), roles };
  return table.columns.map((column): ColumnUse => {
    const { name, kind } = column;
    const key = keys.get(name) ?? null;
    if (key === null) return { name, kind, key, role: "", why: whyNone(column, measure, names) };
    return { name, kind, key, role: roleWords(measure, key), why: key === "label" ? "" : unusable(column) };
  });
}

/** What the columns hold by their names beside one another. */
function quantitiesInContext(table: StudyTable): ReadonlyMap<string, string> {
  const read = readInContext(table);
  const found = columnQuantities(read.table.columns.filter(({ kind }) => kind === "number"));
  return new Map([...found].map(([name, key]) => [read.original.get(name) ?? name, key]));
}

/** Cells of a column with a role that give no number. */
function unusable(column: Column): string {
  if (column.kind === "text") {
    return column.values.some((value) => value !== null)
      ? "its cells are text, from which nothing can be computed"
      : "it is empty";
  }
  const unread = Object.keys(column.unparsed).length;
  if (unread === 0) return "";
  return `${unread} of its cells ${unread === 1 ? "is" : "are"} no number and not used`;
}

interface Names {
  /** Columns by the key of their role. */
  readonly holders: ReadonlyMap<string, string>;
  /** What columns hold by their names beside one another. */
  readonly inContext: ReadonlyMap<string, string>;
  readonly roles: Roles;
}

function whyNone(
  column: Column,
  { id, inputs }: Pick<Measure, "id" | "inputs">,
  { holders, inContext, roles }: Names,
): string {
  const filled = column.values.filter((value) => value !== null).length;
  if (column.kind === "text") {
    if (filled === 0) return "it is empty";
    const numbers = column.values.filter((text) => typeof parseNumber(text ?? "") === "number").length;
    const some = numbers === 0 ? "" : `, although ${numbers} of its ${filled} cells are numbers`;
    return `kept as text${some}; groups, filters and formulas can use it`;
  }
  if (filled + Object.keys(column.unparsed).length === 0) return "it is empty";
  const quantity = inContext.get(column.name) ?? namedQuantity(column.name);
  const named = inputs.find((input) => (input.quantity ?? input.key) === quantity)?.key ?? quantity;
  const holder = named === null ? undefined : (holders.get(named) ?? holders.get(quantity ?? named));
  if (holder !== undefined) return `kept as numbers; “${holder}” has the role its name suggests`;
  if (quantity !== null && quantities.has(quantity)) {
    const label = quantities.get(quantity)!.label;
    const all = new Set([...quantitiesOf({ inputs }, roles.inputs), ...inContext.values()]);
    if (wayTo(measures.get(id), all).useful.has(quantity)) {
      return `kept as numbers; by its name it holds “${label}”, from which effects can be computed once it and the columns that belong to it have their roles`;
    }
    return `kept as numbers; by its name it holds “${label}”, which does not lead to the measure ${id} with the other columns`;
  }
  return "kept as numbers; its name is not one that is usual for a number effects are computed from";
}
