import { mixedScales } from "./mixed-scales.ts";
import { all, at, cellsChange, median, rowsWhere, rowsWith } from "./numbers.ts";
import { proportionsAmongCounts } from "./proportion-among-counts.ts";
import type { Finding, Guard, GuardInput } from "./types.ts";

/** Roles whose numbers lie between -1 and 1. */
const SHARES = [
  "ri",
  "r",
  "r_prepost",
  "r_cov",
  "icc",
  "rpb",
  "phi",
  "eta2",
  "r2",
  "r2i",
  "p",
  "pi",
  "prop",
  "risk_c",
  "risk_t",
];
/** Among proportions, what lies between 1 and this is rather mistyped than a percentage. */
const LEAST_PERCENT = 2;
/** Of a percentage the standard error is a hundred times that of a proportion; smaller ratios are other effects. */
const LEAST_RATIO = 20;
const FEWEST = 3;

/**
 * Percentages among proportions: numbers up to 100 where only those up to 1 are possible; and ready-made effects and standard
 * errors some hundred times those of the other rows, all of which lie between 0 and 1; proportions among counts of events; and means with SDs a hundred times others.
 */
export const percentAndProportion: Guard = {
  id: "percent-and-proportion",
  label: "Percentages among proportions",
  summary:
    "Finds numbers above 1 in columns of proportions, correlations or p-values, proportions among counts of events, and means on scales a hundred times apart.",
  reference: "Cochrane Handbook for Systematic Reviews of Interventions, section 5.5",
  params: [],
  check: (input) => [
    ...SHARES.flatMap((key) => percentagesIn(input, key)),
    ...(input.measure.family === "ready-made" ? amongEffects(input) : []),
    ...proportionsAmongCounts(input),
    ...mixedScales(input),
  ],
};

/** The percentages among the numbers of one role; none where it holds no proportions. */
export function percentagesIn(input: GuardInput, key: string): Finding[] {
  if (input.numbers[key] === undefined || !SHARES.includes(key)) return [];
  const given = rowsWith(input, [key]);
  const above = given.filter((row) => at(input, key, row)! > 1 && at(input, key, row)! <= 100);
  const areLarge = above.some((row) => at(input, key, row)! >= LEAST_PERCENT);
  const mostAreAbove = areLarge && 2 * above.length > given.length;
  // Where most are percentages, those below 1 are percentages too.
  const rows = mostAreAbove ? given : above.filter((row) => at(input, key, row)! >= LEAST_PERCENT);
  if (rows.length === 0 || rows.some((row) => Math.abs(at(input, key, row)!) > 100)) return [];
  const column = input.columns[key]!;
  const many = rows.length === 1 ? "a number" : `${rows.length} numbers`;
  const message = mostAreAbove
    ? `most numbers of “${column}” lie above 1: they look like percentages.`
    : `${many} of “${column}” ${rows.length === 1 ? "lies" : "lie"} above 1, where ${given.length - above.length} lie within: percentages among proportions.`;
  return [dividing(input, rows, key, message, [[key, 100]])];
}

function amongEffects(input: GuardInput): Finding[] {
  const known = rowsWhere(
    input,
    (row) => at(input, "yi", row) !== null && precisionOf(input, row) !== null && isInsideLimits(input, row),
  );
  const value = (row: number): number => at(input, "yi", row)!;
  const within = known.filter((row) => value(row) >= 0 && value(row) <= 1);
  const usual = median(within.map((row) => precisionOf(input, row)!));
  if (within.length < FEWEST || usual === null) return [];
  const rows = known.filter((row) => value(row) > 1);
  const areAll = rows.every((row) => value(row) <= 100 && precisionOf(input, row)! > LEAST_RATIO * usual);
  if (rows.length === 0 || !areAll || within.length + rows.length < known.length) return [];
  const message = `the effect is ${value(rows[0]!)}, with a standard error to match, where ${within.length} others lie between 0 and 1: ${
    rows.length === 1 ? "it looks like a percentage" : `${rows.length} rows look like percentages`
  } among proportions.`;
  return [
    dividing(input, rows, "yi", message, [
      ["yi", 100],
      ["sei", 100],
      ["ci.lb", 100],
      ["ci.ub", 100],
      ["vi", 10_000],
    ]),
  ];
}

/** Of an effect outside its own limits another number is wrong, which no division of them all would mend. */
function isInsideLimits(input: GuardInput, row: number): boolean {
  const [lower, effect, upper] = [at(input, "ci.lb", row), at(input, "yi", row), at(input, "ci.ub", row)];
  return effect === null || ((lower === null || lower <= effect) && (upper === null || effect <= upper));
}

/** The standard error, or what stands in the same proportion to it. */
function precisionOf(input: GuardInput, row: number): number | null {
  const [sei, vi] = [at(input, "sei", row), at(input, "vi", row)];
  if (sei !== null && sei > 0) return sei;
  if (vi !== null && vi > 0) return Math.sqrt(vi);
  const limits = all(input, ["ci.lb", "ci.ub"], row);
  const width = limits === null ? 0 : limits["ci.ub"] - limits["ci.lb"];
  return width > 0 ? width / 4 : null;
}

function dividing(
  input: GuardInput,
  rows: readonly number[],
  key: string,
  message: string,
  divisors: readonly (readonly [string, number])[],
): Finding {
  const cells = rows.flatMap((row) =>
    divisors.flatMap(([role, divisor]) => {
      const value = at(input, role, row);
      return value === null ? [] : [{ row, key: role, value: value / divisor }];
    }),
  );
  return {
    rows,
    key,
    message,
    hint: "Enter them as proportions.",
    repairs: [
      {
        label: "Divide by 100",
        change: cellsChange(input, cells),
        record: `“${input.columns[key]}” divided by 100, taken as a percentage`,
      },
    ],
  };
}
