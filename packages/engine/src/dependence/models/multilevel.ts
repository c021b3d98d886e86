import { clustersOf } from "../clusters.ts";
import { coefficientOf, freedomOf } from "../inference.ts";
import type { MultilevelFit } from "../multilevel.ts";
import { predictAt } from "../predict.ts";
import { robustCovariance, robustError } from "../robust.ts";
import { satterthwaiteDf } from "../robust-tests.ts";
import { lacking, type WorkingAnswer, type WorkingInput, type WorkingModel } from "./types.ts";

const NOT_FITTED =
  "No covariance matrix of the effects is positive definite under the correlations assumed, so the model has no likelihood.";

const CROSSED =
  "A factor reaches across studies, so that studies are not independent of each other and cannot be the clusters of a robust covariance.";

/** Variances of all factors together. */
export function totalOf({ components }: MultilevelFit): number {
  return components.reduce((sum, [sigma2]) => sum + sigma2!, 0);
}

function byModel(fit: MultilevelFit | null, { spec, model }: WorkingInput): WorkingAnswer {
  if (fit === null) return lacking(NOT_FITTED);
  const x = fit.model.blocks.length === 0 ? [] : new Array<readonly number[]>(fit.model.k).fill([1]);
  const df = freedomOf(fit, x, spec.test);
  const mean = coefficientOf("intrcpt", fit.beta[0]!, Math.sqrt(fit.vcov[0]![0]!), df[0]!, model.level);
  const { prediction } = predictAt(fit, [1], totalOf(fit), df, model.level);
  return { ...numbersOf(mean), prediction, tau2: totalOf(fit), lack: null };
}

function numbersOf({ estimate, se, test, interval }: ReturnType<typeof coefficientOf>) {
  return { estimate, se, test, interval };
}

/** The mean of a fit with its cluster-robust standard error and Satterthwaite's degrees of freedom. */
export function robustly(fit: MultilevelFit | null, { spec, model, cluster }: WorkingInput): WorkingAnswer {
  if (fit === null) return lacking(NOT_FITTED);
  const clustered = clustersOf(fit, cluster);
  if (clustered === null) return lacking(CROSSED);
  const few = tooFewClusters(clustered.clusters.length);
  if (few !== null) return lacking(few);
  const robust = robustCovariance(clustered, spec.correction);
  const se = robust === null ? null : robustError(clustered, robust, 0);
  if (robust === null || se === null) {
    return lacking("One study alone determines the mean, so that its robust variance does not exist.");
  }
  const df = satterthwaiteDf(clustered, robust, [1]);
  const mean = coefficientOf("intrcpt", fit.beta[0]!, se, df, model.level);
  const asRobust = { beta: fit.beta, vcov: robust.vcov };
  const { prediction } = predictAt(asRobust, [1], totalOf(fit), [df], model.level);
  return { ...numbersOf(mean), prediction, tau2: totalOf(fit), lack: null };
}

/** Why clusters cannot say how the mean varies between them; null = they can. */
export function tooFewClusters(clusters: number): string | null {
  return clusters > 1
    ? null
    : "All effects stem from one study, and what differs between studies cannot be learnt from one: a cluster-robust variance needs two studies or more.";
}

const THREE_LEVEL = "Cheung (2014), doi:10.1037/a0032968; Konstantopoulos (2011), doi:10.1002/jrsm.35";
const CHE = "Pustejovsky & Tipton (2022), doi:10.1007/s11121-021-01246-3";

/** R: `rma.mv(yi, vi, random = ~ 1 | study/row, test = "t", dfs = "contain")` */
export const threeLevel: WorkingModel = {
  id: "three-level",
  label: "Three-level model",
  summary: "True effects vary within and between studies; sampling errors are taken to be independent.",
  reference: THREE_LEVEL,
  answer: (input) => byModel(input.fitOf("independent"), input),
};

/** R: `robust(rma.mv(yi, vi, random = ~ 1 | study/row), cluster = study, clubSandwich = TRUE)` */
export const threeLevelRobust: WorkingModel = {
  id: "three-level-robust",
  label: "Three-level model, cluster-robust",
  summary: "The same, with a standard error that holds whatever the dependence within studies is.",
  reference: CHE,
  answer: (input) => robustly(input.fitOf("independent"), input),
};

/** R: `rma.mv(yi, vcalc(vi, cluster = study, obs = row, rho = rho), random = ~ 1 | study/row)` */
export const correlatedHierarchical: WorkingModel = {
  id: "che",
  label: "Correlated and hierarchical effects (CHE)",
  summary:
    "True effects vary within and between studies, and sampling errors of a study have the correlation assumed.",
  reference: CHE,
  answer: (input) => byModel(input.fitOf("imputed"), input),
};

/** R: `robust(rma.mv(yi, V, random = ~ 1 | study/row), cluster = study, clubSandwich = TRUE)` */
export const correlatedHierarchicalRobust: WorkingModel = {
  id: "che-robust",
  label: "Correlated and hierarchical effects, cluster-robust",
  summary:
    "The working model recommended for several effects per study, with a standard error that does not rest on rho.",
  reference: CHE,
  answer: (input) => robustly(input.fitOf("imputed"), input),
};
