import type { AnalysisReport } from "../../analysis-types.ts";
import type { AnalysisDocument } from "../../document/types.ts";
import { rString } from "../r-text.ts";
import { givenOf, isInverseVariance, leadLines, NOTHING_POOLED, type OtherGiven } from "./given.ts";
import { PYTHON_FUNCTIONS } from "./python-functions.ts";

/** Estimators of tau2 that the script computes itself; the tau2 of others is taken as it is. */
const ESTIMATORS: ReadonlySet<string> = new Set(["DL", "HE", "HS", "SJ", "PM", "EB", "ML", "REML"]);
const TESTS: ReadonlySet<string> = new Set(["z", "t", "knha", "adhoc"]);
/** How far, in standard errors, a weighted mean of rounded weights may lie from the pooled effect. */
const MEAN = 1e-7;
/** Degrees of freedom of prediction intervals from the standard error of the test; none = normal. */
const PREDICTIONS: Readonly<Record<string, string>> = { t: "k - 1", riley: "max(1, k - 2)", normal: "None" };

/**
 * A script for Python 3.8 or newer, without any package, that pools the effects anew and stops with status 1 where a number differs from
 * ours by more than a millionth of itself or of the standard error. It says what it does not reproduce. Where nothing was pooled it says so.
 */
export function documentToPython(document: AnalysisDocument, report: AnalysisReport): string {
  const given = givenOf(document, report);
  if (given === null) return `# ${NOTHING_POOLED}\n`;
  const lacks = lacksOf(given);
  return `${[
    "#!/usr/bin/env python3",
    ...leadLines(given, "Python script").map((line) => `# ${line}`),
    "# Needs Python 3.8 or newer and nothing else. Prints every number it compares; exit status 1 where one differs.",
    ...lacks.map((lack) => `# Not reproduced: ${lack}`),
    "",
    ...dataLines(given),
    "",
    PYTHON_FUNCTIONS.trim(),
    "",
    ...(isInverseVariance(given) ? poolLines(given) : weightLines(given)),
    "finish()",
  ].join("\n")}\n`;
}

function lacksOf(given: OtherGiven): string[] {
  const { fit, report } = given;
  const { spec } = fit;
  return [
    "how effects were computed from the numbers that studies report (the R script does that).",
    ...(isInverseVariance(given)
      ? []
      : ["the way to pool; the pooled effect is compared as the weighted mean, where it is one."]),
    ...(isInverseVariance(given) &&
    spec.kind === "random" &&
    spec.tau2 === null &&
    !ESTIMATORS.has(spec.estimator)
      ? [`the estimator ${spec.estimator} of tau2; its value is taken as it is.`]
      : []),
    ...(isInverseVariance(given) && !TESTS.has(fit.testUsed)
      ? [`the test and interval by ${fit.testUsed}.`]
      : []),
    ...(fit.prediction !== null && PREDICTIONS[spec.prediction] === undefined
      ? [`the prediction interval \u201c${spec.prediction}\u201d.`.replace(/[\u201c\u201d]/g, '"')]
      : []),
    ...(report.moderation === undefined ? [] : ["moderators."]),
    "the audit for publication bias.",
  ];
}

function dataLines({ effects }: OtherGiven): string[] {
  const rows = effects.yi.map(
    (yi, at) => `    (${rString(effects.labels[at] ?? "")}, ${String(yi)}, ${String(effects.vi[at])}),`,
  );
  return ["# label, effect, sampling variance", "STUDIES = [", ...rows, "]"];
}

function poolLines({ fit }: OtherGiven): string[] {
  const { spec, tau2, heterogeneity, prediction } = fit;
  const pooled = fit.coefficients[0]!;
  const estimates = spec.kind === "random" && spec.tau2 === null && ESTIMATORS.has(spec.estimator);
  const value = spec.kind === "random" ? (tau2.estimate ?? 0) : 0;
  const tests = TESTS.has(fit.testUsed);
  const df = PREDICTIONS[spec.prediction];
  return [
    estimates ? `tau2 = estimate_tau2(${rString(spec.estimator)}, y, v)` : `tau2 = ${String(value)}`,
    `LEVEL = ${String(spec.level)}`,
    "mean, wald_se = pool(y, v, tau2)",
    "# What a difference is measured by where the number itself may be 0: the standard error, and the variance of a typical study.",
    "unit, variance = wald_se, k * wald_se ** 2",
    `same("tau2", tau2, ${String(value)}, variance)`,
    `same("pooled effect", mean, ${String(pooled.estimate)}, unit)`,
    ...(heterogeneity.q === null
      ? []
      : [`same("Q", cochran_q(y, v), ${String(heterogeneity.q.statistic.value)}, 1)`]),
    ...(spec.kind !== "random" || heterogeneity.i2.estimate === null
      ? []
      : [`same("I2 from tau2", i2_from_tau2(v, tau2), ${String(heterogeneity.i2.estimate)}, 1)`]),
    ...(tests
      ? [
          `se, df = inference(${rString(fit.testUsed)}, y, v, tau2, mean, wald_se)`,
          "crit = critical(LEVEL, df)",
          `same("standard error", se, ${String(pooled.se)}, 0)`,
          ...(pooled.interval === null
            ? []
            : [
                `same("lower limit", mean - crit * se, ${String(pooled.interval.lower)}, unit)`,
                `same("upper limit", mean + crit * se, ${String(pooled.interval.upper)}, unit)`,
              ]),
          ...(prediction === null || df === undefined
            ? []
            : [
                `half = critical(LEVEL, ${df}) * math.sqrt(se ** 2 + tau2)`,
                `same("lower prediction limit", mean - half, ${String(prediction.lower)}, unit)`,
                `same("upper prediction limit", mean + half, ${String(prediction.upper)}, unit)`,
              ]),
        ]
      : []),
  ];
}

/** Of other ways to pool only that the mean is the weighted one, where it is; a ratio pooled from counts is not. */
function weightLines({ fit, effects }: OtherGiven): string[] {
  const pooled = fit.coefficients[0]!;
  const { weights } = fit;
  const mean = effects.yi.reduce((sum, yi, at) => sum + ((weights[at] ?? 0) / 100) * yi, 0);
  const isMean = weights.length === effects.yi.length && Math.abs(mean - pooled.estimate) < MEAN * pooled.se;
  if (!isMean) {
    return [
      `print("The pooled effect ${String(pooled.estimate)} is no weighted mean of the effects, so nothing is compared.")`,
    ];
  }
  return [
    `weights = [${weights.map(String).join(", ")}]`,
    `same("pooled effect", sum(a * b for a, b in zip(weights, y)) / sum(weights), ${String(pooled.estimate)}, ${String(pooled.se)})`,
  ];
}
