import type { Issue } from "../../result.ts";
import { notInOrder, referenceNotLowest, sameDose } from "./dose-issues.ts";

interface DosedRow {
  readonly rowId: string;
  readonly dose: number;
}

/** What is worth knowing of the order of a study's doses; none of it keeps the study out. */
export function orderIssues(study: string, rows: readonly DosedRow[], reference: DosedRow): Issue[] {
  const issues: Issue[] = [];
  const falls = rows.find((row, i) => i > 0 && row.dose < rows[i - 1]!.dose);
  if (falls !== undefined) issues.push(notInOrder(study, falls.rowId));
  const twice = rows.find((row, i) => rows.findIndex((other) => other.dose === row.dose) < i);
  if (twice !== undefined) issues.push(sameDose(study, twice.rowId, twice.dose));
  if (rows.some((row) => row.dose < reference.dose)) issues.push(referenceNotLowest(study, reference.rowId));
  return issues;
}
