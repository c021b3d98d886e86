import { quantities } from "../conversions/quantities.ts";
import { conversions } from "../conversions/registry.ts";
import { quantityOf, targetsOf } from "../ledger/targets.ts";
import type { Measure } from "../measures/types.ts";
import { plainName } from "./headers.ts";
import type { Column } from "./study-table.ts";

/** What a column of this name would have to hold; a column called `r` may as well count responders. */
const PLAUSIBLE: readonly (readonly [key: RegExp, holds: (value: number) => boolean])[] = [
  [/^(r|r_lb|r_ub|rpb|phi|icc|r_prepost|r_cov)$/, (value) => Math.abs(value) < 1],
  [/^(p|p_.*|.*_p)$/, (value) => Math.abs(value) <= 1],
  [/^(r2|eta2|eta2_partial|level)$/, (value) => value >= 0 && value <= 1],
  [/^direction$/, (value) => value === 1 || value === -1],
];

/**
 * Roles of further columns from which conversions lead to the measure, for rows that do not report what the measure takes:
 * columns that are called exactly as a quantity is, and have no role yet.
 * @param inputs the roles guessed for the measure
 * @param columns the columns of numbers
 * @param known quantities of columns that are known from their cells, by column name
 */
export function guessQuantities(
  measure: Measure,
  inputs: Readonly<Record<string, string>>,
  columns: readonly Column[],
  known: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const used = new Set(Object.values(inputs));
  const names = new Map(measure.inputs.map((input) => [input.key, quantityOf(input)]));
  const taken = new Set(Object.keys(inputs).map((key) => names.get(key) ?? key));
  const found = new Map<string, string>();
  for (const column of columns) {
    if (used.has(column.name)) continue;
    const said = Object.hasOwn(known, column.name) ? known[column.name]! : null;
    const key = said ?? quantityCalled(plainName(column.name), taken);
    if (key === null || taken.has(key) || found.has(key) || !isPlausible(key, column)) continue;
    found.set(key, column.name);
  }
  const useful = leadingTo(measure, new Set([...taken, ...found.keys()]));
  return Object.fromEntries([...found].filter(([key]) => useful.has(key)));
}

/** The quantity with this name that has no column yet; the one whose most specific name it is. */
function quantityCalled(name: string, taken: ReadonlySet<string>): string | null {
  let best: { key: string; rank: number } | null = null;
  for (const { key, aliases } of quantities.values()) {
    const usual = aliases.indexOf(name);
    const rank = usual < 0 && plainName(key) === name ? aliases.length : usual;
    if (rank < 0 || taken.has(key) || (best !== null && best.rank <= rank)) continue;
    best = { key, rank };
  }
  return best?.key ?? null;
}

function isPlausible(key: string, { values }: Column): boolean {
  return PLAUSIBLE.every(
    ([pattern, holds]) =>
      !pattern.test(key) || values.every((value) => value === null || holds(Number(value))),
  );
}

/** Of the quantities at hand those that some chain of conversions takes on its way to the measure. */
function leadingTo(measure: Measure, available: ReadonlySet<string>): ReadonlySet<string> {
  const reachable = new Set(available);
  for (let size = -1; size < reachable.size; ) {
    size = reachable.size;
    for (const { from, yields } of conversions.records) {
      if (from.every((key) => reachable.has(key))) for (const key of yields) reachable.add(key);
    }
  }
  const possible = conversions.records.filter(({ from }) => from.every((key) => reachable.has(key)));
  const targets = targetsOf(measure).filter((target) => target.every((key) => reachable.has(key)));
  const useful = new Set(targets.flat());
  for (let size = -1; size < useful.size; ) {
    size = useful.size;
    for (const { from, optional, yields } of possible) {
      // Also where the table has a column for what it gives: the rows differ in what they report.
      if (!yields.some((key) => useful.has(key))) continue;
      for (const key of [...from, ...optional]) useful.add(key);
    }
  }
  return useful;
}
