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

/** What JASP's menu of methods calls estimators of tau2; it has no others of those here. */
const METHODS: Readonly<Record<string, string>> = {
  REML: "Restricted ML",
  ML: "Maximum Likelihood",
  DL: "DerSimonian-Laird",
  HE: "Hedges",
  HS: "Hunter-Schmidt",
  HSk: "Hunter-Schmidt (SSC)",
  SJ: "Sidik-Jonkman",
  EB: "Empirical Bayes",
  PM: "Paule-Mandel",
  PMM: "Paule-Mandel (MU)",
};
/** Tests of the mean that JASP's menu has, by their ids here and there. */
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
  const spec = given.document.moderators;
  const variables = report.moderation?.variables.map(({ column }) => column) ?? [];
  const fixed = fixedTau2(given);
  const steps = [
    "Open the data file (CSV) that comes with these steps.",
    "Choose Meta-Analysis, then the classical Meta-Analysis.",
    'Effect Size: "yi". Effect Size Standard Error: "sei". Study Labels: "study".',
    `Method: ${methodOf(given)}.`,
    ...(fixed === null
      ? []
      : [`Section Advanced, Fix Parameters: tick \u03c4\u00b2 and enter ${String(fixed)}.`]),
    `Fixed effect test: ${TESTS.has(fit.testUsed) ? fit.testUsed : "z"}.`,
    ...(variables.length === 0
      ? []
      : [
          `Predictors: ${variables.join(", ")}. Section Model: the terms ${(spec?.terms ?? []).map((term) => term.join(" * ")).join(", ")}; "Include intercept" ${spec?.intercept === false ? "off" : "on"}.`,
        ]),
  ];
  return [
    ...leadLines(given, "Steps for JASP (0.19.3 or newer)"),
    "",
    ...steps.map((step, at) => `${at + 1}. ${step}`),
    "",
    `Numbers to be expected${variables.length === 0 ? "" : ` before step ${steps.length}`}, on the analysis scale:`,
    ...expectedLines(given),
    "",
    "What JASP does otherwise:",
    ...lacksOf(given).map((lack) => `- ${lack}`),
  ];
}

function methodOf({ fit: { spec } }: OtherGiven): string {
  if (spec.kind !== "random") return spec.kind === "equal" ? "Equal Effects" : "Fixed Effects";
  return METHODS[spec.estimator] ?? "DerSimonian-Laird";
}

/** What tau2 is fixed at: as the document has it, or because JASP has no such estimator; null = it is estimated there. */
function fixedTau2({ fit: { spec, tau2 } }: OtherGiven): number | null {
  if (spec.kind !== "random") return null;
  return spec.tau2 ?? (METHODS[spec.estimator] === undefined ? tau2.estimate : null);
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
    ...(fit.spec.kind !== "random" || fit.spec.tau2 !== null || METHODS[fit.spec.estimator] !== undefined
      ? []
      : [
          `It has no estimator \u201c${estimators.get(fit.spec.estimator).label}\u201d; the value of tau2 is entered.`,
        ]),
    ...(TESTS.has(fit.testUsed)
      ? []
      : [`It has no test \u201c${coefficientTests.get(fit.testUsed).label}\u201d; its interval differs.`]),
    ...(fit.prediction === null
      ? []
      : ["Its prediction interval follows metafor's default (normal, or t with the Knapp-Hartung test)."]),
    "Of the audit for publication bias it has a part, in analyses of their own.",
  ];
}
