import { describe, expect, test } from "vitest";
import { levelsOf } from "../../packages/engine/src/dependence/blocks.ts";
import { coefficientOf } from "../../packages/engine/src/dependence/inference.ts";
import { robustCovariance } from "../../packages/engine/src/dependence/robust.ts";
import { satterthwaiteDf } from "../../packages/engine/src/dependence/robust-tests.ts";
import { correlatedEffects, hierarchicalEffects } from "../../packages/engine/src/dependence/rve.ts";
import { createComparison } from "./moderators/comparison.ts";
import { casesIn, designOf, type MultilevelCase, rowsOf } from "./multilevel/load.ts";

const FILES: Readonly<Record<string, string>> = {
  "assink2016-robu": "assink2016",
  knapp2017: "knapp2017",
  konstantopoulos2011: "konstantopoulos2011",
  robumeta_corrdat: "robumeta_corrdat",
  robumeta_hierdat: "robumeta_hierdat",
};

function compare(dataset: string, reference: MultilevelCase): readonly string[] {
  const { input, expected, tolerance } = reference;
  const rows = rowsOf(dataset, reference);
  const given = {
    yi: rows.map((row) => Number(row.yi)),
    vi: rows.map((row) => Number(row.vi)),
    x: designOf(rows, { ...reference, input: { ...input, intercept: true } }),
    cluster: levelsOf(rows.map((row) => String(row[input.studynum!]))).of,
  };
  const fit =
    input.modelweights === "CORR" ? correlatedEffects(given, input.rho!)! : hierarchicalEffects(given)!;
  const { clustered } = fit;
  const robust = robustCovariance(clustered, input.small === true ? "CR2" : "CR1p")!;
  const against = createComparison(tolerance);
  against.number("nStudies", robust.clusters, expected.nStudies);
  against.number("k", clustered.k, expected.k);
  against.number("tau2", fit.tau2, expected.tau2, 1e-3);
  if (expected.omega2 !== undefined) against.number("omega2", fit.omega2, expected.omega2, 1e-3);
  if (expected.I2 !== undefined) against.number("I2", fit.i2, expected.I2);
  for (const [i, told] of expected.coefficients.entries()) {
    const se = Math.sqrt(robust.vcov[i]![i]!);
    const contrast = clustered.beta.map((_, j) => (i === j ? 1 : 0));
    const df =
      input.small === true ? satterthwaiteDf(clustered, robust, contrast)! : robust.clusters - clustered.p;
    const { test: tested, interval, ...own } = coefficientOf(told.name, clustered.beta[i]!, se, df, 0.95);
    const scale = 1e3 * se;
    against.number(`${told.name} estimate`, own.estimate, told.estimate, scale);
    against.number(`${told.name} se`, own.se, told.se);
    against.number(`${told.name} statistic`, tested!.statistic.value, told.statistic, 1e3);
    against.number(`${told.name} df`, tested!.df[0]!, told.df);
    // robumeta takes its p from 1, so that the digits of a small one are lost.
    if (told.p > 1e-5) against.probability(`${told.name} p`, tested!.log10PValue, told.p);
    else expect(Math.abs(tested!.pValue - told.p)).toBeLessThan(1e-15);
    against.number(`${told.name} lower`, interval!.lower, told.ciLower, scale);
    against.number(`${told.name} upper`, interval!.upper, told.ciUpper, scale);
  }
  return against.failures;
}

describe.each(Object.entries(FILES))("%s", (file, dataset) => {
  const cases = casesIn("robust", file).filter(({ input }) => input.modelweights !== undefined);

  test.each(cases.map((one) => [one.id, one] as const))("%s", (_, reference) => {
    expect(compare(dataset, reference)).toEqual([]);
  });
});
