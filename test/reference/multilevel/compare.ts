import {
  coefficientOf,
  freedomOf,
  type MultilevelTest,
  sharesByLevel,
  waldTest,
} from "../../../packages/engine/src/dependence/inference.ts";
import {
  fitMultilevel,
  type MultilevelFit,
  type MultilevelInput,
  predictedEffects,
} from "../../../packages/engine/src/dependence/multilevel.ts";
import { predictAt } from "../../../packages/engine/src/dependence/predict.ts";
import { type Comparison, createComparison } from "../moderators/comparison.ts";
import type { MultilevelCase } from "./load.ts";

export function fitted(input: MultilevelInput): MultilevelFit {
  const fit = fitMultilevel(input);
  if (fit === null) throw new Error("no covariance matrix is positive definite");
  return fit;
}

const LEVEL = 0.95;

/** Variances are compared relative to all of them together: R leaves the smallest of four where its search stops. */
export function comparisonOf(tolerance: number, fit: MultilevelFit): Comparison {
  const variances = fit.components.flatMap((part, t) => part.slice(0, fit.model.terms[t]!.q));
  const total = variances.reduce((sum, value) => sum + value, 0);
  return createComparison(tolerance, (field) => {
    if (/^(?:sigma2|tau2)/.test(field)) return tolerance * total;
    if (field.startsWith("rho")) return tolerance;
    return field.startsWith("I2") ? 100 * tolerance : 0;
  });
}

/** Everything R prints of a fit. */
export function compareFit(
  against: Comparison,
  fit: MultilevelFit,
  input: MultilevelInput,
  { input: { test = "z", dfs = "residual", intercept }, expected }: MultilevelCase,
): void {
  const kind: MultilevelTest = test === "z" ? "z" : dfs === "contain" ? "contain" : "t";
  const df = freedomOf(fit, input.x, kind);
  const se = fit.vcov.map((row, i) => Math.sqrt(row[i]!));
  against.number("k", fit.model.k, expected.k);
  against.number("p", fit.model.p, expected.p);
  for (const [i, told] of expected.coefficients.entries()) {
    const { test: tested, interval, ...own } = coefficientOf(told.name, fit.beta[i]!, se[i]!, df[i]!, LEVEL);
    const scale = 1e12 * se[i]! * tolerance(against);
    against.number(`${told.name} estimate`, own.estimate, told.estimate, scale);
    against.number(`${told.name} se`, own.se, told.se);
    against.number(
      `${told.name} statistic`,
      tested!.statistic.value,
      told.statistic,
      1e12 * tolerance(against),
    );
    if (told.df !== undefined) against.number(`${told.name} df`, tested!.df[0]!, told.df);
    against.probability(`${told.name} p`, tested!.log10PValue, told.p);
    against.number(`${told.name} lower`, interval!.lower, told.ciLower, scale);
    against.number(`${told.name} upper`, interval!.upper, told.ciUpper, scale);
  }
  compareComponents(against, fit, expected);
  compareTests(against, fit, df, intercept === true && fit.model.p > 1, expected);
  if (expected.predict !== undefined) comparePredictions(against, fit, df, expected.predict);
}

const tolerances = new WeakMap<Comparison, number>();
const tolerance = (against: Comparison): number => tolerances.get(against) ?? 0;

/** @param value the case's own; coefficients may be off by it in standard errors */
export function remember(against: Comparison, value: number): Comparison {
  tolerances.set(against, value);
  return against;
}

function compareComponents(
  against: Comparison,
  fit: MultilevelFit,
  expected: MultilevelCase["expected"],
): void {
  const parts = fit.components.map((part, t) => ({ part, term: fit.model.terms[t]! }));
  const plain = parts.filter(({ term }) => term.structure.r === null);
  if (expected.sigma2 !== undefined) {
    against.list(
      "sigma2",
      plain.map(({ part }) => part[0]!),
      expected.sigma2,
    );
    against.list(
      "levels",
      plain.map(({ term }) => new Set(term.outer).size),
      expected.sigma2NLevels,
    );
  }
  for (const { part, term } of parts.filter(({ term: { structure } }) => structure.r !== null)) {
    const variances = part.slice(0, expected.tau2.length);
    against.list("tau2", variances, expected.tau2);
    const rho = part.slice(expected.tau2.length);
    against.list("rho", rho.length === 0 ? [0] : rho, expected.rho);
    if (expected.exact === undefined) continue;
    against.list("tau2 exact", variances, expected.exact.tau2);
    if (expected.exact.rho !== undefined && rho.length > 0)
      against.list("rho exact", rho, expected.exact.rho);
    against.number("logLik exact", fit.statistics.logLik, expected.exact.logLik);
    if (term.q === 0) throw new Error("a structure without levels");
  }
  if (expected.I2Levels === undefined) return;
  const shares = sharesByLevel(
    plain.map(({ part }) => part[0]!),
    fit.typicalVariance!,
  );
  against.number("typicalVariance", fit.typicalVariance, expected.typicalVariance);
  against.list("I2Levels", shares, expected.I2Levels);
  against.number(
    "I2Total",
    shares.reduce((sum, share) => sum + share, 0),
    expected.I2Total,
  );
}

function compareTests(
  against: Comparison,
  { statistics, q, beta, vcov }: MultilevelFit,
  df: readonly (number | null)[],
  spareIntercept: boolean,
  expected: MultilevelCase["expected"],
): void {
  against.number("logLik", statistics.logLik, expected.logLik, 1e3);
  against.number("deviance", statistics.deviance, expected.deviance, 1e3);
  against.number("AIC", statistics.aic, expected.AIC, 1e3);
  against.number("BIC", statistics.bic, expected.BIC, 1e3);
  against.number("AICc", statistics.aicc, expected.AICc, 1e3);
  against.number("Q", q, expected.Q);
  const tested = beta.map((_, i) => i).filter((i) => !(spareIntercept && i === 0));
  const wald = waldTest("moderators", beta, vcov, tested, df)!;
  const isF = wald.df.length === 2;
  const scale = 1e12 * tolerance(against);
  against.number("QM", wald.statistic.value, expected.QM, scale);
  against.number("QMDf1", wald.df[0]!, expected.QMDf1);
  if (isF) against.number("QMDf2", wald.df[1]!, expected.QMDf2);
  against.probability("QMP", wald.log10PValue, expected.QMP);
}

function comparePredictions(
  against: Comparison,
  fit: MultilevelFit,
  df: readonly (number | null)[],
  expected: MultilevelCase["expected"]["predict"],
): void {
  const cells = fit.model.terms[0]!.structure.r !== null;
  const rows: number[][] = (expected.newmods ?? [[]]).map((row: number[]) => (cells ? row : [1, ...row]));
  const total = fit.components.reduce((sum, part) => sum + part[0]!, 0);
  for (const [i, row] of rows.entries()) {
    const tau2 = cells ? fit.components[0]![expected.tau2Levels === undefined ? 0 : i]! : total;
    const at = predictAt(fit, row, tau2, df, LEVEL);
    const scale = 1e12 * tolerance(against) * at.se;
    against.number(`predict ${i}`, at.estimate, expected.estimate[i], scale);
    against.number(`predict ${i} se`, at.se, expected.se[i]);
    against.number(`predict ${i} lower`, at.interval!.lower, expected.ciLower[i], scale);
    against.number(`predict ${i} upper`, at.interval!.upper, expected.ciUpper[i], scale);
    against.number(`predict ${i} pi lower`, at.prediction!.lower, expected.piLower[i], scale);
    against.number(`predict ${i} pi upper`, at.prediction!.upper, expected.piUpper[i], scale);
    if (expected.df !== undefined) against.number(`predict ${i} df`, at.df, expected.df[i]);
  }
}

/** Predicted effects of every level, in the order R prints them: by the level's name. */
export function compareEffects(
  against: Comparison,
  fit: MultilevelFit,
  names: readonly (readonly string[])[],
  expected: Readonly<Record<string, { level: string[]; estimate: number[]; se: number[] }>>,
): void {
  for (const [t, { label }] of fit.model.terms.entries()) {
    const told = expected[label]!;
    const found = new Map(predictedEffects(fit, t).map((one) => [names[t]![one.level]!, one]));
    const inOrder = told.level.map((level) => found.get(level)!);
    const scale = 1e12 * tolerance(against);
    against.list(
      `${label} effects`,
      inOrder.map(({ estimate }) => estimate),
      told.estimate,
      scale,
    );
    against.list(
      `${label} se`,
      inOrder.map(({ se }) => se),
      told.se,
      scale,
    );
  }
}
