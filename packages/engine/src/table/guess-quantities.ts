import { conversions } from "../conversions/registry.ts";
import { ONE_GROUP } from "../ledger/lacking.ts";
import { isOfTest } from "../ledger/several-groups.ts";
import { quantityOf, targetsOf } from "../ledger/targets.ts";
import type { Measure } from "../measures/types.ts";
import { columnQuantities } from "./column-quantities.ts";
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
 * columns that are called as a quantity is, and have no role yet.
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
  const taken = quantitiesOf(measure, inputs);
  const free = columns.filter(({ name }) => !used.has(name));
  const names = columnQuantities(
    free.filter(({ name }) => !Object.hasOwn(known, name)),
    new Set([...taken, ...Object.values(known)]),
  );
  const found = new Map<string, string>();
  for (const column of free) {
    const key = Object.hasOwn(known, column.name) ? known[column.name]! : (names.get(column.name) ?? null);
    if (key === null || taken.has(key) || found.has(key) || !isPlausible(key, column)) continue;
    found.set(key, column.name);
  }
  const { useful } = wayTo(measure, new Set([...taken, ...found.keys()]));
  const isWanted = (key: string): boolean =>
    useful.has(key) || DESIGNS.has(key) || (FREEDOM.has(key) && hasTest(taken, useful));
  return Object.fromEntries([...found].filter(([key]) => isWanted(key)));
}

/** No conversion computes from them, but they tell when a test compares more than two groups. */
const FREEDOM: ReadonlySet<string> = new Set(["df1", "df2"]);

/** Nothing is computed from them, but they tell what the other numbers of a row are of, and what it lacks. */
const DESIGNS: ReadonlySet<string> = new Set([ONE_GROUP]);

function hasTest(...held: readonly ReadonlySet<string>[]): boolean {
  return held.some((keys) => [...keys].some(isOfTest));
}

/** The quantities that columns with these roles hold. */
export function quantitiesOf(
  { inputs: known }: Pick<Measure, "inputs">,
  inputs: Readonly<Record<string, string>>,
): ReadonlySet<string> {
  const names = new Map(known.map((input) => [input.key, quantityOf(input)]));
  return new Set(Object.keys(inputs).map((key) => names.get(key) ?? key));
}

function isPlausible(key: string, { values }: Column): boolean {
  return PLAUSIBLE.every(
    ([pattern, holds]) =>
      !pattern.test(key) || values.every((value) => value === null || holds(Number(value))),
  );
}

/** Whether the columns with these roles lead to the measure, by themselves or through conversions. */
export function isReached(measure: Measure, inputs: Readonly<Record<string, string>>): boolean {
  return wayTo(measure, quantitiesOf(measure, inputs)).length !== null;
}

export interface Way {
  /** Of the quantities at hand and those computed from them, the ones that some chain takes to the measure. */
  readonly useful: ReadonlySet<string>;
  /** How many conversions follow one another on the shortest way; null = there is none. */
  readonly length: number | null;
}

/** What leads from quantities to a measure through the conversions. @param available keys of the quantities at hand */
export function wayTo(measure: Measure, available: ReadonlySet<string>): Way {
  const rounds = closureOf(available);
  const reached = targetsOf(measure).filter((target) => target.every((key) => rounds.has(key)));
  const lengths = reached.map((target) => Math.max(...target.map((key) => rounds.get(key) ?? 0)));
  const useful = new Set(reached.flat());
  const possible = conversions.records.filter(({ from }) => from.every((key) => rounds.has(key)));
  for (let size = -1; size < useful.size; ) {
    size = useful.size;
    for (const { from, optional, yields } of possible) {
      // Also where the table has a column for what it gives: the rows differ in what they report.
      if (!yields.some((key) => useful.has(key))) continue;
      for (const key of [...from, ...optional]) useful.add(key);
    }
  }
  return { useful, length: lengths.length === 0 ? null : Math.min(...lengths) };
}

type Rounds = ReadonlyMap<string, number>;

/** One table is held against every measure in turn. */
let last: { readonly of: string; readonly rounds: Rounds } | null = null;

/** Everything that conversions give from quantities, and after how many of them one after another. */
function closureOf(available: ReadonlySet<string>): Rounds {
  const of = [...available].sort().join(" ");
  if (last?.of === of) return last.rounds;
  const rounds = new Map([...available].map((key) => [key, 0]));
  for (let [size, round] = [-1, 1]; size < rounds.size; round += 1) {
    size = rounds.size;
    const possible = conversions.records.filter(({ from }) => from.every((key) => rounds.has(key)));
    for (const { yields } of possible) {
      for (const key of yields) if (!rounds.has(key)) rounds.set(key, round);
    }
  }
  last = { of, rounds };
  return rounds;
}
