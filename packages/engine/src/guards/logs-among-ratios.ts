import { formatShort } from "../format/index.ts";
import { exp, log } from "../numeric/elementary.ts";
import type { Repair } from "../result.ts";
import { all, cellsChange, rowsWith } from "./numbers.ts";
import type { Finding, GuardInput } from "./types.ts";

/** A ratio as papers print it, the ends of its interval, and the stem of the keys of its logarithm. */
const RATIOS = [
  { point: "ori", stem: "or", name: "odds ratio" },
  { point: "rri", stem: "rr", name: "risk ratio" },
  { point: "hr", stem: "hr", name: "hazard ratio" },
  { point: "irri", stem: "irr", name: "rate ratio" },
] as const;
/** Distance of the effect from the middle of its interval, in widths, that rounding can explain. */
const OFF_CENTRE = 0.05;

type Keys = readonly [point: string, lb: string, ub: string];

/**
 * Logarithms among ratios with their intervals: no ratio lies at 0 or below; and an interval that is symmetric around its effect
 * only as it stands is of a logarithm.
 */
export function logsAmongRatios(input: GuardInput): Finding[] {
  return RATIOS.flatMap(({ point, stem, name }) => {
    const [lb, ub] =
      input.numbers[`${stem}_lb`] === undefined && stem === "hr"
        ? ["ci.lb", "ci.ub"]
        : [`${stem}_lb`, `${stem}_ub`];
    const keys: Keys = [point, lb!, ub!];
    if (keys.some((key) => input.numbers[key] === undefined)) return [];
    const known = rowsWith(input, [point]).filter((row) => all(input, keys, row) !== null);
    const logs = known.filter((row) => isLogarithm(input, keys, row));
    // A symmetric interval alone may be a mistake of the paper: only beside numbers that can be no ratios does it tell.
    const isCertain = logs.some((row) => Math.min(...valuesOf(input, keys, row)) <= 0);
    if (logs.length === 0 || !isCertain) return [];
    return [finding(input, keys, { rows: logs, known: known.length, name, stem })];
  });
}

function valuesOf(input: GuardInput, keys: Keys, row: number): readonly [number, number, number] {
  const values = all(input, keys, row)!;
  return [values[keys[0]]!, values[keys[1]]!, values[keys[2]]!];
}

function isLogarithm(input: GuardInput, keys: Keys, row: number): boolean {
  const [effect, lower, upper] = valuesOf(input, keys, row);
  if (!(lower <= effect && effect <= upper && lower < upper)) return false;
  if (Math.abs(effect - (lower + upper) / 2) / (upper - lower) >= OFF_CENTRE) return false;
  if (lower <= 0) return true;
  return Math.abs(log(effect / Math.sqrt(lower * upper))) / log(upper / lower) > OFF_CENTRE;
}

interface Logs {
  readonly rows: readonly number[];
  readonly known: number;
  readonly name: string;
  readonly stem: string;
}

function finding(input: GuardInput, keys: Keys, { rows, known, name, stem }: Logs): Finding {
  const [effect, lower, upper] = valuesOf(input, keys, rows[0]!);
  const single = rows.length === 1;
  const shown = `${formatShort(effect)} [${formatShort(lower)}, ${formatShort(upper)}]`;
  const rest = known - rows.length;
  const areAll = rest === 0 && !single && stem !== "hr";
  const others = rest > 0 ? `, where ${rest} ${rest === 1 ? "other is a ratio" : "others are ratios"}` : "";
  return {
    rows,
    key: keys[0],
    message: `${shown} is symmetric as it stands, and no ${name} lies below 0: ${
      single ? "it looks like a logarithm" : `${rows.length} rows look like logarithms`
    }${others}.`,
    hint: "Enter ratios and their limits as ratios, and logarithms in a column of their own.",
    repairs: [areAll ? asColumns(input, keys, rows, stem) : asRatios(input, keys, rows)],
  };
}

function asRatios(input: GuardInput, keys: Keys, rows: readonly number[]): Repair {
  const which = rows.length === 1 ? "These are logarithms" : `These ${rows.length} rows are logarithms`;
  return {
    label: `${which}: take exp of effect and limits`,
    change: cellsChange(
      input,
      rows.flatMap((row) => {
        const values = valuesOf(input, keys, row);
        return keys.map((key, place) => ({ row, key, value: exp(values[place]!) }));
      }),
    ),
    record: "effect and interval taken as logarithms, and replaced by their ratios (exp)",
  };
}

/** Where no row is a ratio, the columns themselves hold logarithms. */
function asColumns(input: GuardInput, keys: Keys, rows: readonly number[], stem: string): Repair {
  const own = keys.map((key): readonly [string, null] => [key, null]);
  const logged = [`log${stem}`, `log${stem}_lb`, `log${stem}_ub`].map(
    (key, place): readonly [string, string] => [key, input.columns[keys[place]!]!],
  );
  return {
    label: "The columns hold logarithms",
    change: {
      kind: "roles",
      inputs: Object.fromEntries<string | null>([...own, ...logged]),
      rowIds: rows.map((row) => input.rowIds[row]!),
    },
    record: `${keys.map((key) => `“${input.columns[key]}”`).join(", ")} taken as logarithms`,
  };
}
