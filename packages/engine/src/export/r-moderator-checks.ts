import type { HypothesisTest } from "../analysis-types.ts";
import { conditionOf } from "../design/condition.ts";
import type { BuiltDesign } from "../design/types.ts";
import { estimators } from "../estimators/registry.ts";
import { coefficientTests } from "../inference/coefficient-tests/registry.ts";
import type { ModerationInput } from "../moderation/moderation-stage.ts";
import type { RCondition } from "../registry.ts";
import type { RegressionFit } from "../regression-types.ts";
import { type Check, one, type Unchecked } from "./r-checks.ts";
import { lackOfEstimator } from "./r-model.ts";
import { hasOwnTest } from "./r-moderator-options.ts";
import { rNumbers } from "./r-text.ts";

/** From here on `rma()` may take a design for one of lower rank, and refuse it. */
const REFUSED_FROM = 1e3;

/** A design that R's normal equations lose digits of is compared to what is left. */
const LOSES_DIGITS_FROM = 1e4;

/** The condition number of the columns counted from 0, as R does: that of years and their squares is large. */
function conditionInR({ columns }: BuiltDesign): number {
  return conditionOf(columns, false).number;
}

/** Whether R may refuse the design. */
export function isIllConditioned(design: BuiltDesign): boolean {
  return conditionInR(design) > REFUSED_FROM;
}

/** Whether R compares the model with those without a term: of the same columns, and with a constant left. */
export function hasRatios({ k, p, spec }: RegressionFit, { intercept, aliased }: BuiltDesign): boolean {
  return k > p && intercept && aliased.length === 0 && spec.weighting === "inverse-variance";
}

/** The comparisons of a meta-regression; the R names are those of `r-moderators.ts`. */
export function regressionChecks(
  fit: RegressionFit,
  design: BuiltDesign,
  input: ModerationInput,
  further: readonly Check[],
): Check[] {
  const checks = [
    ...coefficientChecks(fit),
    ...varianceChecks(fit, design),
    ...explainedCheck(fit, design, input),
    ...termChecks(fit, design),
    ...statisticsChecks(fit, design),
    ...profileChecks(input, fit, design),
    ...further,
  ];
  const own = lackOf(fit);
  const conditional = own === null ? checks : checks.map((check) => ({ ...check, onlyIf: own }));
  if (!isIllConditioned(design)) return conditional;
  const losesDigits = conditionInR(design) > LOSES_DIGITS_FROM;
  return conditional.map((check) => reachable(check, losesDigits));
}

/** What R gives at all of columns that are close to each other, with fewer digits where its arithmetic loses them. */
function reachable(check: Check, losesDigits: boolean): Check {
  const known = check.onlyIf === undefined ? "" : `(${check.onlyIf.condition}) && `;
  const onlyIf = {
    condition: `${known}!is.null(res_mods)`,
    lack: "R's arithmetic does not tell the columns apart",
  };
  return losesDigits ? { ...check, tolerance: 1e-4, onlyIf } : { ...check, onlyIf };
}

/** Where metafor's estimate of tau2 is none to compare with. */
function lackOf({ spec, tau2, k, p }: RegressionFit): RCondition | null {
  if (spec.kind !== "random" || spec.tau2 !== null || k === p) return null;
  if (estimators.get(spec.estimator).rPackage !== undefined)
    return { condition: "FALSE", lack: "metafor has no such estimator for a regression" };
  return lackOfEstimator(spec.estimator, tau2.estimate);
}

export function uncheckedOf(fit: RegressionFit, design: BuiltDesign): Unchecked[] {
  const { label } = coefficientTests.get(fit.testUsed);
  return [
    ...(hasOwnTest(fit.testUsed)
      ? [{ name: "tests of the regression", reason: `metafor has no test ${label} of a regression` }]
      : []),
    ...(design.hasConstant || fit.spec.kind !== "random" || fit.spec.tau2 !== null
      ? []
      : [
          {
            name: "tau2 of the regression",
            reason: "rma() centres the effects where the design has no constant",
          },
        ]),
  ];
}

function many(name: string, values: readonly (number | null)[], r: string, scale: string): Check {
  return { name: `regression: ${name}`, expected: rNumbers(values), r, scale };
}

const scalar = (name: string, value: number, r: string, scale: string): Check =>
  one(`regression: ${name}`, value, r, scale);

function coefficientChecks(fit: RegressionFit): Check[] {
  const { coefficients } = fit;
  const checks = [
    scalar("k", fit.k, "res_mods$k", "1"),
    many(
      "coefficients",
      coefficients.map(({ estimate }) => estimate),
      "as.numeric(res_mods$beta)",
      "as.numeric(res_mods$se)",
    ),
  ];
  if (
    hasOwnTest(fit.testUsed) ||
    coefficients.some(({ test, interval }) => test === null || interval === null)
  )
    return checks;
  const df = 'if (res_mods$test == "z") Inf else res_mods$ddf[1]';
  return [
    ...checks,
    many(
      "standard errors",
      coefficients.map(({ se }) => se),
      "as.numeric(res_mods$se)",
      "0",
    ),
    many(
      "statistics",
      coefficients.map(({ test }) => test!.statistic.value),
      "as.numeric(res_mods$zval)",
      "1",
    ),
    many(
      "log10 p",
      coefficients.map(({ test }) => test!.log10PValue),
      `(log(2) + pt(-abs(as.numeric(res_mods$zval)), ${df}, log.p = TRUE)) / log(10)`,
      "1",
    ),
    many(
      "lower ends",
      coefficients.map(({ interval }) => interval!.lower),
      "as.numeric(res_mods$ci.lb)",
      "as.numeric(res_mods$se)",
    ),
    many(
      "upper ends",
      coefficients.map(({ interval }) => interval!.upper),
      "as.numeric(res_mods$ci.ub)",
      "as.numeric(res_mods$se)",
    ),
    ...jointChecks("omnibus test", fit.omnibus, {
      statistic: "res_mods$QM",
      log10P: omnibusP("res_mods$QM", "res_mods"),
    }),
  ];
}

function omnibusP(statistic: string, from: string): string {
  return (
    `(if (is.na(${from}$QMdf[2])) pchisq(${statistic}, ${from}$QMdf[1], lower.tail = FALSE, log.p = TRUE) else ` +
    `pf(${statistic}, ${from}$QMdf[1], ${from}$QMdf[2], lower.tail = FALSE, log.p = TRUE)) / log(10)`
  );
}

function jointChecks(
  name: string,
  test: HypothesisTest | null,
  r: { readonly statistic: string; readonly log10P: string },
): Check[] {
  if (test === null) return [];
  return [
    scalar(`${name}, ${test.statistic.symbol}`, test.statistic.value, r.statistic, "1"),
    scalar(`${name}, log10 p`, test.log10PValue, r.log10P, "1"),
  ];
}

function varianceChecks(fit: RegressionFit, { hasConstant }: BuiltDesign): Check[] {
  const { tau2, heterogeneity, k, p } = fit;
  const { q, i2, h2 } = heterogeneity;
  if (k === p || q === null) return [];
  if (!hasConstant) return [scalar("QE", q.statistic.value, "qe_mods", "1")];
  const optional = (name: string, value: number | null, r: string, scale: string): Check[] =>
    value === null ? [] : [scalar(name, value, r, scale)];
  return [
    ...optional("tau2", tau2.estimate, "res_mods$tau2", "spread_of"),
    ...optional("SE of tau2", tau2.se, "res_mods$se.tau2", "spread_of"),
    ...optional("I2", i2.estimate, "res_mods$I2", "1"),
    ...optional("H2", h2.estimate, "res_mods$H2", "1"),
    scalar("QE", q.statistic.value, "res_mods$QE", "1"),
    scalar(
      "QE, log10 p",
      q.log10PValue,
      "pchisq(res_mods$QE, res_mods$k - res_mods$p, lower.tail = FALSE, log.p = TRUE) / log(10)",
      "1",
    ),
  ];
}

/** Without heterogeneity to explain, metafor says 0 where there is no R2. */
function explainedCheck(
  { explained, spec }: RegressionFit,
  { intercept }: BuiltDesign,
  { model }: ModerationInput,
): Check[] {
  if (explained === null || !intercept || model.weighting !== "inverse-variance" || spec.tau2 !== null)
    return [];
  return [scalar("explained, R2", explained.estimate, "res_mods$R2", "1")];
}

function termChecks(fit: RegressionFit, design: BuiltDesign): Check[] {
  const terms = fit.terms.filter(({ columns }) => columns.length > 0);
  const ratios = hasRatios(fit, design);
  return terms.flatMap(({ label, wald, likelihoodRatio, gvif }, i) => {
    const place = `terms_of[[${i + 1}]]`;
    const tested = `anova(res_mods, btt = ${place})`;
    return [
      ...(hasOwnTest(fit.testUsed)
        ? []
        : jointChecks(label, wald, {
            statistic: `${tested}$QM`,
            log10P: omnibusP(`${tested}$QM`, tested),
          })),
      ...(ratios && likelihoodRatio !== null
        ? [scalar(`${label}, likelihood ratio`, likelihoodRatio.statistic.value, `ratios[[${i + 1}]]`, "1")]
        : []),
      ...(gvif === null ? [] : [scalar(`${label}, GVIF`, gvif, `gvif[[${i + 1}]]`, "0")]),
    ];
  });
}

function statisticsChecks(
  { fitStatistics, k, p, spec }: RegressionFit,
  { hasConstant }: BuiltDesign,
): Check[] {
  if (k === p || !hasConstant) return [];
  const restricted =
    spec.kind === "random" && estimators.get(spec.estimator).likelihood?.startsWith("RE") === true;
  const kind = restricted ? "reml" : "ml";
  const statistics = fitStatistics[kind];
  if (statistics === null) return [];
  const row = kind.toUpperCase();
  const rows = [
    ["log-likelihood", statistics.logLik, "ll"],
    ["AIC", statistics.aic, "AIC"],
    ["BIC", statistics.bic, "BIC"],
    ["AICc", statistics.aicc, "AICc"],
  ] as const;
  return rows.flatMap(([name, value, key]) =>
    value === null ? [] : [scalar(name, value, `res_mods$fit.stats["${key}", "${row}"]`, "1")],
  );
}

function profileChecks({ spec }: ModerationInput, fit: RegressionFit, design: BuiltDesign): Check[] {
  const row = spec.profile === null ? null : design.rowOf(spec.profile);
  if (row === null) return [];
  const mean = fit.coefficients.reduce((sum, { estimate }, j) => sum + estimate * row[j]!, 0);
  let variance = 0;
  row.forEach((a, i) => {
    row.forEach((b, j) => {
      variance += a * b * fit.vcov[i]![j]!;
    });
  });
  const checks = [scalar("expected effect", mean, "expected$pred", "expected$se")];
  return hasOwnTest(fit.testUsed)
    ? checks
    : [...checks, scalar("expected effect, SE", Math.sqrt(variance), "expected$se", "0")];
}
