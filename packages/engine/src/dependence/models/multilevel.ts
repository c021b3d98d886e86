import { clustersOf } from "../clusters.ts";
import { totalOf } from "../components.ts";
import { coefficientOf, freedomOf } from "../inference.ts";
import type { MultilevelFit } from "../multilevel.ts";
import { predictAt } from "../predict.ts";
import { robustCovariance, robustError } from "../robust.ts";
import { satterthwaiteDf } from "../robust-tests.ts";
import { canLearn } from "../terms.ts";
import {
  lacking,
  type WorkingAnswer,
  type WorkingFit,
  type WorkingInput,
  type WorkingModel,
} from "./types.ts";

const NOT_FITTED =
  "No covariance matrix of the effects is positive definite under the correlations assumed, so the model has no likelihood.";

const CROSSED =
  "A factor reaches across studies, so that studies are not independent of each other and cannot be the clusters of a robust covariance.";

function byModel(fit: MultilevelFit | null, { spec, model }: WorkingInput): WorkingAnswer {
  if (fit === null) return lacking(NOT_FITTED);
  const x = fit.model.blocks.length === 0 ? [] : new Array<readonly number[]>(fit.model.k).fill([1]);
  const df = freedomOf(fit, x, spec.test);
  const mean = coefficientOf("intrcpt", fit.beta[0]!, Math.sqrt(fit.vcov[0]![0]!), df[0]!, model.level);
  const tau2 = totalOf(fit);
  const prediction = tau2 === null ? null : predictAt(fit, [1], tau2, df, model.level).prediction;
  return { ...numbersOf(mean), prediction, tau2, lack: null };
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
  const tau2 = totalOf(fit);
  const prediction = tau2 === null ? null : predictAt(asRobust, [1], tau2, [df], model.level).prediction;
  return { ...numbersOf(mean), prediction, tau2, lack: null };
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
    "The working model recommended for several effects per study, with a standard error that does not rest on ρ.",
  reference: CHE,
  answer: (input) => robustly(input.fitOf("imputed"), input),
};

function ofCategories(input: WorkingInput, working: WorkingFit, structure: string): WorkingAnswer | null {
  const { inner } = input.spec;
  if (inner === null) return null;
  if (!canLearn(structure, input.categories)) {
    return lacking("There are more categories than variances of their own can be learnt for.");
  }
  return robustly(input.fitOf(working), input);
}

/** R: `robust(rma.mv(yi, V, random = list(~ category | study, ~ 1 | effect), struct = "CS"), cluster = study, clubSandwich = TRUE)` */
export const byCategory: WorkingModel = {
  id: "by-category-robust",
  label: "Effects by category, cluster-robust",
  summary:
    "True effects of the categories of a study vary and hang together as chosen; the standard error does not rest on that.",
  reference: CHE,
  answer: (input) => (input.spec.inner === null ? null : robustly(input.fitOf("chosen"), input)),
};

/** R: `rma.mv(yi, V, random = ~ category | study, struct = "UN")`, made robust by `robust()` */
export const multivariateEffects: WorkingModel = {
  id: "cmve-robust",
  label: "Correlated multivariate effects (CMVE), cluster-robust",
  summary:
    "A variance for each category and a correlation for each pair of them; sampling errors of a study are correlated.",
  reference: CHE,
  answer: (input) => ofCategories(input, "multivariate", "UN"),
};

/** R: `rma.mv(yi, vcalc(..., subgroup = category), random = ~ category | study, struct = "DIAG")`, made robust by `robust()` */
export const subgroupCorrelated: WorkingModel = {
  id: "sce-robust",
  label: "Subgroup correlated effects (SCE), cluster-robust",
  summary:
    "A variance for each category; true effects and sampling errors of different categories are taken to be independent.",
  reference: CHE,
  answer: (input) => ofCategories(input, "subgroup", "DIAG"),
};
