import type { Fit } from "../analysis-types.ts";
import type { AnalysisDocument, ModelSpec } from "../document/types.ts";
import { estimators } from "../estimators/registry.ts";
import { coefficientTests } from "../inference/coefficient-tests/registry.ts";
import { tau2Intervals } from "../inference/tau2-intervals/registry.ts";
import type { RInference } from "../inference/types.ts";
import { shownTransformation, transformationToR } from "../measures/shown-transformation.ts";
import { iv } from "../models/methods/iv.ts";
import type { RCondition } from "../registry.ts";
import { type Check, fitChecks } from "./r-checks.ts";
import type { Part } from "./r-part.ts";
import { predictionCode, uncheckedPrediction } from "./r-prediction.ts";
import { rCall, rComment, rNumber, rString, rStrings } from "./r-text.ts";

/** The model: `res`, its interval for tau2 `tau2_ci`, the Q-based indices and the prediction interval `pi`. */
export function modelPart(document: AnalysisDocument, fit: Fit): Part {
  const condition = intervalCondition(document.model);
  const code = [
    `# ---- model ${"-".repeat(59)}`,
    "# R's default criteria stop iterations early, in absolute terms; these follow the size of the data.",
    "unit <- max(c(var(es$yi), median(es$vi)), na.rm = TRUE)",
    "tight <- list(threshold = 1e-14 * unit, tol = 1e-300, maxiter = 1e5, tau2.max = 1e8 * unit)",
    "# Half steps keep Fisher scoring from going round in circles.",
    "scoring <- c(tight, stepadj = 0.5)",
    ...weightsCode(document),
    ...testComment(document, fit),
    `res <- ${rCall("rma", fitArguments(modelOf(document, fit)))}`,
    "print(res, digits = 4)",
    ...inferenceCode(fit),
    ...displayCode(document),
    "",
    ...heterogeneityCode(fit, condition),
    "",
    ...predictionCode(fit),
  ];
  const lack = lackOfFit(fit);
  const checks = fitChecks(fit, inferenceOf(fit)).map((check) =>
    lack === null ? conditional(check, condition) : { ...check, onlyIf: lack },
  );
  return { code, checks, unchecked: uncheckedPrediction(fit) };
}

/** Where metafor's pooled effect is none to compare with, because its tau2 is another; null = it always is one. */
export function lackOfFit({ spec, k, tau2 }: Fit): RCondition | null {
  const estimated = spec.pooling === iv.id && spec.kind === "random" && spec.tau2 === null && k > 1;
  return estimated ? lackOfEstimator(spec.estimator, tau2.estimate) : null;
}

/**
 * The arguments of `rma()`, every choice explicit.
 * @param method the R expression of the estimator, where it is not the specification's own
 */
export function fitArguments(model: ModelSpec, method?: string): (readonly [string, string] | null)[] {
  return [
    ["yi", "es$yi"],
    ["vi", "es$vi"],
    model.weighting === "user" ? ["weights", "user_weights"] : null,
    ["slab", "make.unique(study)"],
    method === undefined ? ["", methodArgument(model)] : ["method", method],
    model.kind === "random" && model.tau2 !== null ? ["tau2", rNumber(model.tau2)] : null,
    ["weighted", model.weighting === "unweighted" ? "FALSE" : "TRUE"],
    ["", coefficientTests.get(model.test).r],
    ["level", rNumber(100 * model.level)],
    ["control", method === undefined ? controlOf(model) : controlBy(method)],
  ];
}

function controlOf({ kind, estimator }: ModelSpec): string {
  return kind === "random" && estimators.get(estimator).likelihood !== null ? "scoring" : "tight";
}

function controlBy(method: string): string {
  const scored = estimators.records.filter(({ likelihood }) => likelihood !== null).map(({ id }) => id);
  return `if (${method} %in% ${rStrings(scored.toSorted())}) scoring else tight`;
}

function methodArgument(model: ModelSpec): string {
  if (model.kind === "equal") return 'method="EE"';
  return model.kind === "fixed" ? 'method="FE"' : estimators.get(model.estimator).r;
}

/** The model as R has to be told it: by the test whose numbers these are, where a rule chose between several. */
export function modelOf({ model }: AnalysisDocument, fit: Fit): ModelSpec {
  return { ...model, test: fit.testUsed };
}

function testComment({ model }: AnalysisDocument, fit: Fit): string[] {
  if (fit.testUsed === model.test) return [];
  const [asked, used] = [coefficientTests.get(model.test), coefficientTests.get(fit.testUsed)];
  const why =
    fit.k === 1
      ? "One study leaves no degrees of freedom"
      : fit.heterogeneity.q?.statistic.value === 0
        ? `All effects are equal, and ${asked.r} would give a standard error of 0 (see DIVERGENCES.md)`
        : "Its rule chose so for these data";
  return [rComment(`${asked.label}: ${why}; the numbers are those of ${used.r}.`)];
}

/** What the script calls the numbers of the test: metafor's fit, or what the lines of the test compute. */
function inferenceOf({ spec, testUsed }: Fit): RInference {
  const { rInference } = coefficientTests.get(testUsed);
  if (rInference !== undefined) {
    return rInference({ level: spec.level, resampling: { seed: spec.seed, samples: spec.samples } });
  }
  return {
    code: [],
    se: "res$se",
    statistic: "res$zval",
    df: 'if (res$test == "z") NA else df_test',
    log10P:
      '(log(2) + (if (res$test == "z") pnorm(-abs(res$zval), log.p = TRUE) else pt(-abs(res$zval), df_test, log.p = TRUE))) / log(10)',
    interval: "c(res$ci.lb, res$ci.ub)",
  };
}

/** The test's own lines, and its standard error and degrees of freedom under names that prediction intervals use. */
function inferenceCode(fit: Fit): string[] {
  const { code, se, df } = inferenceOf(fit);
  return ["df_test <- nrow(es) - 1", ...code, `test_se <- ${se}`, `test_df <- ${df}`];
}

function weightsCode({ model, roles }: AnalysisDocument): string[] {
  return model.weighting === "user" && roles.weights !== null
    ? [`user_weights <- dat[[${rString(roles.weights)}]]`]
    : [];
}

export function displayCode({ effects }: AnalysisDocument): string[] {
  const { label, rNeeds } = shownTransformation(effects, null);
  const r = transformationToR(effects);
  if (r === null) return [];
  const comment = rComment(`On the scale people read: ${label}.`);
  const code = `print(predict(res, transf = ${r}))`;
  return [comment, rNeeds === null ? code : `if (exists("${rNeeds}")) ${code}`];
}

function conditional(check: Check, condition: RCondition | null): Check {
  return condition && check.r.includes("tau2_ci") ? { ...check, onlyIf: condition } : check;
}

function heterogeneityCode(fit: Fit, condition: RCondition | null): string[] {
  return [
    "df_q <- nrow(es) - 1",
    "w <- 1 / es$vi",
    "typical <- df_q * sum(w) / (sum(w)^2 - sum(w^2))",
    ...(fit.tau2.interval === null ? [] : tau2IntervalCode(fit, condition)),
    ...(fit.k < 2 ? [] : qBasedCode(fit)),
  ];
}

function tau2IntervalCode(fit: Fit, condition: RCondition | null): string[] {
  const { r, rFit = "res" } = tau2Intervals.get(fit.spec.tau2Interval);
  const options = rCall("confint", [
    ["", rFit],
    ["", r],
    ["level", rNumber(100 * fit.spec.level)],
    ["control", "list(tol = 1e-300, maxiter = 1e5, tau2.min = 0, tau2.max = 1e8 * unit)"],
  ]);
  const code = [
    `het <- ${options}`,
    "print(het)",
    'tau2_ci <- unname(het$random["tau^2", c("ci.lb", "ci.ub")])',
  ];
  return condition
    ? [`if (${condition.condition}) {`, ...code.map((line) => line.replaceAll(/^/gm, "  ")), "}"]
    : code;
}

/** I2 and H2 from Q with the test-based interval of Higgins and Thompson (2002); metafor has only those from tau2. */
function qBasedCode(fit: Fit): string[] {
  return [
    "# I2 and H2 from Q, with the test-based interval of Higgins and Thompson (2002).",
    "h2_q <- max(1, res$QE / df_q)",
    "i2_q <- max(0, 100 * (res$QE - df_q) / res$QE)",
    "se_log_h <- if (res$QE > df_q + 1) {",
    "  0.5 * (log(res$QE) - log(df_q)) / (sqrt(2 * res$QE) - sqrt(2 * df_q - 1))",
    "} else {",
    "  sqrt(1 / (2 * (df_q - 1)) * (1 - 1 / (3 * (df_q - 1)^2)))",
    "}",
    `h2_q_ci <- pmax(1, exp(log(h2_q) + c(-2, 2) * qnorm((1 + ${rNumber(fit.spec.level)}) / 2) * se_log_h))`,
    "i2_q_ci <- 100 * (h2_q_ci - 1) / h2_q_ci",
    'cat(sprintf("I2 from Q: %.2f %% [%.2f, %.2f]\\n", i2_q, i2_q_ci[1], i2_q_ci[2]))',
  ];
}

/** Where R's estimate is none to compare with; null = it always is. */
export function lackOfEstimator(estimator: string, tau2: number | null): RCondition | null {
  return estimators.get(estimator).rLack?.(tau2) ?? null;
}

/** Where metafor has the interval only under a condition; null = it always has. */
function intervalCondition({ tau2Interval, estimator }: ModelSpec): RCondition | null {
  return tau2Intervals.get(tau2Interval).rLack?.(estimators.get(estimator)) ?? null;
}
