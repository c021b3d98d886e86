import { criticalValue } from "../../inference/tests.ts";
import { log } from "../../numeric/elementary.ts";
import type { Issue } from "../../result.ts";
import { aroundReference, finite } from "./around-reference.ts";
import {
  mixedDesigns,
  noCounts,
  noReference,
  oneDose,
  rowUnusable,
  severalReferences,
} from "./dose-issues.ts";
import { orderIssues } from "./dose-order.ts";
import { greenlandLongnecker, type RatioTable, ratioCovariance } from "./greenland-longnecker.ts";
import { hamling } from "./hamling.ts";
import { factorPositive } from "./matrices.ts";
import type { DoseData, DoseStudy, RatioRow } from "./types.ts";

type RatioData = Extract<DoseData, { readonly outcome: "ratio" }>;

interface CheckedRow {
  readonly rowId: string;
  readonly dose: number;
  readonly cases: number;
  readonly n: number;
  /** null for the reference. */
  readonly ratio: { readonly log: number; readonly se: number } | null;
}

/** A study of ratios against its reference category, with the covariance that its counts imply; null with the issues why not. */
export function readRatioStudy(
  study: string,
  rows: readonly RatioRow[],
  data: RatioData,
): { readonly study: DoseStudy | null; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const checked = rows.flatMap((row) => checkRow(row, data.intervalLevel ?? 0.95, issues) ?? []);
  const first = rows[0]!;
  const refuse = (why: Issue) => ({ study: null, issues: [...issues, why] });
  if (rows.some((row) => row.design !== first.design)) return refuse(mixedDesigns(study, first.rowId));
  const references = checked.filter((row) => row.ratio === null);
  const [reference] = references;
  if (reference === undefined) return refuse(noReference(study, first.rowId));
  if (references.length > 1) return refuse(severalReferences(study, references[1]!.rowId, references.length));
  const others = checked.filter((row) => row.ratio !== null);
  if (new Set(checked.map((row) => row.dose)).size < 2) return refuse(oneDose(study, first.rowId));
  const table = tableOf(first.design, [reference, ...others]);
  const pseudo = data.covariance === "hamling" ? hamling(table) : greenlandLongnecker(table, data.cohorts);
  const covariance = pseudo === null ? null : ratioCovariance(table, pseudo);
  const positive =
    covariance !== null && factorPositive(covariance.map((row) => Float64Array.from(row))) !== null;
  if (!positive) {
    const method =
      data.covariance === "hamling" ? "Hamling’s method" : "the method of Greenland and Longnecker";
    return refuse(noCounts(study, first.rowId, method));
  }
  return {
    study: {
      ...aroundReference(study, reference, others),
      y: table.logRatio.slice(1),
      covariance,
      pseudo,
    },
    issues: [...issues, ...orderIssues(study, checked, reference)],
  };
}

function tableOf(design: RatioRow["design"], rows: readonly CheckedRow[]): RatioTable {
  return {
    design,
    cases: rows.map((row) => row.cases),
    n: rows.map((row) => row.n),
    logRatio: rows.map((row) => row.ratio?.log ?? 0),
    variance: rows.map((row) => (row.ratio === null ? 0 : row.ratio.se * row.ratio.se)),
  };
}

/** A row whose numbers can be used, or null with an issue that says what is wrong. */
function checkRow(row: RatioRow, level: number, issues: Issue[]): CheckedRow | null {
  const { rowId, study, design, dose, cases, n } = row;
  const refuse = (column: string, what: string): null => {
    issues.push(rowUnusable(study, rowId, column, what));
    return null;
  };
  if (!finite(dose)) return refuse("dose", "its dose is missing");
  if (!finite(cases) || cases < 0)
    return refuse("cases", `its number of cases at dose ${dose} is missing or negative`);
  const people = design === "ir" ? "person-time" : "number of people";
  if (!finite(n) || n <= 0) return refuse("n", `its ${people} at dose ${dose} is missing or not above 0`);
  if (design !== "ir" && cases > n)
    return refuse("cases", `at dose ${dose} it has more cases (${cases}) than people (${n})`);
  const se = standardError(row, level);
  if (se === null) {
    if (!finite(row.logRatio) && cases === 0) {
      return refuse("logRatio", `at dose ${dose} it has no cases, and therefore no ratio`);
    }
    if (finite(row.logRatio) && row.logRatio !== 0) {
      return refuse("se", `its ratio at dose ${dose} has neither a standard error nor an interval`);
    }
    return { rowId, dose, cases, n, ratio: null };
  }
  if (!finite(row.logRatio)) return refuse("logRatio", `its ratio at dose ${dose} is missing`);
  return { rowId, dose, cases, n, ratio: { log: row.logRatio, se } };
}

/** As given, or from the limits of the ratio; null where there is none, as in the reference. */
function standardError({ se, lower, upper }: RatioRow, level: number): number | null {
  if (finite(se) && se > 0) return se;
  if (!finite(lower) || !finite(upper) || !(lower > 0 && upper > lower)) return null;
  return log(upper / lower) / (2 * criticalValue(level, null));
}
