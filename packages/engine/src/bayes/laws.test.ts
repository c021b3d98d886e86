import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { effectsOf } from "../effects/effects-testing.ts";
import { type NormalNormal, normalNormal, type Priors } from "./normal-normal.ts";
import { tauPriors } from "./registry.ts";

const HALF_NORMAL: Priors = { tau: "half-normal", params: { scale: 0.5 }, mean: null };

function solve(yi: readonly number[], vi: readonly number[], priors: Partial<Priors> = {}): NormalNormal {
  const result = normalNormal(effectsOf(yi, vi), { ...HALF_NORMAL, ...priors });
  if (!result.ok) throw new Error(result.issues[0]?.message);
  return result.value;
}

/** Everything that is told of a posterior, in one list. */
function told(of: NormalNormal): number[] {
  return [of.mu, of.tau, of.predictive, of.shrinkage(0)].flatMap((posterior) => [
    posterior.mean ?? 0,
    posterior.sd ?? 0,
    posterior.quantile(0.5),
    ...posterior.central(0.95),
    ...posterior.shortest(0.95),
  ]);
}

const studies = fc.array(
  fc.record({
    y: fc.double({ min: -3, max: 3, noNaN: true }),
    v: fc.double({ min: 0.001, max: 4, noNaN: true }),
  }),
  { minLength: 1, maxLength: 8 },
);
const few = { numRuns: 25 };

function close(ours: number, theirs: number, scale: number, by = 1e-7): void {
  expect(Math.abs(ours - theirs) / scale).toBeLessThan(by);
}

describe("the posterior of the normal-normal model", () => {
  it("moves with the effects", () => {
    fc.assert(
      fc.property(studies, fc.double({ min: -50, max: 50, noNaN: true }), (rows, shift) => {
        const [yi, vi] = [rows.map(({ y }) => y), rows.map(({ v }) => v)];
        const [here, there] = [
          solve(yi, vi),
          solve(
            yi.map((y) => y + shift),
            vi,
          ),
        ];
        close(there.mu.quantile(0.5), here.mu.quantile(0.5) + shift, 1);
        close(there.predictive.central(0.9)[1], here.predictive.central(0.9)[1] + shift, 1);
        close(there.tau.quantile(0.5), here.tau.quantile(0.5), 1);
      }),
      few,
    );
  });

  it("scales with the effects and the prior, over many orders of magnitude", () => {
    fc.assert(
      fc.property(studies, fc.integer({ min: -30, max: 30 }), (rows, exponent) => {
        const by = 10 ** exponent;
        const [yi, vi] = [rows.map(({ y }) => y), rows.map(({ v }) => v)];
        const here = solve(yi, vi);
        const there = solve(
          yi.map((y) => y * by),
          vi.map((v) => v * by * by),
          { params: { scale: 0.5 * by } },
        );
        close(there.mu.quantile(0.3) / by, here.mu.quantile(0.3), 1);
        close((there.tau.sd ?? 0) / by, here.tau.sd ?? 0, 1);
        close(there.predictive.quantile(0.975) / by, here.predictive.quantile(0.975), 1);
      }),
      few,
    );
  });

  it("does not depend on the order of the studies, and turns with the sign", () => {
    fc.assert(
      fc.property(studies, (rows) => {
        const turned = rows.toReversed();
        const here = solve(
          rows.map(({ y }) => y),
          rows.map(({ v }) => v),
        );
        const there = solve(
          turned.map(({ y }) => -y),
          turned.map(({ v }) => v),
        );
        close(there.mu.quantile(0.2), -here.mu.quantile(0.8), 1);
        close(there.tau.quantile(0.8), here.tau.quantile(0.8), 1);
        close(there.mu.below(0), 1 - here.mu.below(0), 1);
      }),
      few,
    );
  });

  it("is that of equal effects as the scale of the prior goes to 0", () => {
    fc.assert(
      fc.property(studies, (rows) => {
        const weights = rows.map(({ v }) => 1 / v);
        const sumW = weights.reduce((sum, w) => sum + w, 0);
        const mean = rows.reduce((sum, { y }, i) => sum + y * (weights[i] ?? 0), 0) / sumW;
        const ours = solve(
          rows.map(({ y }) => y),
          rows.map(({ v }) => v),
          { params: { scale: 1e-7 } },
        );
        close(ours.mu.mean ?? 0, mean, 1, 1e-6);
        close(ours.mu.sd ?? 0, Math.sqrt(1 / sumW), Math.sqrt(1 / sumW), 1e-6);
        expect(ours.tau.quantile(0.99)).toBeLessThan(1e-6);
      }),
      few,
    );
  });

  it("tends to that of a uniform prior as the scale goes to infinity", () => {
    const [yi, vi] = [
      [0.1, 0.7, -0.4, 0.2, 0.9],
      [0.04, 0.09, 0.05, 0.12, 0.02],
    ];
    const flat = solve(yi, vi, { tau: "uniform", params: {} });
    for (const [scale, by] of [
      [1e3, 1e-3],
      [1e6, 1e-6],
    ] as const) {
      const wide = solve(yi, vi, { params: { scale } });
      close(wide.tau.quantile(0.5), flat.tau.quantile(0.5), 1, by);
      close(wide.mu.central(0.95)[0], flat.mu.central(0.95)[0], 1, by);
    }
  });

  it("has intervals that hold their probability, and no shorter one of the same", () => {
    fc.assert(
      fc.property(studies, (rows) => {
        const { mu, tau, predictive } = solve(
          rows.map(({ y }) => y),
          rows.map(({ v }) => v),
        );
        for (const posterior of [mu, tau, predictive]) {
          const [lower, upper] = posterior.shortest(0.9);
          const [from, to] = posterior.central(0.9);
          close(posterior.below(upper) - posterior.below(lower), 0.9, 1);
          expect(upper - lower).toBeLessThanOrEqual((to - from) * (1 + 1e-9));
        }
      }),
      few,
    );
  });
});

describe("one study", () => {
  // bayesmeta k = 1 with a half-normal(0.5) prior of tau and a normal(0, 2) prior of the mean, good to 1e-3.
  it("has the posterior of bayesmeta", () => {
    const ours = solve([0.21], [0.04], { mean: { mean: 0, sd: 2 } });
    close(ours.mu.quantile(0.5), 0.20198781529247006, 1, 1e-3);
    close(ours.mu.sd ?? 0, 0.4904106837554916, 1, 1e-3);
    close(ours.tau.shortest(0.95)[1], 0.9556628479586876, 1, 1e-3);
    expect(ours.tau.shortest(0.95)[0]).toBe(0);
  });

  it("learns nothing of tau under a uniform prior of the mean", () => {
    const { tau } = solve([0.21], [0.04]);
    close(tau.quantile(0.95), 0.5 * 1.959963984540054, 1);
    close(tau.mean ?? 0, 0.5 * Math.sqrt(2 / Math.PI), 1);
  });
});

describe("numbers at the edge", () => {
  it.each([
    ["equal effects", [0.3, 0.3, 0.3], [0.1, 0.1, 0.1]],
    ["variances 12 orders apart", [0.3, 0.5, -1], [1e-10, 0.1, 100]],
    ["effects far apart", [-1000, 1000], [0.01, 0.01]],
    ["tiny variances", [1, 1.0000001], [1e-20, 1e-20]],
    ["huge variances", [1, 2, 3], [1e10, 1e12, 1e11]],
  ])("%s: every prior that leaves a posterior leaves finite numbers", (_name, yi, vi) => {
    for (const { id, params } of tauPriors.records) {
      const given = Object.fromEntries(params.map((def) => [def.key, def.default])) as Priors["params"];
      const result = normalNormal(effectsOf(yi, vi), { tau: id, params: given, mean: null });
      if (!result.ok) {
        expect(result.issues[0]?.code).toMatch(/^posterior-(?:improper|out-of-range)$/);
        continue;
      }
      for (const number of told(result.value)) expect(Number.isFinite(number)).toBe(true);
      const [lower, upper] = result.value.mu.shortest(0.95);
      expect(upper).toBeGreaterThan(lower);
    }
  });

  it("has no posterior from a uniform prior and two studies, and no second moments from a long tail", () => {
    const refused = normalNormal(effectsOf([0, 1], [1, 1]), { tau: "uniform", params: {}, mean: null });
    expect(refused.ok).toBe(false);
    expect(refused.issues[0]?.code).toBe("posterior-improper");
    const { mu, tau, predictive } = solve([0, 1], [1, 1], { tau: "half-Cauchy" });
    expect([mu.sd, tau.sd, predictive.sd]).toEqual([null, null, null]);
    expect(tau.mean).not.toBeNull();
    const proper = solve([0, 1], [1, 1], { tau: "half-Cauchy", mean: { mean: 0, sd: 1 } });
    expect(proper.mu.sd).not.toBeNull();
  });

  it("refuses a Bayes factor without a proper prior of the mean", () => {
    const improper = solve([0.1, 0.4], [0.1, 0.2]);
    expect([improper.logMarginalLikelihood, improper.bayesFactorTau0, improper.bayesFactorMean(0)]).toEqual([
      null,
      null,
      null,
    ]);
    const proper = solve([0.1, 0.4], [0.1, 0.2], { mean: { mean: 0, sd: 1 } });
    expect(proper.bayesFactorMean(0)).toBeGreaterThan(0.1);
    expect(proper.bayesFactorTau0).toBeGreaterThan(1);
  });
});

describe("the priors of tau", () => {
  it.each(tauPriors.records.filter(({ proper }) => proper))("$id integrates to 1", (prior) => {
    const params = Object.fromEntries(prior.params.map((def) => [def.key, def.default])) as Priors["params"];
    const vi = Float64Array.of(0.04, 0.09, 0.3);
    let sum = 0;
    const step = 0.01;
    for (let w = -40; w < 40; w += step)
      sum += step * Math.exp(prior.logDensity(Math.exp(w), params, vi) + w);
    expect(sum).toBeCloseTo(1, 6);
  });

  it.each(tauPriors.records)("$id writes its R argument", (prior) => {
    const params = Object.fromEntries(prior.params.map((def) => [def.key, def.default])) as Priors["params"];
    expect(prior.r(params)).toMatch(/^(?:"[A-Za-z]+"|function\(t\) d[a-z]+\(t.*\))$/);
  });
});
