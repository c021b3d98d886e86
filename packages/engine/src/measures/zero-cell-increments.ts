import { exp, log } from "../numeric/elementary.ts";
import type { ParamDef, Params } from "../registry.ts";
import type { RowIssues } from "./row-issues.ts";
import type { InputColumns, MeasureInput } from "./types.ts";

/** What is added to the cells of each group, one number per study. */
export interface Increments {
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/** Cells of k tables: events and non-events of group 1 (a, b) and of group 2 (c, d). NaN = not known. */
interface Cells {
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly c: Float64Array;
  readonly d: Float64Array;
}

/** How much is added to which group; the amount itself is `add`. */
export const INCREMENT_PARAM: ParamDef = {
  key: "increment",
  label: "Amount in each group",
  help: "Whether both groups get the same amount. Groups of unequal size need unequal amounts, or the correction itself pulls the effect away from no effect.",
  type: "choice",
  default: "same",
  choices: [
    { value: "same", label: "the same in both groups" },
    { value: "tacc", label: "by the size of the other group (TACC)" },
    {
      value: "empirical",
      label: "by size and the odds ratio of the complete tables (empirical)",
      overStudies: true,
    },
    { value: "own", label: "from columns, study by study" },
  ],
};

/** A study's own amounts; they count where `increment` is `own`. */
export const INCREMENT_INPUTS: readonly MeasureInput[] = [
  {
    key: "incr1i",
    label: "Added to the cells, group 1",
    aliases: ["incr1i", "incre", "increment1", "incrementtreatment"],
  },
  {
    key: "incr2i",
    label: "Added to the cells, group 2",
    aliases: ["incr2i", "incrc", "increment2", "incrementcontrol"],
  },
];

/**
 * The amounts added to the cells of each study, where it is corrected at all.
 *
 * `same`: `add` in both groups. `tacc`: 2 add n1/(n1 + n2) and 2 add n2/(n1 + n2), proportional to the reciprocal of the size of
 * the other group, so that a study without events gets an odds ratio of 1. `empirical`: 2 add w n1/(n2 + w n1) and
 * 2 add n2/(n2 + w n1), so that such a study gets about the odds ratio w, which the complete tables give with
 * inverse-variance weights. `own`: the columns `incr1i` and `incr2i`; a missing one is `add`.
 *
 * Source: Sweeting, Sutton & Lambert (2004), Stat. Med. 23, 1351-1375, doi:10.1002/sim.1761.
 * R: `metabin(..., incr = "TACC")` of the package meta for `tacc`
 */
export function incrementsOf(cells: Cells, inputs: InputColumns, params: Params): Increments {
  const add = Number(params.add);
  if (params.increment === "own") {
    return {
      first: ownAmounts(inputs.incr1i, cells.a.length, add),
      second: ownAmounts(inputs.incr2i, cells.a.length, add),
    };
  }
  if (params.increment !== "tacc" && params.increment !== "empirical") {
    const same = new Float64Array(cells.a.length).fill(add);
    return { first: same, second: same };
  }
  const odds = params.increment === "tacc" ? 1 : pooledOddsRatio(cells);
  const first = cells.a.map((a, row) => {
    const n1 = a + cells.b[row]!;
    const n2 = cells.c[row]! + cells.d[row]!;
    return (2 * add * odds * n1) / (n2 + odds * n1);
  });
  return { first, second: first.map((amount) => 2 * add - amount) };
}

function ownAmounts(column: InputColumns[string] | undefined, rows: number, add: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => column?.[row] ?? add);
}

/** Inverse-variance average of the log odds ratios of the tables without an empty cell; NaN where there is none. */
function pooledOddsRatio({ a, b, c, d }: Cells): number {
  let sum = 0;
  let weights = 0;
  for (let row = 0; row < a.length; row++) {
    const [ai, bi, ci, di] = [a[row]!, b[row]!, c[row]!, d[row]!];
    if (!(ai > 0 && bi > 0 && ci > 0 && di > 0)) continue;
    const weight = 1 / (1 / ai + 1 / bi + 1 / ci + 1 / di);
    sum += weight * (log(ai / bi) - log(ci / di));
    weights += weight;
  }
  return exp(sum / weights);
}

/** Reports amounts below 0, and amounts that need complete tables where there are none. */
export function checkIncrements(
  row: number,
  { first, second }: Increments,
  params: Params,
  issues: RowIssues,
): boolean {
  if (Number.isNaN(first[row]!)) {
    issues.error(
      row,
      "increment-unknown",
      null,
      "the amount for its empty cell is to come from the odds ratio of the studies without empty cells, and there is none.",
      "Choose another amount under “Amount in each group”.",
    );
    return false;
  }
  if (params.increment !== "own") return true;
  for (const [key, amount] of [
    ["incr1i", first[row]!],
    ["incr2i", second[row]!],
  ] as const) {
    if (amount >= 0) continue;
    issues.error(
      row,
      "increment-negative",
      key,
      `the amount to add to the cells is ${amount}; cells can only be added to.`,
      "Correct the amount; 0 adds nothing.",
    );
    return false;
  }
  return true;
}
