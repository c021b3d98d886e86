import { readdirSync, readFileSync } from "node:fs";
import { type EffectSet, normalNormal, type Posterior } from "@treeline/engine/bayes";
import { describe, expect, it } from "vitest";

/** Numbers of one posterior; `independentQuadrature` is good to 1e-7 of a posterior SD, its shortest intervals to 1e-4. */
interface Numbers {
  readonly mean?: number;
  readonly sd?: number;
  readonly median: number;
  readonly centralLower: number;
  readonly centralUpper: number;
  readonly shortestLower: number;
  readonly shortestUpper: number;
  readonly pBelow0?: number;
}

interface Exact {
  readonly mu: Numbers;
  readonly predictive: Numbers;
  readonly tau: Numbers;
  readonly shrinkage: readonly Numbers[];
  readonly logMarginalLikelihood?: number;
}

interface Case {
  readonly id: string;
  readonly input: {
    readonly yi: readonly number[];
    readonly sei: readonly number[];
    readonly tauPrior: {
      readonly family: string;
      readonly scale?: number;
      readonly meanlog?: number;
      readonly sdlog?: number;
    };
    readonly muPrior: { readonly family: string; readonly mean?: number; readonly sd?: number };
  };
  readonly expected: {
    readonly independentQuadrature: Exact;
    readonly bayesFactorTau0: number | null;
    readonly bayesFactorMu0: number | null;
    readonly mu: Numbers;
    readonly tau: Numbers;
  };
}

const PRIORS: Readonly<Record<string, string>> = {
  "half-normal": "half-normal",
  "half-Cauchy": "half-Cauchy",
  "improper uniform on tau": "uniform",
  DuMouchel: "DuMouchel",
  Jeffreys: "Jeffreys",
  "uniform shrinkage": "shrinkage",
  "log-normal": "log-normal",
};

const folder = new URL("./data/bayes/", import.meta.url);
const cases = readdirSync(folder).flatMap((name) =>
  (JSON.parse(readFileSync(new URL(name, folder), "utf8")) as { cases: Case[] }).cases.map(
    (each) => [`${name} ${each.id}`, each] as const,
  ),
);

function effectsOf({ yi, sei }: Case["input"]): EffectSet {
  const rowIds = yi.map((_, row) => `r${row + 1}`);
  return {
    measure: "GEN",
    entered: yi.length,
    rowIds,
    labels: rowIds,
    yi,
    vi: sei.map((se) => se * se),
    ni: yi.map(() => null),
    userWeights: null,
    converted: [],
    excluded: [],
  };
}

function posteriorOf({ input }: Case) {
  const { tauPrior, muPrior } = input;
  const { scale, meanlog, sdlog } = tauPrior;
  const known = Object.entries({ scale, meanlog, sdlog }).filter(([, value]) => value !== undefined);
  const result = normalNormal(effectsOf(input), {
    tau: PRIORS[tauPrior.family] ?? tauPrior.family,
    params: Object.fromEntries(known) as Record<string, number>,
    mean: muPrior.family === "normal" ? { mean: muPrior.mean ?? 0, sd: muPrior.sd ?? 1 } : null,
  });
  if (!result.ok) throw new Error(result.issues[0]?.message);
  return result.value;
}

/** Largest differences in posterior SDs: of moments and central intervals, and of the shortest interval. */
function differences(posterior: Posterior, expected: Numbers): readonly [number, number] {
  const [lower, upper] = posterior.central(0.95);
  const [from, to] = posterior.shortest(0.95);
  const scale = expected.sd ?? (expected.centralUpper - expected.centralLower) / 4;
  const off = (ours: number | null, theirs: number | undefined): number =>
    theirs === undefined || ours === null ? 0 : Math.abs(ours - theirs) / scale;
  const exact = [
    off(posterior.mean, expected.mean),
    off(posterior.sd, expected.sd),
    off(posterior.quantile(0.5), expected.median),
    off(lower, expected.centralLower),
    off(upper, expected.centralUpper),
    expected.pBelow0 === undefined ? 0 : Math.abs(posterior.below(0) - expected.pBelow0),
  ];
  const shortest = [off(from, expected.shortestLower), off(to, expected.shortestUpper)];
  return [Math.max(...exact), Math.max(...shortest)];
}

describe.each(cases)("%s", (_name, each) => {
  const ours = posteriorOf(each);
  const { independentQuadrature: exact, bayesFactorTau0, bayesFactorMu0 } = each.expected;

  it.each(["mu", "tau", "predictive"] as const)("has the posterior of %s", (of) => {
    const [off, shortest] = differences(ours[of], exact[of]);
    expect(off).toBeLessThan(1e-6);
    expect(shortest).toBeLessThan(1e-4);
  });

  it("shrinks the studies", () => {
    for (const [study, expected] of exact.shrinkage.entries()) {
      const [off, shortest] = differences(ours.shrinkage(study), expected);
      expect(off).toBeLessThan(1e-6);
      expect(shortest).toBeLessThan(1e-4);
    }
  });

  it("has the marginal likelihood and the Bayes factors where the priors are proper", () => {
    const { logMarginalLikelihood } = exact;
    if (logMarginalLikelihood === undefined) expect(ours.logMarginalLikelihood).toBeNull();
    else expect(ours.logMarginalLikelihood).toBeCloseTo(logMarginalLikelihood, 6);
    if (bayesFactorTau0 !== null) expect((ours.bayesFactorTau0 ?? 0) / bayesFactorTau0).toBeCloseTo(1, 3);
    if (bayesFactorMu0 !== null) expect((ours.bayesFactorMean(0) ?? 0) / bayesFactorMu0).toBeCloseTo(1, 3);
  });

  it("agrees with bayesmeta within its grid", () => {
    for (const of of ["mu", "tau"] as const) {
      expect(differences(ours[of], each.expected[of])[0]).toBeLessThan(2e-3);
    }
  });
});
