import { expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { documentOf } from "../analysis-testing.ts";
import { findColumn } from "../table/study-table.ts";
import { RESULT_COLUMNS, withResultColumns } from "./result-columns.ts";

const document = {
  ...documentOf("GEN", { yi: [0.1, 0.4, 0.9, 0.2], vi: [0.01, 0.04, 0.02, 0.05] }),
  roles: { label: "study", weights: null, inputs: { yi: "yi", vi: "vi" } },
};

it("adds what was computed of each study, and nothing for a row that is not used", () => {
  const [second] = document.table.rowIds.slice(1);
  const left = { ...document, exclusions: [{ rowId: second!, reason: "retracted" }] };
  const report = runAnalysis(left);
  const made = withResultColumns(left, report);
  expect(findColumn(made.table, RESULT_COLUMNS.effect)?.values).toEqual([0.1, null, 0.9, 0.2]);
  const weights = findColumn(made.table, RESULT_COLUMNS.weight)?.values ?? [];
  expect(weights.reduce((sum: number, one) => sum + Number(one ?? 0), 0)).toBeCloseTo(100, 10);
  const { fit } = report;
  const w = fit!.tau2.estimate! / (fit!.tau2.estimate! + 0.02);
  const blup = findColumn(made.table, RESULT_COLUMNS.blup)?.values[2];
  expect(blup).toBeCloseTo(w * 0.9 + (1 - w) * fit!.coefficients[0]!.estimate, 12);
});

it("changes no result, and replaces its own columns when it is done again", () => {
  const report = runAnalysis(document);
  const once = withResultColumns(document, report);
  expect(runAnalysis(once).fit).toEqual(report.fit);
  expect(withResultColumns(once, report)).toEqual(once);
  expect(once.table.columns).toHaveLength(document.table.columns.length + 7);
});
