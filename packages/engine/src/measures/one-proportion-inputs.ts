import { formatEntered } from "../format/index.ts";
import { FLIP_INPUT } from "./flip.ts";
import { type RowIssues, reportMissing } from "./row-issues.ts";
import { SAMPLE_SIZE_WORDS } from "./sample-size-words.ts";
import { checkCount } from "./two-by-two.ts";
import type { InputColumns, MeasureInput } from "./types.ts";

export const ONE_PROPORTION_INPUTS: readonly MeasureInput[] = [
  {
    key: "xi",
    label: "Events",
    aliases: ["xi", "events", "event", "cases", "ncases", "positive", "x", "count", "r"].concat([
      "ereignisse",
      "evenements",
      "eventos",
    ]),
  },
  { key: "mi", label: "Non-events", aliases: ["mi", "nonevents", "noncases", "negative"] },
  {
    key: "ni",
    label: "Sample size",
    aliases: ["ni", "n", "total", "samplesize", "sample", "ntotal", "size", "nobs", ...SAMPLE_SIZE_WORDS],
  },
  FLIP_INPUT,
];

export const ONE_PROPORTION_SETS: readonly (readonly string[])[] = [
  ["xi", "ni"],
  ["xi", "mi"],
];

interface Counts {
  readonly x: Float64Array;
  readonly m: Float64Array;
  readonly ni: readonly (number | null)[];
}

/** Reads and checks events and non-events (or the sample size) of all rows; NaN = not known. */
export function readProportions(inputs: InputColumns, issues: RowIssues): Counts {
  const rows = (inputs.xi ?? []).length;
  const x = new Float64Array(rows).fill(Number.NaN);
  const m = new Float64Array(rows).fill(Number.NaN);
  const ni = new Array<number | null>(rows).fill(null);
  for (let row = 0; row < rows; row++) {
    const counts = readRow(inputs, row, issues);
    if (counts === null) continue;
    x[row] = counts[0];
    m[row] = counts[1];
    ni[row] = counts[0] + counts[1];
  }
  return { x, m, ni };
}

function readRow(inputs: InputColumns, row: number, issues: RowIssues): [number, number] | null {
  const x = inputs.xi?.[row] ?? null;
  const given = inputs.mi?.[row] ?? null;
  const size = inputs.ni?.[row] ?? null;
  let usable = checkCount(issues, row, "xi", x, "the number of events");
  usable = checkCount(issues, row, "mi", given, "the number of non-events") && usable;
  usable = checkCount(issues, row, "ni", size, "the sample size") && usable;
  if (x === null) reportMissing(issues, row, "xi", "the number of events");
  if (given === null && size === null) {
    reportMissing(issues, row, inputs.ni ? "ni" : "mi", "the sample size");
  }
  const m = given ?? (x !== null && size !== null ? size - x : null);
  if (x === null || m === null || !usable) return null;
  const n = x + m;
  const problem = describeProblem(x, m, given, size);
  if (problem !== null) {
    issues.error(row, problem[0], "ni", problem[1], "Check the counts of this study.");
    return null;
  }
  return n > 0 ? [x, m] : null;
}

function describeProblem(
  x: number,
  m: number,
  given: number | null,
  size: number | null,
): readonly [string, string] | null {
  if (given !== null && size !== null && Math.abs(x + given - size) > 1e-9 * size) {
    return [
      "group-size-inconsistent",
      `the sample size is ${formatEntered(size)}, but events and non-events add up to ${x + given}.`,
    ];
  }
  if (m < 0) {
    return [
      "events-exceed-size",
      `${x} events among ${x + m} people: there cannot be more events than people.`,
    ];
  }
  return x + m === 0 ? ["group-empty", "the sample size is 0, so there is no proportion."] : null;
}
