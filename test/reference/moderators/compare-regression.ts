import { expect } from "vitest";
import type { HypothesisTest, Interval } from "../../../packages/engine/src/analysis-types.ts";
import type { Regression } from "../../../packages/engine/src/models/regression/fit-meta-regression.ts";
import { inflation } from "../../../packages/engine/src/models/regression/inflation.ts";
import type { Comparison } from "./comparison.ts";
import { designOf, type ModeratorCase, type ModeratorFile, regressionOf, specOf } from "./load.ts";

export function regressionFor(file: ModeratorFile, reference: ModeratorCase, changes = {}): Regression {
  return regressionOf(file, designOf(file, reference), specOf(reference, changes));
}

/** Where R stops at a tau2 of 1e-15, ours is 0: what tau2 = 1e-8 typical variances would do to a field. */
export function nearZero(file: ModeratorFile, tau2: unknown): (field: string) => number {
  const variances = file.data.vi!.map(Number);
  const typical = variances.length / variances.reduce((sum, v) => sum + 1 / v, 0);
  if (typeof tau2 !== "number" || tau2 === 0 || tau2 > 1e-9 * typical) return () => 0;
  return (field) => {
    if (/^tau2/.test(field)) return 1e-8 * typical;
    return field === "I2" || field === "R2" ? 1e-6 : 0;
  };
}

export function compareTest(
  compare: Comparison,
  actual: HypothesisTest | null,
  [statistic, df1, df2, p]: readonly [string, string, string, string],
  expected: Readonly<Record<string, unknown>>,
): void {
  compare.number(statistic, actual?.statistic.value ?? null, expected[statistic]);
  compare.number(df1, actual?.df[0] ?? null, expected[df1]);
  compare.number(df2, actual?.df[1] ?? null, expected[df2]);
  compare.probability(p, actual?.log10PValue ?? null, expected[p]);
}

function compareCoefficients(compare: Comparison, { fit }: Regression, expected: ModeratorCase["expected"]) {
  const { coefficients } = fit;
  const size = Math.max(...fit.fitted.map(Math.abs));
  compare.list(
    "estimate",
    coefficients.map(({ estimate }) => estimate),
    expected.estimate,
  );
  compare.list(
    "se",
    coefficients.map(({ se }) => se),
    expected.se,
  );
  compare.list(
    "statistic",
    coefficients.map((one) => one.test!.statistic.value),
    expected.statistic,
  );
  coefficients.forEach((one, j) => {
    compare.number(`df[${j}]`, one.test!.df[0] ?? null, expected.df);
    compare.probability(`pValue[${j}]`, one.test!.log10PValue, [expected.pValue].flat()[j]);
    compare.number(`ciLower[${j}]`, one.interval!.lower, [expected.ciLower].flat()[j], size);
    compare.number(`ciUpper[${j}]`, one.interval!.upper, [expected.ciUpper].flat()[j], size);
  });
  [expected.vcov].flat(2).forEach((value, at) => {
    const [i, j] = [Math.floor(at / fit.p), at % fit.p];
    const scale = Math.sqrt(fit.vcov[i]![i]! * fit.vcov[j]![j]!);
    compare.number(`vcov[${i}][${j}]`, fit.vcov[i]![j]!, value, scale);
  });
}

export function compareFit(
  compare: Comparison,
  regression: Regression,
  { input, expected }: ModeratorCase,
): void {
  const { fit } = regression;
  compare.number("k", fit.k, expected.k);
  compare.number("p", fit.p, expected.p);
  compareCoefficients(compare, regression, expected);
  compare.number("tau2", fit.tau2.estimate, expected.tau2);
  if (input.tau2 === undefined) compare.number("seTau2", fit.tau2.se, expected.seTau2);
  compare.number("I2", fit.heterogeneity.i2.estimate, expected.I2);
  compare.number("H2", fit.heterogeneity.h2.estimate, expected.H2);
  compare.number("R2", fit.explained?.estimate ?? null, expected.R2);
  compareTest(compare, fit.heterogeneity.q, ["Q", "QDf", "", "QP"], expected);
  const tested = (expected.btt as number[]).map((place) => unitAt(fit.p, place - 1));
  compareTest(compare, regression.joint(tested, "QM"), ["QM", "QMDf1", "QMDf2", "QMP"], expected);
  const statistics = input.method === "REML" ? fit.fitStatistics.reml : fit.fitStatistics.ml;
  compare.number("logLik", statistics?.logLik ?? null, expected.logLik);
  compare.number("AIC", statistics?.aic ?? null, expected.AIC);
  compare.number("BIC", statistics?.bic ?? null, expected.BIC);
  compare.number("AICc", statistics?.aicc ?? null, expected.AICc);
}

export function unitAt(p: number, at: number): Float64Array {
  const x = new Float64Array(p);
  x[at] = 1;
  return x;
}

interface Ends {
  readonly lower: readonly unknown[] | null;
  readonly upper: readonly unknown[] | null;
}

export interface Predictions {
  readonly estimate: readonly number[];
  readonly se: readonly number[];
  readonly ciLower: readonly number[];
  readonly ciUpper: readonly number[];
  readonly piLower: readonly unknown[] | null;
  readonly piUpper: readonly unknown[] | null;
  readonly piRiley: Ends;
  readonly piT: Ends;
  readonly piSimple: Ends;
}

/** Where tau2 is 0, z times tau gives R an interval that is a point or creeps towards one; ours is none (DIVERGENCES.md). */
const isPoint = (tau2: unknown): boolean => typeof tau2 === "number" && tau2 < 1e-12;

export function comparePredictions(
  compare: Comparison,
  file: ModeratorFile,
  reference: ModeratorCase,
  rows: (design: Regression["design"]) => readonly ArrayLike<number>[],
  expected: Predictions,
): void {
  const kinds = {
    metafor: { lower: expected.piLower, upper: expected.piUpper },
    riley: expected.piRiley,
    t: expected.piT,
    simple: expected.piSimple,
  };
  for (const [prediction, ends] of Object.entries(kinds)) {
    const regression = regressionFor(file, reference, { prediction });
    rows(regression.design).forEach((row, i) => {
      const predicted = regression.predict(row);
      const size = Math.abs(predicted.se) + Math.abs(predicted.estimate);
      compare.number(`predicted[${i}]`, predicted.estimate, expected.estimate[i], size);
      compare.number(`predicted se[${i}]`, predicted.se, expected.se[i]);
      compareEnds(compare, `ci[${i}]`, predicted.interval, expected.ciLower[i], expected.ciUpper[i], size);
      if (prediction === "simple" && isPoint(reference.expected.tau2)) {
        expect(predicted.prediction).toBeNull();
        return;
      }
      const [lower, upper] = [ends.lower?.[i], ends.upper?.[i]];
      compareEnds(compare, `${prediction}[${i}]`, predicted.prediction, lower, upper, size);
    });
  }
}

function compareEnds(
  compare: Comparison,
  field: string,
  interval: Interval | null,
  lower: unknown,
  upper: unknown,
  size: number,
): void {
  compare.number(`${field} lower`, interval?.lower ?? null, lower, size);
  compare.number(`${field} upper`, interval?.upper ?? null, upper, size);
}

export function compareTau2Intervals(
  compare: Comparison,
  file: ModeratorFile,
  reference: ModeratorCase,
): void {
  for (const [key, ends] of Object.entries(reference.expected)) {
    if (!key.startsWith("tau2Ci_")) continue;
    const { fit } = regressionFor(file, reference, { tau2Interval: key.slice(7) });
    const { tau2, I2, H2 } = ends as Record<string, readonly unknown[] | undefined>;
    const { i2, h2 } = fit.heterogeneity;
    compareEnds(compare, `${key} tau2`, fit.tau2.interval, tau2![0], tau2![1], 0);
    if (I2 !== undefined) compareEnds(compare, `${key} I2`, i2.interval, I2[0], I2[1], 0);
    if (H2 !== undefined) compareEnds(compare, `${key} H2`, h2.interval, H2[0], H2[1], 0);
  }
}

export function compareInflation(
  compare: Comparison,
  { fit }: Regression,
  expected: ModeratorCase["expected"],
): void {
  const { vif, gvif } = expected as {
    readonly vif?: { readonly vif: readonly number[] };
    readonly gvif?: { readonly gvif: readonly number[]; readonly gsif: readonly number[] };
  };
  const moderating = fit.names.map((_, j) => j).slice(fit.intercept ? 1 : 0);
  if (vif !== undefined)
    compare.list(
      "vif",
      moderating.map((j) => inflation(fit.vcov, [j], moderating)),
      vif.vif,
    );
  if (gvif === undefined) return;
  compare.list(
    "gvif",
    fit.terms.map((term) => term.gvif),
    gvif.gvif,
  );
  compare.list(
    "gsif",
    fit.terms.map((term) => term.gvifScaled),
    gvif.gsif,
  );
}

export function compareContrasts(
  compare: Comparison,
  regression: Regression,
  { input, expected }: ModeratorCase,
): void {
  if (input.contrasts === undefined) return;
  const reference = expected.contrastTest as Readonly<Record<string, readonly number[]>>;
  const combined = input.contrasts.map((row) => regression.combine(row, "contrast"));
  compare.list(
    "contrast",
    combined.map(({ estimate }) => estimate),
    reference.estimate,
  );
  compare.list(
    "contrast se",
    combined.map(({ se }) => se),
    reference.se,
  );
  combined.forEach((one, i) => {
    compare.number(`contrast statistic[${i}]`, one.test!.statistic.value, reference.statistic![i]);
    compare.probability(`contrast p[${i}]`, one.test!.log10PValue, reference.p![i]);
  });
  const joint = regression.joint(input.contrasts, "contrasts");
  compareTest(compare, joint, ["QM", "QMDf1", "QMDf2", "QMP"], reference);
}
