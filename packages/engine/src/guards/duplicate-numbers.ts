import { haveLikeNames, isNoCoincidence } from "./coincidence.ts";
import { fingerprints, firstAlike, isSameRow, NONE_BEFORE } from "./numbers.ts";
import type { Finding, Guard, GuardInput } from "./types.ts";

/** Roles that follow from two others, and say nothing of their own. */
const IMPLIED: Readonly<Record<string, readonly [string, string]>> = {
  mi: ["xi", "ni"],
  bi: ["ai", "n1i"],
  di: ["ci", "n2i"],
};

/** Sizes, and what is only roughly reported, are the same for all outcomes of one study. */
const COMMON = /^n\d?i$|^n\d?_|^n_|_below$|^(?:direction|level|df)$/;

/** Two rows with the same numbers throughout, and too many of them for a coincidence: a study entered twice. */
export const duplicateNumbers: Guard = {
  id: "duplicate-numbers",
  label: "Study entered twice",
  summary: "Finds rows whose numbers are all the same.",
  reference: "Senn (2009), BMC Medical Research Methodology 9, 10, doi:10.1186/1471-2288-9-10",
  params: [],
  check(input) {
    const keys = Object.keys(input.numbers).filter(
      (key) => key !== "flip" && !IMPLIED[key]?.every((other) => input.numbers[other] !== undefined),
    );
    const columns = keys.map((key) => input.numbers[key]!);
    // Sizes alone are no study: of one that reported several outcomes they are the same throughout.
    const first = firstAlike(fingerprints(columns, input.rowIds.length), (row) => input.yi[row] !== null);
    const copies: Copy[] = [];
    for (let row = 0; row < first.length; row++) {
      const before = first[row]!;
      if (before === row || before === NONE_BEFORE) continue;
      if (!isSameRow(columns, before, row)) continue;
      const alike = haveLikeNames(input.labels[before]!, input.labels[row]!);
      const given = keys.flatMap((key) =>
        alike && COMMON.test(key) ? [] : (input.numbers[key]![row] ?? []),
      );
      if (isNoCoincidence(given, input.rowIds.length, alike)) copies.push({ before, row });
    }
    return copies.length === 0 ? [] : [finding(input, copies)];
  },
};

interface Copy {
  readonly row: number;
  /** The earlier row with the same numbers. */
  readonly before: number;
}

/** One for all copies: a table of several outcomes per study may hold many. */
function finding(input: GuardInput, copies: readonly Copy[]): Finding {
  const [first] = copies;
  const original = input.labels[first!.before]!;
  const single = copies.length === 1;
  const more = single ? "" : ` So it is in ${copies.length} rows.`;
  const reason = single ? `same numbers as ${original}` : "same numbers as an earlier row";
  return {
    rows: copies.map(({ row }) => row),
    key: null,
    message: `all numbers are those of “${original}”: the study may have been entered twice.${more}`,
    hint: "Leave one of the two rows out, or correct the numbers.",
    repairs: [
      {
        label: single ? "Leave this row out" : `Leave these ${copies.length} rows out`,
        change: { kind: "exclude", rowIds: copies.map(({ row }) => input.rowIds[row]!), reason },
        record: `left out: ${reason}`,
      },
    ],
  };
}
