import type { AnalysisReport } from "../../analysis-types.ts";
import type { AnalysisDocument } from "../../document/types.ts";
import { estimators } from "../../estimators/registry.ts";
import { formatAdaptive, formatPercent, PLAIN } from "../../format/index.ts";
import { coefficientTests } from "../../inference/coefficient-tests/registry.ts";
import { type Cell, toCsv } from "../csv.ts";
import { givenOf, isInverseVariance, leadLines, NOTHING_POOLED, type OtherGiven } from "./given.ts";

/** The data of an analysis for JASP, and what to do with them there. */
export interface JaspFiles {
  /** Comma-separated: study, yi, sei, and the moderators. */
  readonly data: string;
  /** Steps in plain text, with the numbers to be expected. */
  readonly steps: string;
}

/** Tests of the mean that JASP's menu has, by their ids here. */
const TESTS: ReadonlySet<string> = new Set(["z", "t", "knha"]);

/**
 * The effects as a file that JASP opens, and the steps that repeat the analysis there: JASP has no language of its own in which they
 * could be written. The steps name the numbers to be expected and what JASP does otherwise.
 */
export function documentToJasp(document: AnalysisDocument, report: AnalysisReport): JaspFiles {
  const given = givenOf(document, report);
  if (given === null) return { data: "", steps: `${NOTHING_POOLED}\n` };
  return { data: toCsv(dataRows(given)), steps: `${stepLines(given).join("\n")}\n` };
}

function dataRows({ effects, report }: OtherGiven): Cell[][] {
  const variables = report.moderation?.variables ?? [];
  const head = ["study", "yi", "sei", ...variables.map(({ column }) => column)];
  const rows = effects.yi.map((yi, at): Cell[] => [
    effects.labels[at] ?? "",
    yi,
    Math.sqrt(effects.vi[at]!),
    ...variables.map(({ kind, levels, values }): Cell => {
      const value = values[at] ?? null;
      return kind === "factor" && value !== null ? (levels[value] ?? null) : value;
    }),
  ]);
  return [head, ...rows];
}

function stepLines(given: OtherGiven): string[] {
  const { fit, report } = given;
  const { spec } = fit;
  const test = coefficientTests.get(fit.testUsed);
  const method = spec.kind === "random" ? estimators.get(spec.estimator).label : "Equal effects";
  const variables = report.moderation?.variables.map(({ column }) => column) ?? [];
  return [
    ...leadLines(given, "Steps for JASP (0.19 or newer)"),
    "",
    "1. Open the data file (CSV) that comes with these steps.",
    "2. Choose Meta-Analysis, then Meta-Analysis (classical).",
    '3. Effect Size: "yi". Effect Size Standard Error: "sei". Study Labels: "study".',
    `4. Method: ${method}${spec.tau2 === null ? "" : `, with tau2 fixed at ${String(spec.tau2)} (Advanced)`}.`,
    `5. Fixed effect test: ${test.label}.`,
    ...(variables.length === 0 ? [] : [`6. Predictors: ${variables.join(", ")} (with an intercept).`]),
    "",
    "Numbers to be expected, on the analysis scale:",
    ...expectedLines(given),
    "",
    "What JASP does otherwise:",
    ...lacksOf(given).map((lack) => `- ${lack}`),
  ];
}

function expectedLines({ fit }: OtherGiven): string[] {
  const pooled = fit.coefficients[0]!;
  const number = (value: number | null): string => formatAdaptive(value, 4, PLAIN);
  return [
    `- pooled effect ${number(pooled.estimate)}, standard error ${number(pooled.se)}`,
    ...(pooled.interval === null
      ? []
      : [`- interval ${number(pooled.interval.lower)} to ${number(pooled.interval.upper)}`]),
    ...(fit.tau2.estimate === null ? [] : [`- tau2 ${number(fit.tau2.estimate)}`]),
    ...(fit.heterogeneity.i2.estimate === null
      ? []
      : [`- I2 ${formatPercent(fit.heterogeneity.i2.estimate, 2, PLAIN)}`]),
  ];
}

function lacksOf(given: OtherGiven): string[] {
  const { fit } = given;
  return [
    "Effects are entered as Treeline computed them; JASP does not repeat how they were computed.",
    ...(isInverseVariance(given)
      ? []
      : ["It pools by inverse variance here; the document pools otherwise, so the numbers differ."]),
    ...(TESTS.has(fit.testUsed)
      ? []
      : [`It has no test \u201c${coefficientTests.get(fit.testUsed).label}\u201d; its interval differs.`]),
    ...(fit.prediction === null
      ? []
      : ["Its prediction interval follows metafor's default (normal, or t with the Knapp-Hartung test)."]),
    "Of the audit for publication bias it has a part, in analyses of their own.",
  ];
}
