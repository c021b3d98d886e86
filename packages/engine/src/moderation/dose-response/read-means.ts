import type { Issue } from "../../result.ts";
import { aroundReference, finite } from "./around-reference.ts";
import { oneDose, rowUnusable } from "./dose-issues.ts";
import { orderIssues } from "./dose-order.ts";
import { type GroupMeans, meanDifferences, standardizedDifferences } from "./mean-covariance.ts";
import type { DoseData, DoseStudy, MeanRow } from "./types.ts";

type MeanData = Exclude<DoseData, { readonly outcome: "ratio" }>;

interface CheckedGroup {
  readonly rowId: string;
  readonly dose: number;
  readonly mean: number;
  readonly sd: number;
  readonly n: number;
}

/** A study of means against the group with its lowest dose, with the covariance of differences from one group. */
export function readMeanStudy(
  study: string,
  rows: readonly MeanRow[],
  data: MeanData,
): { readonly study: DoseStudy | null; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const checked = rows.flatMap((row) => checkRow(row, issues) ?? []);
  if (new Set(checked.map((row) => row.dose)).size < 2) {
    return { study: null, issues: [...issues, oneDose(study, rows[0]!.rowId)] };
  }
  const reference = checked.reduce((low, row) => (row.dose < low.dose ? row : low));
  const others = checked.filter((row) => row !== reference);
  const groups = groupsOf([reference, ...others]);
  const differences =
    data.outcome === "mean-difference"
      ? meanDifferences(groups, data.variance)
      : standardizedDifferences(groups, data.correct);
  return {
    study: {
      ...aroundReference(study, reference, others),
      ...differences,
      pseudo: null,
    },
    issues: [...issues, ...orderIssues(study, checked, reference)],
  };
}

function groupsOf(rows: readonly CheckedGroup[]): GroupMeans {
  return { mean: rows.map((row) => row.mean), sd: rows.map((row) => row.sd), n: rows.map((row) => row.n) };
}

function checkRow({ rowId, study, dose, mean, sd, n }: MeanRow, issues: Issue[]): CheckedGroup | null {
  const refuse = (column: string, what: string): null => {
    issues.push(rowUnusable(study, rowId, column, what));
    return null;
  };
  if (!finite(dose)) return refuse("dose", "its dose is missing");
  if (!finite(mean)) return refuse("mean", `its mean at dose ${dose} is missing`);
  if (!finite(sd) || sd <= 0) return refuse("sd", `its SD at dose ${dose} is missing or not above 0`);
  if (!finite(n) || n < 2) return refuse("n", `its number of people at dose ${dose} is missing or below 2`);
  return { rowId, dose, mean, sd, n };
}
