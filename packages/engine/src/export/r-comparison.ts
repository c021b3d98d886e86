import type { AnalysisReport, EstimatorRow } from "../analysis-types.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { coefficientTests } from "../inference/coefficient-tests/registry.ts";
import type { Check } from "./r-checks.ts";
import { fitArguments, lackOfEstimator, modelOf } from "./r-model.ts";
import type { Part } from "./r-part.ts";
import { rCall, rNumber, rString, rStrings } from "./r-text.ts";

const NOTHING: Part = { code: [], checks: [], unchecked: [] };

/** All estimators side by side under the document's other choices: `comparison`, one row per estimator. */
export function comparisonPart(document: AnalysisDocument, report: AnalysisReport): Part {
  const rows = report.comparison.filter((row) => row.tau2 !== null);
  if (report.fit === null || rows.length === 0) return NOTHING;
  const model = modelOf(document, report.fit);
  const tests = rows.map(({ interval }) => interval?.method ?? model.test);
  const same = new Set(tests).size === 1;
  const call = rCall("rma", [
    ...fitArguments({ ...model, kind: "random", tau2: null, test: tests[0]! }, "method").map((argument) =>
      !same && argument?.[1].startsWith("test=") ? (["test", "tests[[method]]"] as const) : argument,
    ),
  ]);
  return {
    code: [
      `# ---- all estimators of tau2 side by side ${"-".repeat(28)}`,
      `methods <- ${rStrings(rows.map((row) => row.id))}`,
      ...(same ? [] : [testsCode(tests)]),
      "fit_by <- function(method) tryCatch({",
      `  fit <- ${call.replaceAll("\n", "\n  ")}`,
      "  c(tau2 = fit$tau2, estimate = as.numeric(fit$beta), lower = fit$ci.lb, upper = fit$ci.ub)",
      "}, error = function(e) c(tau2 = NA, estimate = NA, lower = NA, upper = NA))",
      "comparison <- t(sapply(methods, fit_by))",
      "print(comparison)",
    ],
    checks: rows.flatMap(rowChecks),
    unchecked: [],
  };
}

/** Where a rule chose by estimator, each has its own test. */
function testsCode(tests: readonly string[]): string {
  const names = tests.map((id) => coefficientTests.get(id).r.replace("test=", ""));
  return `tests <- setNames(c(${names.join(", ")}), methods)`;
}

/** metafor's fit has the interval, unless its test computes one of its own. */
function hasInterval({ interval }: EstimatorRow): boolean {
  return interval !== null && coefficientTests.get(interval.method).rInference === undefined;
}

function rowChecks(row: EstimatorRow): Check[] {
  const { id, tau2, estimate } = row;
  const interval = hasInterval(row) ? row.interval : null;
  const cell = (column: string): string => `comparison[${rString(id)}, ${rString(column)}]`;
  const values = [
    ["tau2", tau2, "unit"],
    ["estimate", estimate, "res$se"],
    ["lower", interval?.lower ?? null, "res$se"],
    ["upper", interval?.upper ?? null, "res$se"],
  ] as const;
  const lacking = lackOfEstimator(id, tau2);
  return values.flatMap(([column, value, scale]) => {
    if (value === null) return [];
    const onlyIf = lacking ?? { condition: `!is.na(${cell(column)})`, lack: "rma() stopped with an error" };
    return [{ name: `${id}: ${column}`, expected: rNumber(value), r: cell(column), scale, onlyIf }];
  });
}
