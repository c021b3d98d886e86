import type { AnalysisReport, Fit } from "../analysis-types.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { measures } from "../measures/registry.ts";
import type { PoolingMethod, RLack, RModel } from "../models/methods/types.ts";
import type { RCondition } from "../registry.ts";
import { withDefaults } from "../registry.ts";
import { countsCode, type PooledCountRows } from "./r-counts.ts";
import { displayCode } from "./r-model.ts";
import type { Part } from "./r-part.ts";
import { pooledChecks } from "./r-pooled-checks.ts";
import { pooledQuestions } from "./r-pooled-questions.ts";
import { pooledPredictionCode } from "./r-prediction.ts";
import { rCall, rComment, rNumber, rNumbers, rString } from "./r-text.ts";

const HELPERS: readonly string[] = [
  "i2_from <- function(q, df) if (q > df) 100 * (q - df) / q else 0",
  "fit_statistics <- function(ll, deviance, k) {",
  "  n <- max(k, 3)",
  "  values <- c(ll, deviance, -2 * ll + 2, -2 * ll + log(k), -2 * ll + 2 * n / (n - 2))",
  '  matrix(values, dimnames = list(c("ll", "dev", "AIC", "BIC", "AICc"), NULL))',
  "}",
];

/**
 * A model that is no inverse-variance one, and what is asked of it: `pooled`, and its prediction interval `pooled_pi`. `res` and `pi` are for what draws
 * and prints effects around a pooled one.
 * @param counts null where effects are pooled
 */
export function pooledParts(
  document: AnalysisDocument,
  report: AnalysisReport & { readonly fit: Fit },
  method: PoolingMethod,
  counts: PooledCountRows | null,
): Part[] {
  const model = modelInR(document, report.fit, method);
  const onlyIf = "lack" in model ? null : availability(model);
  return [
    modelPart(document, report, { method, model, counts, onlyIf }),
    ...pooledQuestions(report.fit, model, onlyIf),
  ];
}

interface Repeated {
  readonly method: PoolingMethod;
  readonly model: RModel | RLack;
  readonly counts: PooledCountRows | null;
  readonly onlyIf: RCondition | null;
}

function modelPart(
  document: AnalysisDocument,
  report: AnalysisReport & { readonly fit: Fit },
  { method, model, counts, onlyIf }: Repeated,
): Part {
  const { fit, effects } = report;
  const heading = [`# ---- model ${"-".repeat(59)}`, rComment(`${method.label}. ${method.reference}`)];
  const drawn = effects === null || effects.yi.length === 0 ? [] : drawableCode(document, fit);
  if ("lack" in model) {
    return {
      code: [...heading, rComment(`Not repeated in R: ${model.lack}.`), ...drawn],
      checks: [],
      unchecked: [{ name: "the pooled effect", reason: model.lack }],
    };
  }
  const code = [...model.code, ...pooledPredictionCode(fit, model)];
  return {
    code: [
      ...heading,
      ...HELPERS,
      ...(counts === null ? [] : countsCode(document, report, counts)),
      ...(onlyIf === null ? code : guarded(code, model)),
      `pooled_scale <- ${rNumber(scaleOf(fit))}`,
      ...drawn,
    ],
    ...pooledChecks(fit, model, onlyIf),
  };
}

function modelInR({ effects, model }: AnalysisDocument, fit: Fit, method: PoolingMethod): RModel | RLack {
  const { id, params } = measures.get(effects.measure);
  const given = { measure: id, effectParams: withDefaults(params, effects.params), spec: model, fit };
  return method.r?.(given) ?? { lack: "metafor has no such model" };
}

/** What the pooled effect's differences are measured by: its own standard error, or 1 where it has none. */
function scaleOf({ coefficients: [pooled] }: Fit): number {
  return pooled !== undefined && pooled.se > 0 ? pooled.se : 1;
}

/** Where the code needs more than metafor, R may be unable to run it. */
function availability({ packages = [] }: RModel): RCondition | null {
  if (packages.length === 0) return null;
  return {
    condition: "pooled_in_r",
    lack: `${namesOf(packages)} not installed, or R's search for the maximum failed`,
  };
}

function namesOf(packages: readonly string[]): string {
  return packages.length === 1
    ? `the package ${packages[0]} is`
    : `the packages ${packages.join(" and ")} are`;
}

function guarded(code: readonly string[], { packages = [] }: RModel): string[] {
  const all = packages.map((name) => `requireNamespace(${rString(name)}, quietly = TRUE)`).join(" && ");
  return [
    rComment(`Where ${namesOf(packages)} not installed, the model is not repeated.`),
    `pooled_in_r <- ${all} && tryCatch({`,
    ...code.map((line) => line.replaceAll(/^/gm, "  ")),
    "  TRUE",
    '}, error = function(e) { cat("Error:", conditionMessage(e), "\\n"); FALSE })',
  ];
}

/** metafor draws inverse-variance fits: one with these effects and weights around the pooled effect and its interval. */
function drawableCode(document: AnalysisDocument, fit: Fit): string[] {
  const [pooled] = fit.coefficients;
  if (pooled === undefined) return [];
  const { level } = fit.spec;
  const weighted = fit.weights.some((weight) => weight > 0);
  const [lower, upper] = [
    pooled.interval?.lower ?? pooled.estimate,
    pooled.interval?.upper ?? pooled.estimate,
  ];
  return [
    "",
    "# What draws and prints below takes a fit by rma(): the effects above around the pooled effect as Treeline has it.",
    `res <- ${rCall("rma", [
      ["yi", "es$yi"],
      ["vi", "es$vi"],
      weighted ? ["weights", rNumbers(fit.weights)] : null,
      ["slab", "make.unique(study)"],
      ["method", '"EE"'],
      ["level", rNumber(100 * level)],
    ])}`,
    `res$beta[1] <- res$b[1] <- ${rNumber(pooled.estimate)}`,
    `res$ci.lb <- ${rNumber(lower)}`,
    `res$ci.ub <- ${rNumber(upper)}`,
    `res$se <- (res$ci.ub - res$ci.lb) / 2 / qnorm((1 + ${rNumber(level)}) / 2)`,
    "res$vb[1] <- res$se^2",
    ...(fit.prediction === null
      ? []
      : [`pi <- c(${rNumber(fit.prediction.lower)}, ${rNumber(fit.prediction.upper ?? null)})`]),
    ...displayCode(document),
  ];
}
