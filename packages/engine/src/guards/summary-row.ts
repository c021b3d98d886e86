import { isSummaryName } from "../table/summary-name.ts";
import { SUMS_UP } from "../table/summary-rows.ts";
import type { Finding, Guard, GuardInput } from "./types.ts";

/** Rows named as totals among the studies: what they hold would be counted twice. */
export const summaryRow: Guard = {
  id: "summary-row",
  label: "Total among the studies",
  summary: "Finds rows that sum up others, such as “Total” or “Pooled effect”.",
  reference: "Senn (2009), BMC Medical Research Methodology 9, 10, doi:10.1186/1471-2288-9-10",
  params: [],
  check(input) {
    const rows = input.labels.flatMap((label, row) =>
      isSummaryName(label) && input.yi[row] !== null ? [row] : [],
    );
    // Where all rows are called so, it is how these studies are named.
    return rows.length === 0 || rows.length === input.labels.length ? [] : [finding(input, rows)];
  },
};

function finding(input: GuardInput, rows: readonly number[]): Finding {
  const single = rows.length === 1;
  return {
    rows,
    key: null,
    message: `“${input.labels[rows[0]!]!}” reads like the name of a row that sums up the others, not of a study: its participants would be counted twice.`,
    hint: "Leave it out, or give it the name of its study.",
    repairs: [
      {
        label: single ? "Leave this row out" : `Leave these ${rows.length} rows out`,
        change: { kind: "exclude", rowIds: rows.map((row) => input.rowIds[row]!), reason: SUMS_UP },
        record: `left out: ${SUMS_UP}`,
      },
    ],
  };
}
