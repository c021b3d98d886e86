import { formatShort } from "../format/index.ts";
import { log } from "../numeric/elementary.ts";
import type { Repair } from "../result.ts";
import { all, at, cellsChange, rowsWhere } from "./numbers.ts";
import type { Finding, Guard, GuardInput } from "./types.ts";

const KEYS = ["yi", "ci.lb", "ci.ub"] as const;
/** Distance of the effect from the middle of its interval, in widths, that rounding can explain. */
const OFF_CENTRE = 0.05;
const Z95 = 1.959963984540054;

/**
 * Ratios among effects that are pooled as logarithms or differences: an interval that is symmetric around its effect only on
 * the logarithmic scale was computed there.
 */
export const ratiosNotLogged: Guard = {
  id: "ratios-not-logged",
  label: "Ratios among logarithms",
  summary: "Finds ready-made effects whose interval is symmetric only on the logarithmic scale.",
  reference: "Cochrane Handbook for Systematic Reviews of Interventions, section 6.3.2",
  params: [],
  replaces: ["interval-asymmetric"],
  check(input) {
    if (input.measure.family !== "ready-made") return [];
    const known = rowsWhere(input, (row) => all(input, KEYS, row) !== null);
    const ratios = known.filter((row) => isRatio(input, row));
    return ratios.length === 0 ? [] : [finding(input, ratios, known.length)];
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
