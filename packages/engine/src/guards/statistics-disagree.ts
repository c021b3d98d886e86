import { formatFixed, formatPEquation } from "../format/index.ts";
import { exp, log } from "../numeric/elementary.ts";
import { normalLogTails } from "../numeric/normal.ts";
import { tLogTails } from "../numeric/student-t.ts";
import { all, at, cohensD, rowsWith, TWO_GROUPS } from "./numbers.ts";
import { asStandardDeviations, takenAsErrors } from "./taken-as-errors.ts";
import type { Finding, Guard, GuardInput } from "./types.ts";

/** Differences that rounding in a paper, or a small-sample correction, explains. */
const ROUNDING = 0.1;
const SHARE = 0.05;
/** p-values further apart than this factor, and than half a unit of the second decimal, are not each other's rounding. */
const FACTOR_OF_P = 2;
const HALF_UNIT_OF_P = 0.005;

const STATISTICS = ["t", "ti", "p", "pi", "d", "di"] as const;

/**
 * Several statistics of one comparison that cannot all be right: means, t, p and d of the same two groups, or a ready-made
 * effect, its standard error and its p.
 */
export const statisticsDisagree: Guard = {
  id: "statistics-disagree",
  label: "Statistics that disagree",
  summary: "Recomputes t, p and d of two groups from one another.",
  reference: "Nuijten et al. (2016), Behavior Research Methods 48, 1205-1226, doi:10.3758/s13428-015-0664-2",
  params: [],
  check(input) {
    const inRow = input.measure.family === "ready-made" ? ofEffect : ofTwoGroups;
    // Of most rows nothing can disagree, as they report none of them.
    return rowsWith(input, STATISTICS).flatMap((row) => inRow(input, row));
  },
};

function ofTwoGroups(input: GuardInput, row: number): Finding[] {
  const sizes = all(input, ["n1i", "n2i"], row);
  if (sizes === null || !(sizes.n1i > 0 && sizes.n2i > 0 && sizes.n1i + sizes.n2i > 2)) return [];
  const root = Math.sqrt((sizes.n1i * sizes.n2i) / (sizes.n1i + sizes.n2i));
  const groups = all(input, TWO_GROUPS, row);
  const fromMeans = groups === null ? null : cohensD(groups);
  const [tKey, pKey, dKey] = [keyOf(input, "t", "ti"), keyOf(input, "p", "pi"), keyOf(input, "d", "di")];
  const t = at(input, tKey, row);
  // In a table of counts `di` is a cell, not a d.
  const d = input.numbers.ai === undefined ? at(input, dKey, row) : null;
  const implied = fromMeans === null ? null : fromMeans * root;
  const reference = fromMeans ?? (t === null ? null : t / root);
  const source = t === null || fromMeans !== null ? "means and SDs give" : "t gives";
  const statistic = t ?? implied;
  const df = sizes.n1i + sizes.n2i - 2;
  const asErrors = groups === null ? null : cohensD(asStandardDeviations(groups));
  return [
    t !== null && implied !== null && differ(t, implied)
      ? orErrors(
          input,
          disagreement(
            row,
            tKey,
            `t = ${formatFixed(t, 2)} is reported, but ${source} ${formatFixed(implied, 2)}`,
          ),
          t,
          asErrors === null ? null : asErrors * root,
        )
      : null,
    d !== null && reference !== null && differ(d, reference)
      ? orErrors(
          input,
          disagreement(
            row,
            dKey,
            `d = ${formatFixed(d, 2)} is reported, but ${source} ${formatFixed(reference, 2)}`,
          ),
          d,
          asErrors,
        )
      : null,
    statistic === null
      ? null
      : ofP(
          input,
          row,
          pKey,
          () => 2 * exp(tLogTails(-Math.abs(statistic), df)[0]),
          () => (t === null ? source : `t = ${formatFixed(t, 2)} gives`),
        ),
  ].filter((found) => found !== null);
}

/**
 * Names standard errors in the place of SDs as the cause, where they are.
 * @param asErrors what the reported number would be then; null = unknown
 */
function orErrors(input: GuardInput, found: Finding, reported: number, asErrors: number | null): Finding {
  if (asErrors === null || differ(reported, asErrors)) return found;
  return {
    ...found,
    message: `${found.message.replace(/\.$/, "")}; if these SDs are standard errors, ${formatFixed(asErrors, 2)}.`,
    hint: "Look up in the paper whether it reports SD or SE.",
    repairs: [takenAsErrors(input, found.rows[0]!)],
  };
}

function ofEffect(input: GuardInput, row: number): Finding[] {
  const [y, v] = [input.yi[row] ?? null, input.vi[row] ?? null];
  if (y === null || v === null) return [];
  const z = y / Math.sqrt(v);
  const found = ofP(
    input,
    row,
    "p",
    () => 2 * exp(normalLogTails(-Math.abs(z))[0]),
    () => "effect and precision give",
  );
  return found === null ? [] : [found];
}

/** @param expected the p of the other numbers, asked for where the row reports one of its own */
function ofP(
  input: GuardInput,
  row: number,
  key: string,
  expected: () => number,
  gives: () => string,
): Finding | null {
  const p = Math.abs(at(input, key, row) ?? 0);
  if (p === 0 || p > 1) return null;
  const other = Math.min(1, expected());
  if (!isOtherP(p, other)) return null;
  return disagreement(
    row,
    key,
    `${formatPEquation(p)} is reported, but ${gives()} ${formatPEquation(other)}`,
  );
}

/** The quantity itself where it has a column, else the measure's own input of that name. */
function keyOf(input: GuardInput, quantity: string, own: string): string {
  return input.numbers[quantity] === undefined ? own : quantity;
}

/** Directions are another guard's. */
function differ(reported: number, expected: number): boolean {
  const [a, b] = [Math.abs(reported), Math.abs(expected)];
  return Math.abs(a - b) > ROUNDING + SHARE * a;
}

function isOtherP(p: number, expected: number): boolean {
  return Math.abs(p - expected) > HALF_UNIT_OF_P && Math.abs(log(p / expected)) > log(FACTOR_OF_P);
}

function disagreement(row: number, key: string, what: string): Finding {
  return {
    rows: [row],
    key,
    message: `${what}.`,
    hint: "One of them is mistyped, rounded, adjusted for covariates or of another comparison; look it up.",
    repairs: [],
  };
}
