import { describe, expect, test } from "vitest";
import { levelsOf } from "../../packages/engine/src/dependence/blocks.ts";
import { clustersOf } from "../../packages/engine/src/dependence/clusters.ts";
import { coefficientOf, waldTest } from "../../packages/engine/src/dependence/inference.ts";
import {
  fitMultilevel,
  type MultilevelFit,
  type MultilevelInput,
} from "../../packages/engine/src/dependence/multilevel.ts";
import {
  type ClusteredFit,
  type RobustCorrection,
  type RobustCovariance,
  robustCovariance,
  robustError,
} from "../../packages/engine/src/dependence/robust.ts";
import {
  type RobustWaldMethod,
  robustWald,
  satterthwaiteDf,
} from "../../packages/engine/src/dependence/robust-tests.ts";
import { comparisonOf } from "./multilevel/compare.ts";
import { casesIn, designOf, type MultilevelCase, rowsOf, samplingOf, termOf } from "./multilevel/load.ts";

const FILES: Readonly<Record<string, string>> = {
  assink2016: "assink2016",
  bornmann2007: "bornmann2007",
  knapp2017: "knapp2017",
  konstantopoulos2011: "konstantopoulos2011",
  "robumeta_corrdat-CR2": "robumeta_corrdat",
};

/** The grouping factors of the model that a case names. */
function termsOf({ input }: MultilevelCase, call: string): readonly string[] {
  if (input.model === "uniEE") return [];
  if (input.model === "uniREML") return ["obs_"];
  const [, outer, inner] = /random=~1\|(\w+)\/(\w+)/.exec(call)!;
  return [outer!, `${outer}/${inner}`];
}

interface Working {
  readonly fit: MultilevelFit;
  readonly clustered: ClusteredFit;
}

const remembered = new Map<string, Working>();

/** The model of a case; many cases ask different things of one. */
function workingOf(dataset: string, given: MultilevelCase, call: string): Working {
  const key = [dataset, given.input.model, JSON.stringify(given.input.mods ?? [])].join(" ");
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const rows = rowsOf(dataset, given);
  const imputed = given.input.model === "CHE0.6";
  const input: MultilevelInput = {
    yi: rows.map((row) => Number(row.yi)),
    x: designOf(rows, given),
    sampling: samplingOf(
      rows,
      imputed ? { type: "vcalc", cluster: given.input.cluster!, rho: 0.6 } : undefined,
    ),
    terms: termsOf(given, call).map((path) => termOf(rows, path)),
    method: "REML",
  };
  const fit = fitMultilevel(input)!;
  const clustered = clustersOf(fit, levelsOf(rows.map((row) => String(row[given.input.cluster!]))).of)!;
  const made = { fit, clustered };
  remembered.set(key, made);
  return made;
}

/** metafor's robust(): CR0, or CR1p under its name `adjust`; else what clubSandwich calls it. */
function correctionOf(id: string): RobustCorrection {
  const [, named] = /clubSandwich-(CR\w+)/.exec(id) ?? [];
  if (named !== undefined) return named.replace(/-naive.*/, "") as RobustCorrection;
  if (id.endsWith("CR0")) return "CR0";
  return id.endsWith("CR1") ? "CR1p" : "CR2";
}

function freedoms({ clustered }: Working, robust: RobustCovariance, id: string): number[] {
  const m = robust.clusters;
  return clustered.beta.map((_, i) => {
    if (id.endsWith("naive-t")) return m - 1;
    if (!id.includes("clubSandwich")) return m - clustered.p;
    return satterthwaiteDf(
      clustered,
      robust,
      clustered.beta.map((__, j) => (i === j ? 1 : 0)),
    )!;
  });
}

/** A cluster determines a coefficient alone, so that I - H_gg has no inverse and R prints what rounding left of one. */
const SINGULAR = new Set([
  "assink2016 deltype-uniREML-clubSandwich-CR3",
  "assink2016 deltype-threeLevel-clubSandwich-CR3",
]);

function compare(dataset: string, reference: MultilevelCase, call: string): readonly string[] {
  const { expected, tolerance, id, input } = reference;
  const working = workingOf(dataset, reference, call);
  const { fit, clustered } = working;
  const against = comparisonOf(tolerance, fit);
  const found = robustCovariance(clustered, correctionOf(id));
  if (SINGULAR.has(`${dataset} ${id}`)) return found === null ? [] : ["an inverse that does not exist"];
  const robust = found!;
  if (expected.F !== undefined) {
    const method = id.slice(id.lastIndexOf("-H") + 1).startsWith("H") ? id.split("-").at(-1)! : "Naive-F";
    const wald = robustWald("all", clustered, robust, input.constraints!, method as RobustWaldMethod)!;
    against.number("F", wald.test.statistic.value, expected.F);
    against.number("delta", wald.delta, expected.delta);
    against.number("dfNum", wald.test.df[0]!, expected.dfNum);
    against.number("dfDenom", wald.test.df[1]!, expected.dfDenom);
    against.probability("p", wald.test.log10PValue, expected.p);
    return against.failures;
  }
  if (expected.tau2 !== undefined) against.number("tau2", fit.theta[0] ?? 0, expected.tau2);
  if (expected.sigma2 !== undefined) against.list("sigma2", fit.theta, expected.sigma2);
  const df = freedoms(working, robust, id);
  for (const [i, told] of expected.coefficients.entries()) {
    const se = robustError(clustered, robust, i);
    if (se === null) {
      // R's is null as well, or the root of a rounding error.
      if (told.se !== null && !(told.se < 1e-6)) against.number(`${told.name} se`, null, told.se);
      continue;
    }
    const { test: tested, interval, ...own } = coefficientOf(told.name, clustered.beta[i]!, se, df[i]!, 0.95);
    const scale = 1e12 * tolerance * se;
    against.number(`${told.name} estimate`, own.estimate, told.estimate, scale);
    against.number(`${told.name} se`, own.se, told.se);
    against.number(`${told.name} statistic`, tested!.statistic.value, told.statistic, 1e12 * tolerance);
    against.number(`${told.name} df`, tested!.df[0]!, told.df);
    against.probability(`${told.name} p`, tested!.log10PValue, told.p);
    against.number(`${told.name} lower`, interval!.lower, told.ciLower, scale);
    against.number(`${told.name} upper`, interval!.upper, told.ciUpper, scale);
  }
  if (expected.vcov !== undefined) {
    const scale = 1e12 * tolerance * Math.max(...robust.vcov.map((row, i) => row[i]!));
    for (const [i, row] of expected.vcov.entries())
      against.list(
        `vcov ${i}`,
        robust.vcov[i]!,
        (row as (number | null)[]).map((value) => value ?? 0),
        scale,
      );
  }
  if (expected.QM !== undefined) {
    const tested = clustered.beta.map((_, i) => i).slice(clustered.p > 1 ? 1 : 0);
    const own = id.includes("clubSandwich")
      ? robustWald(
          "all",
          clustered,
          robust,
          tested.map((i) => clustered.beta.map((_, j) => (i === j ? 1 : 0))),
          "HTZ",
        )?.test
      : waldTest("all", clustered.beta, robust.vcov, tested, df);
    if (expected.QM === null) {
      if (own !== undefined && own !== null)
        return [...against.failures, `QM ${own.statistic.value} for none`];
    } else {
      against.number("QM", own!.statistic.value, expected.QM, 1e12 * tolerance);
      against.number("QMDf1", own!.df[0]!, expected.QMDf1);
      against.number("QMDf2", own!.df[1]!, expected.QMDf2);
      against.probability("QMP", own!.log10PValue, expected.QMP);
    }
  }
  if (expected.nClusters !== undefined) against.number("nClusters", robust.clusters, expected.nClusters);
  return against.failures;
}

describe.each(Object.entries(FILES))("%s", (file, dataset) => {
  const cases = casesIn("robust", file).filter(({ input }) => input.model !== undefined);
  const calls = new Map(
    cases.map(({ input }) => [input.model!, (input as { modelCall?: string }).modelCall ?? ""]),
  );

  test.each(cases.map((one) => [one.id, one] as const))("%s", (_, reference) => {
    expect(compare(dataset, reference, calls.get(reference.input.model!)!)).toEqual([]);
  });
});
