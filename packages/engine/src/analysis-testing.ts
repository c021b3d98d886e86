import { runAnalysis } from "./analysis.ts";
import type { AnalysisReport } from "./analysis-types.ts";
import { createDocument, type DocumentParts } from "./document/defaults.ts";
import type { AnalysisDocument } from "./document/types.ts";
import { applyRepair } from "./guards/apply-repair.ts";
import type { Issue } from "./result.ts";
import type { StudyTable } from "./table/study-table.ts";

/** Numbers of the rows under their role keys, with study names. */
export interface Rows {
  readonly [key: string]: readonly (number | null)[];
}

/** A document whose columns are called as their roles. */
export function documentOf(
  measure: string,
  rows: Rows,
  { labels, ...parts }: DocumentParts & { readonly labels?: readonly string[] } = {},
): AnalysisDocument {
  const length = Object.values(rows)[0]!.length;
  const names = labels ?? Array.from({ length }, (_, row) => `${letters(row)} 20${10 + (row % 80)}`);
  const table: StudyTable = {
    rowIds: names.map((_, row) => `r${row + 1}`),
    columns: [
      { name: "study", kind: "text", values: names },
      ...Object.entries(rows).map(([name, values]) => ({
        name,
        kind: "number" as const,
        values,
        unparsed: {},
      })),
    ],
  };
  return createDocument({
    table,
    roles: {
      label: "study",
      weights: null,
      inputs: Object.fromEntries(Object.keys(rows).map((key) => [key, key])),
    },
    effects: { measure },
    ...parts,
  });
}

function letters(row: number): string {
  return [...String(row)].map((digit) => "abcdefghij"[Number(digit)]).join("");
}

/** What one guard says of a document, and at which rows. */
export function said(document: AnalysisDocument, guard: string): readonly Issue[] {
  return runAnalysis(document).issues.filter(({ code }) => code === `guard-${guard}`);
}

/** Codes of all that the report says of single rows. */
export function codes({ issues }: AnalysisReport): string[] {
  return issues.filter(({ path }) => path.rowId !== undefined).map(({ code }) => code);
}

/** The document after the first repair of an issue. */
export function repaired(document: AnalysisDocument, issue: Issue | undefined): AnalysisDocument {
  const [repair] = issue?.repairs ?? [];
  if (repair === undefined) throw new TypeError("the issue has no repair");
  return applyRepair(document, repair);
}
