import { formatShort } from "../format/index.ts";
import { log } from "../numeric/elementary.ts";
import type { Repair } from "../result.ts";
import { logsAmongRatios } from "./logs-among-ratios.ts";
import { all, at, cellsChange, rowsWhere } from "./numbers.ts";
import { type RatioRows, ratiosByCluster, ratiosByP } from "./ratio-clusters.ts";
import type { Finding, Guard, GuardInput } from "./types.ts";

const KEYS = ["yi", "ci.lb", "ci.ub"] as const;
/** Distance of the effect from the middle of its interval, in widths, that rounding can explain. */
const OFF_CENTRE = 0.05;
const Z95 = 1.959963984540054;

/**
 * Ratios among effects that are pooled as logarithms or differences: an interval that is symmetric around its effect only on
 * the logarithmic scale was computed there. Without intervals, a p-value that belongs to the logarithm of its effect tells, or
 * effects that stand apart and join the others as logarithms. Among printed ratios with intervals, the logarithms are found.
 */
export const ratiosNotLogged: Guard = {
  id: "ratios-not-logged",
  label: "Ratios and logarithms mixed",
  summary:
    "Finds ready-made effects that are ratios among logarithms, by their intervals, their p-values, or by standing apart from the others; and logarithms among printed ratios with intervals.",
  reference: "Cochrane Handbook for Systematic Reviews of Interventions, section 6.3.2",
  params: [],
  replaces: ["interval-asymmetric"],
  check(input) {
    if (input.measure.family !== "ready-made") return logsAmongRatios(input);
    const known = rowsWhere(input, (row) => all(input, KEYS, row) !== null);
    const ratios = known.filter((row) => isRatio(input, row));
    if (ratios.length > 0) return [finding(input, ratios, known.length)];
    const told = ratiosByP(input);
    if (told.length > 0) return told.map((found) => withoutInterval(input, found, BY_P));
    const apart = ratiosByCluster(input);
    return apart === null ? [] : [withoutInterval(input, apart, BY_CLUSTER)];
  },
};

function isRatio(input: GuardInput, row: number): boolean {
  const { yi, "ci.lb": lower, "ci.ub": upper } = all(input, KEYS, row)!;
  if (!(lower > 0 && yi > 0 && upper > lower)) return false;
  const natural = Math.abs(yi - (lower + upper) / 2) / (upper - lower);
  const logarithmic = Math.abs(log(yi / Math.sqrt(lower * upper))) / log(upper / lower);
  return natural > OFF_CENTRE && logarithmic < OFF_CENTRE;
}

/** The logarithms, and the precision of the logarithm where that of the ratio is given beside the interval. */
function logarithms(input: GuardInput, row: number): { row: number; key: string; value: number }[] {
  const { yi, "ci.lb": lower, "ci.ub": upper } = all(input, KEYS, row)!;
  const cells = KEYS.map((key) => ({ row, key: key as string, value: log(at(input, key, row)!) }));
  const expected = log(upper / lower) / (2 * Z95);
  const isOfRatio = (se: number): boolean =>
    se > 0 && Math.abs(log(se / yi / expected)) < Math.abs(log(se / expected));
  const [sei, vi] = [at(input, "sei", row), at(input, "vi", row)];
  if (sei !== null && isOfRatio(sei)) cells.push({ row, key: "sei", value: sei / yi });
  if (vi !== null && vi > 0 && isOfRatio(Math.sqrt(vi)))
    cells.push({ row, key: "vi", value: vi / (yi * yi) });
  return cells;
}

function finding(input: GuardInput, rows: readonly number[], known: number): Finding {
  const first = all(input, KEYS, rows[0]!)!;
  const single = rows.length === 1;
  const mixed = rows.length < known ? `, while the other ${known - rows.length} do not` : "";
  const repair: Repair = {
    label: `Take the logarithms of ${single ? "this row" : `these ${rows.length} rows`}`,
    change: cellsChange(
      input,
      rows.flatMap((row) => logarithms(input, row)),
    ),
    record: "effect and interval replaced by their natural logarithms",
  };
  return {
    rows,
    key: "yi",
    message: `${formatShort(first.yi)} [${formatShort(first["ci.lb"])}, ${formatShort(first["ci.ub"])}] is symmetric only as a logarithm: ${
      single ? "it looks like a ratio" : `${rows.length} rows look like ratios`
    }${mixed}.`,
    hint: "Ratios are pooled as logarithms.",
    repairs: [repair],
  };
}

const BY_P = (effect: string, p: string): string =>
  `${effect} with its precision does not give its p = ${p}, but its logarithm does`;
const BY_CLUSTER = (effect: string): string =>
  `${effect} stands apart from the other effects, but its logarithm does not`;

/** Without an interval nothing shows for certain what the precision is of: both are offered where it matters. */
function withoutInterval(
  input: GuardInput,
  { rows, isPrecisionOfRatio }: RatioRows,
  why: (effect: string, p: string) => string,
): Finding {
  const hasPrecision = rows.some((row) => at(input, "sei", row) !== null || at(input, "vi", row) !== null);
  const repairs = !hasPrecision
    ? [logarithmOf(input, rows, null)]
    : [isPrecisionOfRatio === true, isPrecisionOfRatio !== true].map((isOfRatio) =>
        logarithmOf(input, rows, isOfRatio),
      );
  const [first] = rows;
  const effect = formatShort(at(input, "yi", first!)!);
  const p = formatShort(Math.abs(at(input, "p", first!) ?? 0));
  return {
    rows,
    key: "yi",
    message: `${why(effect, p)}: ${rows.length === 1 ? "is it a ratio" : `are these ${rows.length} effects ratios`} among logarithms?`,
    hint: "Ratios are pooled as logarithms. Look up whether the paper prints the ratio or its logarithm, and which of them the standard error is of.",
    repairs,
  };
}

/** @param isOfRatio whether the precision is of the ratio itself, and divided by it; null = there is none */
function logarithmOf(input: GuardInput, rows: readonly number[], isOfRatio: boolean | null): Repair {
  const cells = rows.flatMap((row) => {
    const yi = at(input, "yi", row)!;
    const [sei, vi] = isOfRatio === true ? [at(input, "sei", row), at(input, "vi", row)] : [null, null];
    return [
      { row, key: "yi", value: log(yi) },
      ...(sei === null ? [] : [{ row, key: "sei", value: sei / yi }]),
      ...(vi === null ? [] : [{ row, key: "vi", value: vi / (yi * yi) }]),
    ];
  });
  const which = rows.length === 1 ? "this row" : `these ${rows.length} rows`;
  const precision =
    isOfRatio === null
      ? ""
      : isOfRatio
        ? ", and divide the precision by the ratio"
        : ", and keep the precision";
  const recorded =
    isOfRatio === null
      ? ""
      : isOfRatio
        ? ", precision divided by the ratio"
        : ", precision kept as that of the logarithm";
  return {
    label: `Take the logarithms of ${which}${precision}`,
    change: cellsChange(input, cells),
    record: `effect replaced by its natural logarithm${recorded}`,
  };
}
